import {
  count,
  dateInWords,
  filesOf,
  labelOf,
  perCent,
  stageColour,
  type BlocksPage,
  type Cell,
  type Column,
  type Piece,
  type TableFile,
} from '#govuk-pages';
import type { ConsultationBehind, PairBehind, PartBehind, PolicyBehind, RowBehind, RowsOfFigure } from '#influence';
import { hrefOf } from '../registers/hrefs.js';
import { addressOf, type View } from './view.js';

interface Of<Row> extends Column {
  readonly cell: (row: Row) => Cell;
  /** as a file holds it; default: what the cell says */
  readonly exported?: (row: Row) => string | number | null;
}

type Item = PairBehind['ask'];

const linkTo = ({ kind, id, title }: Item): Piece => ({ text: title, href: hrefOf(kind, id) });
const day = (date: string | null) => (date === null ? null : dateInWords(date));

/** A column of dates: in words on the page, as dates in the file. */
const dated = <Row>(label: string, date: (row: Row) => string | null): Of<Row> => ({
  label,
  cell: (row) => day(date(row)),
  exported: date,
});

const PAIRS: readonly Of<PairBehind>[] = [
  { label: 'Ask', cell: ({ ask }) => linkTo(ask) },
  { label: 'Policy', cell: ({ policy }) => linkTo(policy) },
  {
    label: 'First raised',
    cell: ({ firstRaise: { on, by }, stage }) => [
      { text: dateInWords(on), href: hrefOf(by.kind, by.id) },
      { text: labelOf(stage), tag: stageColour(stage) },
    ],
    exported: ({ firstRaise }) => firstRaise.on,
  },
  {
    label: 'Answer',
    cell: ({ answer, decision, decidedOn }) => [
      { text: answer === null ? 'None yet' : labelOf(answer) },
      ...(decision ? [{ ...linkTo(decision), ...(decidedOn !== null && { hint: dateInWords(decidedOn) }) }] : []),
    ],
    exported: ({ answer }) => answer,
  },
  {
    label: 'Best grade',
    cell: ({ grade, influence }) =>
      grade === null ? null : { text: grade, ...(influence && { hint: 'Influence is shown' }) },
    exported: ({ grade }) => grade,
  },
];

const CONSULTATIONS: readonly Of<ConsultationBehind>[] = [
  { label: 'Consultation', cell: ({ consultation }) => linkTo(consultation) },
  { label: 'Triage', cell: ({ triage }) => triage && labelOf(triage), exported: ({ triage }) => triage },
  dated('Logged', ({ loggedOn }) => loggedOn),
  dated('Opened', ({ opensOn }) => opensOn),
  dated('Closed', ({ closesOn }) => closesOn),
  dated('Outcome', ({ outcomeOn }) => outcomeOn),
  dated('Withdrawn', ({ withdrawnOn }) => withdrawnOn),
  dated('Lapsed', ({ lapsedOn }) => lapsedOn),
];

const POLICIES: readonly Of<PolicyBehind>[] = [
  { label: 'Policy', cell: ({ policy }) => linkTo(policy) },
  dated('Decided', ({ reachedOn }) => reachedOn),
  dated('Registered', ({ registeredOn }) => registeredOn),
  {
    label: 'First engaged',
    cell: ({ firstEngaging }) =>
      firstEngaging && {
        text: dateInWords(firstEngaging.on),
        href: hrefOf(firstEngaging.by.kind, firstEngaging.by.id),
      },
    exported: ({ firstEngaging }) => firstEngaging?.on ?? null,
  },
  { label: 'Coverage', cell: ({ coverage }) => labelOf(coverage), exported: ({ coverage }) => coverage },
];

const PARTS: readonly Of<PartBehind>[] = [
  { label: 'What', cell: ({ kind }) => labelOf(kind), exported: ({ kind }) => kind },
  { label: 'Which', cell: ({ item }) => linkTo(item) },
  { label: 'Round', numeric: true, cell: ({ round }) => round, exported: ({ round }) => round },
  dated('Date', ({ on }) => on),
];

const DAYS: Of<RowBehind> = { label: 'Days', numeric: true, cell: ({ days }) => days, exported: ({ days }) => days };

/** The columns for rows, which are all of one kind. */
function columnsOf(rows: readonly RowBehind[]): readonly Of<RowBehind>[] {
  const [first] = rows;
  const ofKind =
    first?.kind === 'pair'
      ? PAIRS
      : first?.kind === 'consultation'
        ? CONSULTATIONS
        : first?.kind === 'policy'
          ? POLICIES
          : PARTS;
  return [...(ofKind as readonly Of<RowBehind>[]), ...(rows.some(({ days }) => days !== null) ? [DAYS] : [])];
}

const UUID = /^[0-9a-f-]{36}$/i;

/** “Adoption by band: early, any, count” from the path of a figure. */
export function figureInWords(figure: string): string {
  const [first = '', ...rest] = figure
    .split('.')
    .filter((step) => !UUID.test(step))
    .map((step) =>
      step.replaceAll(/[A-Z](?![A-Z0-9]| )/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' '),
    );
  const begins = first.charAt(0).toUpperCase() + first.slice(1);
  return rest.length > 0 ? `${begins}: ${rest.join(', ')}` : begins;
}

const SHARES = new Set(['rate', 'low', 'high', 'difference']);

/** The number itself: a share in per cent; of too few nothing but that. */
function valueInWords({ figure, value, total }: RowsOfFigure): string {
  if (value === null) return `too few to show (${total === 0 ? 'there are none' : `n = ${total}`})`;
  if (SHARES.has(figure.split('.').at(-1) ?? '')) return perCent(value);
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

/** What the link of a row is told from the others by, for those who hear it. */
const nameOfRow = (row: RowBehind): string => {
  if (row.kind === 'pair') return `${row.ask.title} (${row.policy.title})`;
  if (row.kind === 'consultation') return row.consultation.title;
  return row.kind === 'policy' ? row.policy.title : row.item.title;
};

/** What a figure counts: its rule, and the rows that met it. */
export function rowsPage(view: View, found: RowsOfFigure, narrowed: readonly string[]): Omit<BlocksPage, 'kind'> {
  const { figure, rule, total, page, pageCount, rows } = found;
  const columns = columnsOf(rows);
  const at = (more: Readonly<Record<string, string>>) => addressOf('/influence/rows', view, { figure, ...more });
  const pages: Piece[] = [
    { text: `Page ${page} of ${pageCount}` },
    ...(page > 1 ? [{ text: 'Previous page', href: at({ page: String(page - 1) }) }] : []),
    ...(page < pageCount ? [{ text: 'Next page', href: at({ page: String(page + 1) }) }] : []),
  ];
  return {
    title: figureInWords(figure),
    caption: 'What stands behind a number',
    section: '/influence',
    breadcrumbs: [{ text: 'Influence', href: addressOf('/influence', view) }],
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'The number', value: valueInWords(found) },
          { label: 'Of these filters', value: narrowed.length > 0 ? narrowed.map((text) => ({ text })) : 'Everything' },
        ],
      },
      { kind: 'prose', heading: 'Why is this counted?', text: rule },
      {
        kind: 'table',
        heading: count(total, 'row'),
        caption: 'The rows that met the rule, with the facts',
        columns: [...columns, { label: 'Counted' }],
        rows: rows.map((row) => [
          ...columns.map(({ cell }) => cell(row)),
          { text: 'Why?', href: addressOf('/influence/why', view, { figure, row: row.row }), unseen: nameOfRow(row) },
        ]),
        empty: 'Nothing meets this rule yet.',
        files: filesOf((format) => at({ format })),
      },
      ...(pageCount > 1 ? [{ kind: 'facts', rows: [{ label: 'Rows shown', value: pages }] } as const] : []),
    ],
  };
}

/** All rows of a figure to take away. */
export function rowsFile({ figure, rows }: RowsOfFigure, narrowed: readonly string[]): TableFile {
  const columns = columnsOf(rows);
  return {
    title: figureInWords(figure),
    narrowed,
    headings: columns.map(({ label }) => label),
    rows: rows.map((row) => columns.map(({ cell, exported }) => (exported ? exported(row) : cell(row)))),
  };
}

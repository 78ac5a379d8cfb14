import {
  findingsOf,
  headlineSentence,
  stepsTable,
  WHAT_FIGURES_DO_NOT_SHOW,
  type DataTable,
  type Finding,
  type HeadlineNumbers,
  type Links,
  type Measured,
} from '#findings';
import {
  filesOf,
  type Block,
  type BlocksPage,
  type Cell,
  type Figures,
  type FiltersBlock,
  type TableFile,
} from '#govuk-pages';
import { hrefOf } from '../registers/hrefs.js';
import { addressOf, type View } from './view.js';

/** Where what stands behind the numbers of a view is found. */
export const linksOf = (view: View): Required<Links> => ({
  rows: (figure, more = {}) => addressOf('/influence/rows', view, { figure, ...more }),
  consultation: (id) => hrefOf('consultation', id),
  organisation: (id) => hrefOf('organisation', id),
});

const cells = ({ rows }: DataTable): Cell[][] => rows.map((row) => row.map(({ shown }) => shown));

/** A finding on a page: its picture, the table and the file beside it. */
function blocksOf({ id, heading, text, table, chart }: Finding, view: View): Block[] {
  const shown = { caption: table.caption, columns: table.columns, rows: cells(table), empty: table.empty };
  const files = filesOf((format) => addressOf(`/influence/files/${id}.${format}`, view));
  if (chart !== undefined) return [{ kind: 'chart', id, heading, text, svg: chart, table: shown, files }];
  return [
    { kind: 'prose', id, heading, text },
    { kind: 'table', ...shown, files },
  ];
}

/** A table to take away: numbers as numbers. */
export const fileOfTable = ({ caption, columns, rows }: DataTable): TableFile => ({
  title: caption,
  headings: columns.map(({ label }) => label),
  rows: rows.map((row) => row.map(({ value }) => value)),
});

const STEPS = [
  ['decided', 'raised', 'reached a decision'],
  ['successes', 'decided', 'taken up in full, in part or in principle'],
  ['influence', 'successes', 'with influence shown'],
  ['earlyInfluence', 'influence', 'of these first raised early'],
] as const;

/** Each number with what it is of. */
const chainOf = (headline: HeadlineNumbers, links: Required<Links>): Figures['figures'] => [
  { number: String(headline.raised), label: 'asks raised with government', href: links.rows('headline.raised') },
  ...STEPS.map(([part, of, label]) => ({
    number: headline[of] === 0 ? '0' : `${headline[part]} of ${headline[of]}`,
    label,
    href: links.rows(`headline.${part}`),
  })),
];

/** Where the view is pinned. The moment that it is of goes along under names of its own: pinning is done now. */
function pinAddress({ address: { asOf, asAt, ...narrowed } }: View): string {
  const moment = { ...(asAt && { happenedBy: asAt }), ...(asOf && { recordedBy: asOf }) };
  const said = new URLSearchParams({ ...narrowed, ...moment }).toString();
  return said ? `/reports/new?${said}` : '/reports/new';
}

/** The page that answers the product's question. */
export function influencePage(
  view: View,
  found: Measured,
  { filters, narrowed }: { filters: FiltersBlock; narrowed: readonly string[] },
): Omit<BlocksPage, 'kind'> {
  const { headline } = found.indicators;
  const links = linksOf(view);
  const findings = findingsOf(found, links);
  return {
    title: 'Influence',
    section: '/influence',
    lead: headlineSentence(headline),
    actions: [{ text: 'Pin as a report', href: pinAddress(view) }],
    blocks: [
      ...(narrowed.length > 0
        ? [{ kind: 'inset', text: `These figures are narrowed. ${narrowed.join('. ')}.` } as const]
        : []),
      { kind: 'figures', figures: chainOf(headline, links) },
      filters,
      {
        kind: 'links',
        links: [
          { text: 'Every ask that was raised, with its answer', href: '/influence/asks' },
          { text: 'The ledger of claims', href: '/claims' },
          { text: 'Pinned reports', href: '/reports' },
        ],
      },
      { kind: 'prose', heading: 'What these figures do not show', text: WHAT_FIGURES_DO_NOT_SHOW.join('\n\n') },
      {
        kind: 'folded',
        summary: 'Contents of this page',
        blocks: [{ kind: 'links', links: findings.map(({ id, heading }) => ({ text: heading, href: `#${id}` })) }],
      },
      ...findings.flatMap((finding) => blocksOf(finding, view)),
    ],
  };
}

/** The table of a finding by its name; of the waits the curves themselves, which say more than the few rows on the page. */
export const tableOf = (id: string, found: Measured): DataTable | undefined =>
  id === 'time-to-answer' ? stepsTable(found.waits) : findingsOf(found, {}).find((finding) => finding.id === id)?.table;

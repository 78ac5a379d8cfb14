import { count, instantInWords, labelOf, perCent, type Block, type BlocksPage, type Cell } from '#govuk-pages';
import type { ReportRow } from '#registers';
import { REPORT_FILES, type Paper, type ReportFileKind, type Restated } from '#report-files';
import { figureInWords } from '../influence/rows-page.js';
import { hrefOf } from '../registers/hrefs.js';
import { nameOfActor } from '../web/names.js';
import type { Note } from './report-jobs.js';
import { reports } from './reports.js';

const FILES: Readonly<Record<ReportFileKind, string>> = {
  html: 'Web page (HTML)',
  docx: 'Word document (DOCX)',
  xlsx: 'Workbook (XLSX)',
};

const SHARES = new Set(['rate', 'difference']);
const EVENTS_SHOWN = 10;

const valueInWords = (figure: string, value: number | null): string => {
  if (value === null) return 'None';
  if (SHARES.has(figure.split('.').at(-1) ?? '')) return perCent(value);
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
};

const eventCells = ({ events }: Restated): Cell => {
  if (events.length === 0) return 'Nothing was recorded about it: time has passed';
  const more = events.length - EVENTS_SHOWN;
  return [
    ...events.slice(0, EVENTS_SHOWN).map(({ kind, id, sentence, recordedAt }) => ({
      text: sentence,
      href: `${hrefOf(kind, id)}#history`,
      hint: `${labelOf(kind)}, recorded on ${instantInWords(recordedAt)}`,
    })),
    ...(more > 0 ? [{ text: `and ${count(more, 'more event')}` }] : []),
  ];
};

/** What today's log would say in the place of the report. */
function restatementBlock(restated: Note): Block {
  if (restated === 'unavailable')
    return {
      kind: 'prose',
      heading: 'Restatement note',
      text: 'What is known today cannot be held against this report just now: the log cannot be reached.',
    };
  return {
    kind: 'table',
    heading: 'Restatement note',
    caption: 'Figures that are others today, and what was recorded since',
    columns: [
      { label: 'Figure' },
      { label: 'In the report', numeric: true },
      { label: 'Today', numeric: true },
      { label: 'Recorded since' },
    ],
    rows: restated.map((difference): Cell[] => [
      figureInWords(difference.figure),
      valueInWords(difference.figure, difference.pinned),
      valueInWords(difference.figure, difference.today),
      eventCells(difference),
    ]),
    empty: 'What is known today gives the same figures.',
  };
}

/** On a busy day there would be no end to it: what is there is shown while a newer one is made. */
const olderNote = (heldAt: string): Block => ({
  kind: 'inset',
  text: `The restatement note below is of what was known on ${instantInWords(heldAt)}. A newer one is being made: load this page again in a moment.`,
});

const head = (title: string) => ({
  title,
  caption: 'Report',
  section: '/influence',
  breadcrumbs: [
    { text: 'Influence', href: '/influence' },
    { text: 'Reports', href: reports.path },
  ],
});

/** The page of a report while it is being made. */
export const making = ({ title }: ReportRow, part: number): Omit<BlocksPage, 'kind'> => ({
  ...head(title),
  blocks: [
    { kind: 'progress', label: 'The report is being made', part },
    {
      kind: 'prose',
      text: 'The tracker plays its log up to the moment of the report, counts, and compares with what is known today. You may leave this page and come back: it goes on meanwhile, and the other pages tell you when it is done.',
    },
  ],
});

/** The page of a pinned report: what it is of, its files, and what today would say in its place; `heldAt` when that is older. */
export const reportPage = (
  { reportId, title, recordedAt, actor }: ReportRow,
  paper: Paper,
  /** not for everybody: it may tell of what the report does not */
  note: Note | undefined,
  heldAt?: string,
): Omit<BlocksPage, 'kind'> => ({
  ...head(title),
  ...(paper.marking === 'OFFICIAL-SENSITIVE' && { handling: { marking: 'official-sensitive' } as const }),
  lead: paper.lead,
  blocks: [
    {
      kind: 'facts',
      rows: [
        ...paper.facts,
        { label: 'Pinned', value: `By ${nameOfActor(actor)} on ${instantInWords(recordedAt)}` },
        {
          label: 'Files',
          value: (Object.keys(REPORT_FILES) as ReportFileKind[]).map((kind) => ({
            text: FILES[kind],
            href: `${reports.path}/${reportId}/report.${kind}`,
          })),
        },
      ],
    },
    ...(note === undefined || heldAt === undefined ? [] : [olderNote(heldAt)]),
    ...(note === undefined ? [] : [restatementBlock(note)]),
    ...paper.sections
      .filter(({ table }) => table)
      .slice(0, 1)
      .map(({ heading, text, table }): Block => ({
        kind: 'table',
        heading,
        caption: table!.caption,
        columns: table!.columns,
        rows: table!.rows.map((row) => row.map(({ shown }) => shown)),
        empty: text ?? table!.empty,
      })),
  ],
});

/** A name for a file of a report: its title in small letters, and its date. */
export const fileNameOf = ({ title, asAt }: ReportRow, kind: ReportFileKind): string =>
  `${
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 80) || 'report'
  }-${asAt}.${kind}`;

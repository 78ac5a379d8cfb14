import { number, text, type DataTable, type Finding, type Links } from './finding.js';
import { rateInWords } from './in-words.js';
import { SPREAD_COLUMNS, spreadCells } from './raising.js';
import type { IndicatorNumbers, RateNumbers } from './numbers.js';

type Row = readonly [label: string, path: string, value: number | RateNumbers];

/** Labels with a number each, or a share of something. */
const listed = (caption: string, rows: readonly Row[], empty: string, links: Links): DataTable => ({
  caption,
  columns: [{ label: 'What' }, { label: 'Number', numeric: true }],
  rows: rows.map(([label, path, value]) => [
    text(label),
    typeof value === 'number'
      ? number(value, links.rows?.(path))
      : number(value.rate, links.rows?.(`${path}.count`), rateInWords(value)),
  ]),
  empty,
});

/** Of the successes: how many are shown to be the council's, and what became of them. */
export const evidenceFinding = ({ evidenced, followThrough }: IndicatorNumbers, links: Links): Finding => ({
  id: 'evidence-and-delivery',
  heading: 'Evidence and delivery',
  text: 'Of the asks that were taken up: those with a verified claim whose evidence is of grade E2 or better, of grade E3 or better, and those that were delivered. A late conversion was first turned down or left open, and was taken up or delivered after all.',
  table: listed(
    'Evidence and delivery of what was taken up',
    [
      ['Evidence of grade E2 or better', 'evidenced.e2', evidenced.e2],
      ['Evidence of grade E3 or better', 'evidenced.e3', evidenced.e3],
      ['Delivered', 'followThrough.delivered', followThrough.delivered],
      ['Late conversions', 'followThrough.lateConversions', followThrough.lateConversions],
    ],
    'No ask has been taken up yet.',
    links,
  ),
});

/** What became of the consultations that the council meant to answer. */
export const coverageFinding = ({ coverage }: IndicatorNumbers, links: Links): Finding => ({
  id: 'coverage',
  heading: 'Consultations that the council meant to answer',
  text: `Closed consultations that were triaged as lead or contribute. Answered by the close: ${rateInWords(coverage.onTimeRate)}.`,
  table: listed(
    'What became of the consultations that the council meant to answer',
    [
      ['All', 'coverage.n', coverage.n],
      ['Answered by the close', 'coverage.onTime', coverage.onTime],
      ['Answered only after it', 'coverage.late', coverage.late],
      ['Not answered, and said why', 'coverage.lapsed', coverage.lapsed],
      ['Not answered, and nothing said', 'coverage.missed', coverage.missed],
    ],
    'No such consultation has closed yet.',
    links,
  ),
});

/** How soon the council knew of consultations. */
export const noticeFinding = ({ notice }: IndicatorNumbers, links: Links): Finding => ({
  id: 'notice',
  heading: 'Notice of consultations',
  text: `Days from the opening of a consultation to the day it was logged; below 0 it was known before it opened. Known before: ${rateInWords(notice.beforeOpening)}.`,
  table: {
    caption: 'Days from opening to logging',
    columns: [{ label: 'What' }, ...SPREAD_COLUMNS],
    rows: [[text('From opening to logging'), ...spreadCells('notice', notice, links)]],
    empty: 'No consultation has opened yet.',
  },
});

/** Whether the council was there before policies were decided. */
export const earlyCoverageFinding = ({ earlyCoverage }: IndicatorNumbers, links: Links): Finding => ({
  id: 'early-coverage',
  heading: 'Policies reached before they were decided',
  text: 'Policies that have been decided. Missed: the council knew of it and had not engaged by the day it was decided. Unknown: nobody had registered it by then.',
  table: listed(
    'Policies that were decided, by when the council first engaged',
    [
      ['All', 'earlyCoverage.n', earlyCoverage.n],
      ['Early, at options or before', 'earlyCoverage.early', earlyCoverage.early],
      ['Later, but before the decision', 'earlyCoverage.later', earlyCoverage.later],
      ['Missed', 'earlyCoverage.missed', earlyCoverage.missed],
      ['Unknown', 'earlyCoverage.unknown', earlyCoverage.unknown],
    ],
    'No policy has been decided yet.',
    links,
  ),
});

const PARTS = [
  ['engagements', 'Engagements'],
  ['responses', 'Responses'],
  ['contributions', 'Contributions'],
  ['positions', 'Positions'],
  ['rounds', 'Rounds asked'],
] as const;

/** What each member took part in. */
export const participationFinding = (
  { participation }: IndicatorNumbers,
  names: ReadonlyMap<string, string>,
  { rows, organisation }: Links,
): Finding => ({
  id: 'participation',
  heading: 'Participation',
  text: 'What each organisation took part in since it joined. The filters of this page do not narrow it.',
  table: {
    caption: 'Participation by organisation',
    columns: [{ label: 'Organisation' }, ...PARTS.map(([, label]) => ({ label, numeric: true }))],
    rows: participation
      .map((row) => ({ ...row, name: names.get(row.organisationId) ?? row.organisationId }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
      .map((row) => [
        text(row.name, organisation?.(row.organisationId)),
        ...PARTS.map(([part]) => number(row[part], rows?.(`participation.${row.organisationId}.${part}`))),
      ]),
    empty: 'No organisation has joined yet.',
  },
});

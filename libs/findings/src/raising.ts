import { count, countsSvg, labelOf, spreadSvg, type Shade } from '#govuk-pages';
import { bandOf, STAGES, type Band } from '#vocabulary';
import { number, text, type Finding, type Links } from './finding.js';
import { rateInWords } from './in-words.js';
import type { IndicatorNumbers, SpreadNumbers } from './numbers.js';

const SHADE: Record<Band, Shade> = { early: 'dark', mid: 'mid', late: 'light' };

/** How far each policy had come when the ask was first raised. */
export const stagesFinding = ({ earlyRaiseRate, stageAtFirstRaise }: IndicatorNumbers, { rows }: Links): Finding => ({
  id: 'stage-at-first-raise',
  heading: 'Stage at first raise',
  text: `How far the policy had come on the day an ask was first raised. Raised early, at options or before: ${rateInWords(earlyRaiseRate)}.`,
  table: {
    caption: 'Asks by the stage of the policy at the first raise',
    columns: [{ label: 'Stage' }, { label: 'Band' }, { label: 'Asks', numeric: true }],
    rows: STAGES.map((stage) => [
      text(labelOf(stage)),
      text(labelOf(bandOf(stage))),
      number(stageAtFirstRaise[stage] ?? 0, rows?.(`stageAtFirstRaise.${stage}`)),
    ]),
    empty: 'No ask has been raised yet.',
  },
  chart: countsSvg({
    id: 'stage-at-first-raise',
    title: 'Number of asks by the stage of the policy at the first raise',
    key: (['early', 'mid', 'late'] as const).map((band) => ({ label: labelOf(band), shade: SHADE[band] })),
    bars: STAGES.map((stage) => ({
      label: labelOf(stage),
      count: stageAtFirstRaise[stage] ?? 0,
      shade: SHADE[bandOf(stage)],
      href: rows?.(`stageAtFirstRaise.${stage}`),
    })),
  }),
});

/** The cells of a spread of days. */
export const spreadCells = (path: string, spread: SpreadNumbers, { rows }: Links) =>
  (['n', 'min', 'q1', 'median', 'q3', 'max'] as const).map((of) => number(spread[of], rows?.(`${path}.${of}`)));

export const SPREAD_COLUMNS = [
  { label: 'Number', numeric: true },
  { label: 'Fewest days', numeric: true },
  { label: 'A quarter within', numeric: true },
  { label: 'Median', numeric: true },
  { label: 'Three quarters within', numeric: true },
  { label: 'Most days', numeric: true },
];

/** How long before the opening and before the decision the asks were first raised. */
export function leadTimesFinding({ leadTimeToOpening, leadTimeToDecision }: IndicatorNumbers, links: Links): Finding {
  const spreads = [
    { label: 'Before a consultation opened', path: 'leadTimeToOpening', spread: leadTimeToOpening },
    { label: 'Before the decision', path: 'leadTimeToDecision', spread: leadTimeToDecision },
  ];
  const { raisedAfter } = leadTimeToDecision;
  const raisedTooLate =
    raisedAfter === 0
      ? ''
      : ` ${count(raisedAfter, 'ask was', 'asks were')} first raised on or after the day of the decision, and ${raisedAfter === 1 ? 'is' : 'are'} not among these.`;
  return {
    id: 'lead-times',
    heading: 'Lead times',
    text: `Days from the first raise to the opening of the first consultation on the policy (below 0: raised after it opened), and to the decision.${raisedTooLate}`,
    table: {
      caption: 'Lead times in days',
      columns: [{ label: 'From the first raise' }, ...SPREAD_COLUMNS],
      rows: spreads.map(({ label, path, spread }) => [text(label), ...spreadCells(path, spread, links)]),
      empty: 'No ask has a lead time yet.',
    },
    chart: spreadSvg({
      id: 'lead-times',
      title: 'Lead times in days: the box holds the middle half, the thick line is the median',
      groups: spreads.map(({ label, path, spread }) => ({
        label,
        ...spread,
        href: links.rows?.(`${path}.n`),
      })),
    }),
  };
}

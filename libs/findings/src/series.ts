import { seriesSvg } from '#govuk-pages';
import { number, text, type Finding, type Links } from './finding.js';
import type { IndicatorNumbers, QuarterNumbers } from './numbers.js';

const PARTS = [
  ['n', 'Asks raised'],
  ['successes', 'Taken up'],
  ['influence', 'Influence shown'],
  ['earlyInfluence', 'Early influence'],
] as const;

const SERIES = {
  byDecision: {
    id: 'by-quarter-of-decision',
    heading: 'By quarter of the decision',
    text: 'Asks by the quarter of the decision that their current answer comes from.',
    caption: 'Asks by quarter of the decision',
    empty: 'No ask has an answer yet.',
  },
  byRaise: {
    id: 'by-quarter-of-first-raise',
    heading: 'By quarter of the first raise',
    text: 'The same asks by when they were first raised. Late quarters look worse than they are: their asks have had less time to be answered.',
    caption: 'Asks by quarter of the first raise',
    empty: 'No ask has been raised yet.',
  },
} as const;

/** What was raised, taken up and influenced, quarter by quarter. */
export function seriesFinding(by: keyof typeof SERIES, { series }: IndicatorNumbers, { rows }: Links): Finding {
  const { id, heading, text: about, caption, empty } = SERIES[by];
  const quarters = series[by];
  const at = ({ quarter }: QuarterNumbers, part: string) => rows?.(`series.${by}.${quarter}.${part}`);
  return {
    id,
    heading,
    text: about,
    table: {
      caption,
      columns: [
        { label: 'Quarter' },
        { label: 'Asks raised', numeric: true },
        { label: 'Of these first raised early', numeric: true },
        { label: 'Taken up', numeric: true },
        { label: 'Influence shown', numeric: true },
        { label: 'Early influence', numeric: true },
      ],
      rows: quarters.map((quarter) => [
        text(quarter.quarter),
        ...(['n', 'early', 'successes', 'influence', 'earlyInfluence'] as const).map((part) =>
          number(quarter[part], at(quarter, part)),
        ),
      ]),
      empty,
    },
    chart: seriesSvg({
      id,
      title: caption,
      parts: PARTS.map(([, label]) => label),
      groups: quarters.map((quarter) => ({
        label: quarter.quarter,
        parts: PARTS.map(([part]) => ({ count: quarter[part], href: at(quarter, part) })),
      })),
    }),
  };
}

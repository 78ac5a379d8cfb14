import { Plot } from './plot.js';
import { INK, LINE, PAPER, perCent, WIDE_LETTER, WIDTH } from './look.js';
import { drawnOnce } from './kept.js';
import { drawSvg, type Chart } from './svg.js';

/** A share of something with its interval; nulls when it is of too few to be shown. */
export interface SharePart {
  readonly n: number;
  readonly count: number;
  readonly rate: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly href?: string | undefined;
}

/** Shares side by side, of each group two: one that counts more, and one that counts less. */
export interface SharesChart extends Chart {
  /** what the two are called */
  readonly wide: string;
  readonly strict: string;
  readonly groups: readonly { readonly label: string; readonly wide: SharePart; readonly strict: SharePart }[];
}

const LANE = 34;
const LEFT = 150;
const GAP = 12;

const inWords = ({ n, count, rate, low, high }: SharePart): string => {
  if (rate === null) return `too few to show (n = ${n})`;
  const interval = typeof low === 'number' && typeof high === 'number' ? ` (${perCent(low)} to ${perCent(high)})` : '';
  return `${perCent(rate)}${interval}, ${count} of ${n}`;
};

/** Shares as dots (full: the wide measure, hollow: the strict one) on lines that are their intervals. */
export const sharesSvg = drawnOnce(function sharesSvg(chart: SharesChart): string {
  const lanes = chart.groups.flatMap(({ label, wide, strict }, group) => [
    { lane: `${group}-0`, label, called: chart.wide, fill: INK, ...wide },
    { lane: `${group}-1`, label: '', called: chart.strict, fill: PAPER, ...strict },
  ]);
  const labelOf = new Map(lanes.map(({ lane, label }) => [lane, label]));
  const groupOf = (lane: string) => chart.groups[Number(lane.split('-')[0])]?.label ?? '';
  const says = (part: (typeof lanes)[number]) =>
    `${groupOf(part.lane)}: ${chart.wide === part.called ? chart.wide : chart.strict}, ${inWords(part)}`;
  const shown = lanes.filter(({ rate }) => rate !== null);
  return drawSvg(
    {
      width: WIDTH,
      height: 76 + lanes.length * LANE,
      marginTop: 36,
      marginBottom: 40,
      marginLeft: LEFT,
      marginRight: Math.round(GAP + WIDE_LETTER * Math.max(0, ...lanes.map((part) => inWords(part).length))),
      x: { domain: [0, 1], label: null, ticks: 5, tickFormat: perCent },
      y: { type: 'band', domain: lanes.map(({ lane }) => lane), label: null, padding: 0 },
      marks: [
        Plot.gridX({ stroke: LINE, strokeOpacity: 1 }),
        Plot.axisX({ ticks: 5, tickFormat: perCent, tickSize: 4 }),
        Plot.axisY({
          tickSize: 0,
          tickFormat: (lane: string) => labelOf.get(lane) ?? '',
          textAnchor: 'start',
          dx: 16 - LEFT,
        }),
        Plot.ruleY(shown, {
          x1: (part) => part.low ?? part.rate,
          x2: (part) => part.high ?? part.rate,
          y: 'lane',
          stroke: INK,
          strokeWidth: 3,
        }),
        Plot.dot(shown, {
          x: 'rate',
          y: 'lane',
          r: 7,
          fill: 'fill',
          stroke: INK,
          strokeWidth: 2,
          href: 'href',
          title: says,
        }),
        Plot.text(lanes, {
          x: 1,
          y: 'lane',
          text: inWords,
          textAnchor: 'start',
          dx: GAP,
          fill: INK,
          href: 'href',
          title: says,
        }),
      ],
    },
    chart,
    [
      { label: chart.wide, mark: 'dot', fill: INK },
      { label: chart.strict, mark: 'dot', fill: PAPER },
    ],
  );
});

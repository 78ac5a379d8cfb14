import { Plot } from './plot.js';
import { INK, leftOf, LINE, SHADES, WIDTH } from './look.js';
import { drawnOnce } from './kept.js';
import { drawSvg, type Chart } from './svg.js';

/** How numbers of days are spread: their least, quarters and greatest as boxes. */
export interface SpreadChart extends Chart {
  readonly groups: readonly {
    readonly label: string;
    readonly n: number;
    readonly min: number | null;
    readonly q1: number | null;
    readonly median: number | null;
    readonly q3: number | null;
    readonly max: number | null;
    readonly href?: string | undefined;
  }[];
}

const LANE = 64;
const LABEL_LENGTH = 34;

type Shown = { readonly [Field in 'min' | 'q1' | 'median' | 'q3' | 'max']: number };

const inDays = (number: number) => `${Math.round(number * 10) / 10}`;

/** Boxes from the lower to the upper quarter with the median as a thick line, whiskers from the least to the greatest. */
export const spreadSvg = drawnOnce(function spreadSvg(chart: SpreadChart): string {
  const lanes = chart.groups.map((group, lane) => ({ ...group, lane }));
  const shown = lanes.flatMap((group) => {
    const { min, q1, median, q3, max } = group;
    if (min === null || q1 === null || median === null || q3 === null || max === null) return [];
    const numbers: Shown = { min, q1, median, q3, max };
    const says = `${group.label}, in days: half from ${inDays(q1)} to ${inDays(q3)}, median ${inDays(median)}, all from ${inDays(min)} to ${inDays(max)}, of ${group.n}`;
    return [{ ...group, ...numbers, says }];
  });
  const empty = lanes.filter(({ median }) => median === null);
  const ends = shown.flatMap(({ min, max }) => [min, max]);
  const left = leftOf(
    chart.groups.map(({ label, n }) => `${label} (n = ${n})`),
    LABEL_LENGTH + 10,
  );
  return drawSvg(
    {
      width: WIDTH,
      height: 60 + lanes.length * LANE,
      marginTop: 12,
      marginBottom: 48,
      marginLeft: left,
      marginRight: 30,
      x: { domain: [Math.min(0, ...ends), Math.max(1, ...ends)], nice: true, label: null },
      y: { type: 'band', domain: lanes.map(({ lane }) => lane), label: null, padding: 0.35 },
      marks: [
        Plot.gridX({ stroke: LINE, strokeOpacity: 1 }),
        Plot.axisX({
          ticks: 8,
          tickSize: 4,
          label: 'Days',
          labelArrow: 'none',
          labelAnchor: 'center',
          labelOffset: 40,
        }),
        Plot.ruleX([0], { stroke: INK, strokeWidth: 2, strokeDasharray: '2 3' }),
        Plot.axisY({
          tickSize: 0,
          tickFormat: (lane: number) => `${lanes[lane]!.label} (n = ${lanes[lane]!.n})`,
          textAnchor: 'start',
          dx: 12 - left,
        }),
        Plot.ruleY(shown, { x1: 'min', x2: 'max', y: 'lane', stroke: INK, strokeWidth: 2 }),
        Plot.barX(shown, {
          x1: 'q1',
          x2: 'q3',
          y: 'lane',
          fill: SHADES.light,
          stroke: INK,
          strokeWidth: 2,
          href: 'href',
          title: 'says',
        }),
        Plot.tickX(shown, { x: 'median', y: 'lane', stroke: INK, strokeWidth: 5, insetTop: 1, insetBottom: 1 }),
        ...(['min', 'max'] as const).map((end) =>
          Plot.tickX(shown, { x: end, y: 'lane', stroke: INK, strokeWidth: 2, insetTop: 8, insetBottom: 8 }),
        ),
        Plot.text(empty, { x: 0, y: 'lane', text: () => 'None yet', textAnchor: 'start', dx: 8, fill: INK }),
      ],
    },
    chart,
  );
});

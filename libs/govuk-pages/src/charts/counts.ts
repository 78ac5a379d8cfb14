import { Plot } from './plot.js';
import { grouped, INK, leftOf, LINE, SHADES, short, wholeTicks, WIDTH, type Shade } from './look.js';
import { drawnOnce } from './kept.js';
import { drawSvg, type Chart } from './svg.js';

/** How many of each kind, a bar a kind. */
export interface CountsChart extends Chart {
  readonly bars: readonly {
    readonly label: string;
    readonly count: number;
    readonly shade: Shade;
    readonly href?: string | undefined;
  }[];
  /** what the shades mean */
  readonly key: readonly { readonly label: string; readonly shade: Shade }[];
}

const LANE = 32;
const LABEL_LENGTH = 32;

/** Bars from left to right, the count at the end of each. */
export const countsSvg = drawnOnce(function countsSvg(chart: CountsChart): string {
  const bars = chart.bars.map((bar, lane) => ({ ...bar, lane, says: `${bar.label}: ${bar.count}` }));
  const ticks = wholeTicks(Math.max(0, ...bars.map(({ count }) => count)));
  const left = leftOf(
    bars.map(({ label }) => label),
    LABEL_LENGTH,
  );
  const top = chart.key.length > 0 ? 36 : 12;
  return drawSvg(
    {
      width: WIDTH,
      height: top + bars.length * LANE + 36,
      marginTop: top,
      marginBottom: 36,
      marginLeft: left,
      marginRight: 50,
      x: { domain: [0, ticks.at(-1)!], label: null },
      y: { type: 'band', domain: bars.map(({ lane }) => lane), label: null, padding: 0.25 },
      marks: [
        Plot.gridX(ticks, { stroke: LINE, strokeOpacity: 1 }),
        Plot.axisX(ticks, { tickSize: 4, tickFormat: grouped }),
        Plot.axisY({
          tickSize: 0,
          tickFormat: (lane: number) => short(bars[lane]!.label, LABEL_LENGTH),
          textAnchor: 'start',
          dx: 12 - left,
        }),
        Plot.barX(bars, {
          x1: 0,
          x2: 'count',
          y: 'lane',
          fill: ({ shade }: { shade: Shade }) => SHADES[shade],
          stroke: INK,
          href: 'href',
          title: 'says',
        }),
        Plot.text(bars, {
          x: 'count',
          y: 'lane',
          text: ({ count }: { count: number }) => grouped(count),
          textAnchor: 'start',
          dx: 8,
          fill: INK,
          href: 'href',
          title: 'says',
        }),
      ],
    },
    chart,
    chart.key.map(({ label, shade }) => ({ label, mark: 'box', fill: SHADES[shade] })),
  );
});

import { Plot } from './plot.js';
import { grouped, INK, leftOf, LINE, SHADES, short, wholeTicks, WIDTH, type KeyEntry } from './look.js';
import { drawnOnce } from './kept.js';
import { drawSvg, type Chart } from './svg.js';

/**
 * For each group how many, how many of them, and how many of those: bars inside bars, the darker the fewer. Every part is
 * a part of the one before.
 */
export interface PartsChart extends Chart {
  /** what the parts are called, from all to the few; at most four */
  readonly parts: readonly string[];
  readonly groups: readonly {
    readonly label: string;
    readonly parts: readonly { readonly count: number; readonly href?: string | undefined }[];
  }[];
}

const LANE = 36;
const LABEL_LENGTH = 44;
const FILLS = [SHADES.none, SHADES.light, SHADES.mid, SHADES.dark];
/** How much thinner each bar is than the one around it, on either side. */
const THINNER = 4;
const UPRIGHT_HEIGHT = 360;
const UPRIGHT_LABELS = 10;

interface Bar {
  readonly group: number;
  readonly count: number;
  readonly href?: string | undefined;
  readonly says: string;
}

const barsOf = ({ parts, groups }: PartsChart): Bar[][] =>
  parts.map((called, part) =>
    groups.flatMap(({ label, parts: counts }, group) => {
      const counted = counts[part];
      if (!counted || counted.count === 0) return [];
      return [{ group, ...counted, says: `${label}: ${counted.count} ${called.toLowerCase()}` }];
    }),
  );

const keyOf = ({ parts }: PartsChart): KeyEntry[] =>
  parts.map((label, part) => ({ label, mark: 'box', fill: FILLS[part]! }));

const ticksOf = (bars: readonly (readonly Bar[])[]) =>
  wholeTicks(Math.max(0, ...(bars[0] ?? []).map(({ count }) => count)));

/** Groups one below the other. */
export const partsSvg = drawnOnce(function partsSvg(chart: PartsChart): string {
  const bars = barsOf(chart);
  const ticks = ticksOf(bars);
  const left = leftOf(
    chart.groups.map(({ label }) => label),
    LABEL_LENGTH,
  );
  return drawSvg(
    {
      width: WIDTH,
      height: 76 + chart.groups.length * LANE,
      marginTop: 36,
      marginBottom: 40,
      marginLeft: left,
      marginRight: 30,
      x: { domain: [0, ticks.at(-1)!], label: null },
      y: { type: 'band', domain: chart.groups.map((_, group) => group), label: null, padding: 0.12 },
      marks: [
        Plot.gridX(ticks, { stroke: LINE, strokeOpacity: 1 }),
        Plot.axisX(ticks, { tickSize: 4, tickFormat: grouped }),
        Plot.axisY({
          tickSize: 0,
          tickFormat: (group: number) => short(chart.groups[group]!.label, LABEL_LENGTH),
          textAnchor: 'start',
          dx: 12 - left,
        }),
        ...bars.map((ofPart, part) =>
          Plot.barX(ofPart, {
            x1: 0,
            x2: 'count',
            y: 'group',
            insetTop: part * THINNER,
            insetBottom: part * THINNER,
            fill: FILLS[part]!,
            stroke: INK,
            href: 'href',
            title: 'says',
          }),
        ),
      ],
    },
    chart,
    keyOf(chart),
  );
});

/** Groups one after the other, as quarters are. */
export const seriesSvg = drawnOnce(function seriesSvg(chart: PartsChart): string {
  const bars = barsOf(chart);
  const ticks = ticksOf(bars);
  const every = Math.ceil(chart.groups.length / UPRIGHT_LABELS);
  // a bar that is alone is not as wide as the picture
  const places = Math.max(chart.groups.length, UPRIGHT_LABELS / 2);
  const thinner = chart.groups.length > 24 ? 1 : THINNER;
  return drawSvg(
    {
      width: WIDTH,
      height: UPRIGHT_HEIGHT,
      marginTop: 36,
      marginBottom: 36,
      marginLeft: 50,
      marginRight: 20,
      x: { type: 'band', domain: Array.from({ length: places }, (_, group) => group), label: null, padding: 0.15 },
      y: { domain: [0, ticks.at(-1)!], label: null },
      marks: [
        Plot.gridY(ticks, { stroke: LINE, strokeOpacity: 1 }),
        Plot.axisY(ticks, { tickSize: 4, tickFormat: grouped }),
        Plot.axisX(
          chart.groups.map((_, group) => group).filter((group) => group % every === 0),
          { tickSize: 4, tickFormat: (group: number) => chart.groups[group]!.label },
        ),
        ...bars.map((ofPart, part) =>
          Plot.barY(ofPart, {
            x: 'group',
            y1: 0,
            y2: 'count',
            insetLeft: part * thinner,
            insetRight: part * thinner,
            fill: FILLS[part]!,
            stroke: INK,
            href: 'href',
            title: 'says',
          }),
        ),
      ],
    },
    chart,
    keyOf(chart),
  );
});

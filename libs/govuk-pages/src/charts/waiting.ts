import { Plot } from './plot.js';
import { INK, LINE, perCent, WIDTH } from './look.js';
import { drawnOnce } from './kept.js';
import { drawSvg, type Chart } from './svg.js';

/** How many still wait after so many days (Kaplan–Meier): a curve a group, at most two. */
export interface WaitingChart extends Chart {
  readonly groups: readonly {
    readonly label: string;
    readonly n: number;
    readonly median: number | null;
    readonly steps: readonly { readonly days: number; readonly survival: number; readonly censored: number }[];
    readonly href?: string | undefined;
  }[];
}

const HEIGHT = 360;
/** Half the length of the strokes, as a share. */
const STROKE = 0.02;

/** Falling steps; a short stroke across one where somebody is known no longer. The line at a half shows the medians. */
export const waitingSvg = drawnOnce(function waitingSvg(chart: WaitingChart): string {
  const curves = chart.groups.map(({ steps, ...group }) => ({
    ...group,
    points: [{ days: 0, survival: 1 }, ...steps.map(({ days, survival }) => ({ days, survival }))],
    left: steps.filter(({ censored }) => censored > 0),
  }));
  const longest = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ days }) => days)));
  return drawSvg(
    {
      width: WIDTH,
      height: HEIGHT,
      marginTop: 36,
      marginBottom: 48,
      marginLeft: 60,
      marginRight: 30,
      x: { domain: [0, longest], nice: true, label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        Plot.gridY({ ticks: 4, stroke: LINE, strokeOpacity: 1 }),
        Plot.axisY({ ticks: 4, tickFormat: perCent, tickSize: 4 }),
        Plot.axisX({
          ticks: 8,
          tickSize: 4,
          label: 'Days',
          labelArrow: 'none',
          labelAnchor: 'center',
          labelOffset: 40,
        }),
        Plot.ruleY([0.5], { stroke: INK, strokeDasharray: '2 3' }),
        ...curves.flatMap(({ label, n, median, points, left, href }, curve) => [
          Plot.line(points, {
            x: 'days',
            y: 'survival',
            curve: 'step-after',
            stroke: INK,
            strokeWidth: 3,
            ...(curve > 0 && { strokeDasharray: '7 5' }),
            href: () => href,
            title: () =>
              `${label}: ${median === null ? 'more than half still wait' : `half are answered within ${median} days`}, of ${n}`,
          }),
          Plot.ruleX(left, {
            x: 'days',
            y1: ({ survival }: { survival: number }) => survival - STROKE,
            y2: ({ survival }: { survival: number }) => survival + STROKE,
            stroke: INK,
            strokeWidth: 2,
          }),
        ]),
      ],
    },
    chart,
    curves.map(({ label }, curve) => ({ label, mark: 'line', fill: INK, dashed: curve > 0 })),
  );
});

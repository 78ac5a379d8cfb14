import { Plot } from './plot.js';
import { drawnOnce } from './kept.js';
import { drawSvg } from './svg.js';

/** What a policy's timeline shows. Dates are `YYYY-MM-DD`; a missing end reaches to the end of the picture. */
export interface Timeline {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly stages: readonly { label: string; band: 'early' | 'mid' | 'late'; from: string; to?: string }[];
  readonly consultations: readonly { label: string; from: string; to?: string; href: string }[];
  readonly contacts: readonly { kind: 'engagement' | 'response'; label: string; on: string; href: string }[];
  readonly asks: readonly { label: string; raisedOn: string; answeredOn?: string; answer?: string; href: string }[];
  readonly decisions: readonly { label: string; on: string; href: string }[];
}

const WIDTH = 960;
const LANE = 34;
const LABEL_WIDTH = 250;
const LABEL_LENGTH = 38;
/** Told apart without colour too: the darker, the earlier. */
const BAND_FILL = { early: '#1d70b8', mid: '#8eb8dc', late: '#e5eff7' };
const BAND_TEXT = { early: '#ffffff', mid: '#0b0c0c', late: '#0b0c0c' };
const INK = '#0b0c0c';

const at = (date: string) => new Date(`${date}T00:00:00Z`);
const short = (text: string) => (text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH - 1).trimEnd()}…` : text);
const dayMonthYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const inWords = (date: string) => dayMonthYear.format(at(date));

/**
 * The picture of a policy: stages as bands, consultations as bars, contacts as marks (engagements round, responses
 * square), asks as threads from first raise to answer (dashed: none yet), decisions as lines from top to bottom. Every mark is a link.
 */
export const timelineSvg = drawnOnce(function timelineSvg(timeline: Timeline): string {
  const { stages, consultations, contacts, asks, decisions } = timeline;
  const end = at(timeline.to);
  const lanes = [
    { key: 'stage', label: 'Stage' },
    ...consultations.map(({ label }, n) => ({ key: `consultation-${n}`, label: short(label) })),
    ...(contacts.length > 0 ? [{ key: 'contacts', label: 'Engagements and responses' }] : []),
    ...asks.map(({ label }, n) => ({ key: `ask-${n}`, label: short(label) })),
  ];
  const labelOf = new Map(lanes.map(({ key, label }) => [key, label]));
  const until = (date?: string) => (date === undefined || at(date) > end ? end : at(date));
  const bands = stages.map((stage) => ({ ...stage, x1: at(stage.from), x2: until(stage.to), lane: 'stage' }));
  const room = ({ x1, x2, label }: { x1: Date; x2: Date; label: string }) =>
    ((x2.getTime() - x1.getTime()) / (end.getTime() - at(timeline.from).getTime())) * (WIDTH - LABEL_WIDTH) >
    label.length * 7;
  const bars = consultations.map((c, n) => ({
    ...c,
    x1: at(c.from),
    x2: until(c.to),
    lane: `consultation-${n}`,
    says: `Consultation: ${c.label}, from ${inWords(c.from)}${c.to ? ` to ${inWords(c.to)}` : ''}`,
  }));
  const marks = contacts.map((c) => ({
    ...c,
    x: at(c.on),
    lane: 'contacts',
    says: `${c.kind === 'response' ? 'Response' : 'Engagement'}: ${c.label}, ${inWords(c.on)}`,
  }));
  const threads = asks.map((ask, n) => ({
    ...ask,
    x1: at(ask.raisedOn),
    x2: until(ask.answeredOn),
    lane: `ask-${n}`,
    says: `Ask: ${ask.label}, first raised ${inWords(ask.raisedOn)}, ${ask.answeredOn ? `${ask.answer} on ${inWords(ask.answeredOn)}` : 'no answer yet'}`,
  }));
  const thread = { x1: 'x1', x2: 'x2', y: 'lane', stroke: INK, href: 'href', title: 'says' };
  const lines = decisions.map((d) => ({ ...d, x: at(d.on), says: `Decision: ${d.label}, ${inWords(d.on)}` }));

  return drawSvg(
    {
      width: WIDTH,
      height: 60 + lanes.length * LANE,
      marginLeft: LABEL_WIDTH,
      marginRight: 20,
      marginTop: 24,
      marginBottom: 36,
      x: { type: 'utc', domain: [at(timeline.from), end], label: null },
      y: { type: 'band', domain: lanes.map(({ key }) => key), label: null, padding: 0.2 },
      marks: [
        Plot.axisX({ ticks: 6, tickSize: 4 }),
        Plot.axisY({
          tickSize: 0,
          tickFormat: (key: string) => labelOf.get(key) ?? '',
          lineWidth: 100,
          textAnchor: 'start',
          dx: -LABEL_WIDTH + 12,
        }),
        Plot.gridX({ stroke: '#cecece', strokeOpacity: 1 }),
        Plot.barX(bands, {
          x1: 'x1',
          x2: 'x2',
          y: 'lane',
          fill: (b) => BAND_FILL[b.band as keyof typeof BAND_FILL],
          stroke: INK,
          strokeWidth: 1,
        }),
        Plot.text(bands.filter(room), {
          x: 'x1',
          y: 'lane',
          text: 'label',
          fill: (b) => BAND_TEXT[b.band as keyof typeof BAND_TEXT],
          textAnchor: 'start',
          dx: 6,
        }),
        Plot.barX(bars, {
          x1: 'x1',
          x2: 'x2',
          y: 'lane',
          fill: '#ffffff',
          stroke: INK,
          strokeWidth: 2,
          href: 'href',
          title: 'says',
        }),
        Plot.ruleX(lines, { x: 'x', stroke: '#d4351c', strokeWidth: 4, href: 'href', title: 'says' }),
        Plot.ruleY(
          threads.filter((t) => t.answeredOn),
          { ...thread, strokeWidth: 2 },
        ),
        Plot.ruleY(
          threads.filter((t) => !t.answeredOn),
          { ...thread, strokeWidth: 2, strokeDasharray: '4 4' },
        ),
        Plot.dot(threads, {
          x: 'x1',
          y: 'lane',
          r: 6,
          fill: '#ffffff',
          stroke: INK,
          strokeWidth: 2,
          href: 'href',
          title: 'says',
        }),
        Plot.dot(
          threads.filter((t) => t.answeredOn),
          { x: 'x2', y: 'lane', r: 6, fill: INK, href: 'href', title: 'says' },
        ),
        Plot.dot(marks, {
          x: 'x',
          y: 'lane',
          r: 7,
          symbol: (m: (typeof marks)[number]) => (m.kind === 'response' ? 'square' : 'circle'),
          fill: '#ffdd00',
          stroke: INK,
          strokeWidth: 2,
          href: 'href',
          title: 'says',
        }),
      ],
    },
    timeline,
  );
});

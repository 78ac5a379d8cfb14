import type { PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { INK, LETTER, WIDE_LETTER, WIDTH, type KeyEntry } from './look.js';
import { Plot } from './plot.js';

const SVG = 'http://www.w3.org/2000/svg';

/** What a chart is called, and what names it inside its page. */
export interface Chart {
  /** letters and dashes; no other chart of the page has the same */
  readonly id: string;
  readonly title: string;
}

/**
 * Draws a plot on the server. Answers the text of an SVG that a page with a strict content policy can carry. A key stands
 * in its upper margin.
 */
export function drawSvg(options: PlotOptions, { title, id }: Chart, key: readonly KeyEntry[] = []): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  document.body.append(Plot.plot({ ...options, document: document as unknown as PlotOptions['document'] }));
  const svg = document.querySelector('svg');
  if (!svg) throw new Error(`The chart ${id} drew no SVG`);
  // Plot's own style sheet would be refused by the page's content policy; the little it says stands in tracker.css.
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.removeAttribute('style');
  svg.setAttribute('class', 'tracker-chart');
  svg.setAttribute('font-size', '14');
  svg.setAttribute('font-family', 'Arial, Helvetica, sans-serif');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-labelledby', `${id}-title`);
  // A link's name is not read from the title of the mark that it wraps: point to it. Of several marks of one item, only
  // the first is a stop for the keyboard.
  const stops = new Set<string | null>();
  for (const [n, link] of [...svg.querySelectorAll('a')].entries()) {
    link.querySelector('title')?.setAttribute('id', `${id}-link-${n}`);
    link.setAttribute('aria-labelledby', `${id}-link-${n}`);
    const target = link.getAttribute('href');
    if (stops.has(target)) {
      link.setAttribute('tabindex', '-1');
      link.setAttribute('aria-hidden', 'true');
    }
    stops.add(target);
  }
  // What the axes say stands in the table beside the chart; read aloud it is noise.
  for (const part of svg.querySelectorAll('g[aria-label]')) {
    if (!part.querySelector('a')) part.setAttribute('aria-hidden', 'true');
    part.removeAttribute('aria-label');
  }
  if (key.length > 0) svg.append(drawKey(document, key, options.marginLeft ?? 40));
  // in SVG's own namespace: the text of an HTML title would be written out as it is, markup and all
  const heading = document.createElementNS(SVG, 'title');
  heading.setAttribute('id', `${id}-title`);
  heading.textContent = title;
  svg.prepend(heading);
  return svg.outerHTML;
}

/** What a mark of the key takes, with the gap to its label. */
const roomOf = ({ mark }: KeyEntry): number => (mark === 'line' ? 34 : 24);
const KEY_GAP = 20;

/** Where the key begins: at a place, or further left when it would not end within the chart in a wide font. */
function beginningOf(key: readonly KeyEntry[], from: number): number {
  const widths = key.map((entry) => roomOf(entry) + entry.label.length * WIDE_LETTER + KEY_GAP);
  const width = widths.reduce((sum, one) => sum + one, -KEY_GAP);
  return Math.round(Math.max(1, Math.min(from, WIDTH - width)));
}

/** The key, in one line from a place on. What it says stands in the headings of the table beside the chart, too. */
function drawKey(
  document: ReturnType<typeof parseHTML>['document'],
  key: readonly KeyEntry[],
  from: number,
): ReturnType<typeof document.createElementNS> {
  const element = (name: string, attributes: Readonly<Record<string, string | number>>) => {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
    return made;
  };
  const drawn = element('g', { 'aria-hidden': 'true', fill: INK, 'text-anchor': 'start' });
  let x = beginningOf(key, from);
  for (const entry of key) {
    const { label, mark, fill, dashed } = entry;
    const outline = { fill, stroke: INK, 'stroke-width': mark === 'dot' ? 2 : 1 };
    if (mark === 'box') drawn.append(element('rect', { x, y: 4, width: 16, height: 16, ...outline }));
    if (mark === 'dot') drawn.append(element('circle', { cx: x + 8, cy: 12, r: 6, ...outline }));
    if (mark === 'line') {
      const stroke = { stroke: fill, 'stroke-width': 3, ...(dashed && { 'stroke-dasharray': '7 5' }) };
      drawn.append(element('path', { d: `M${x},12h26`, ...stroke }));
    }
    const room = roomOf(entry);
    const text = element('text', { x: x + room, y: 17 });
    text.textContent = label;
    drawn.append(text);
    x += room + label.length * LETTER + KEY_GAP;
  }
  return drawn;
}

import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Draws a plot on the server. Answers the text of an SVG that a page with a strict content policy can carry. */
export function drawSvg(options: Plot.PlotOptions, { title, id }: { title: string; id: string }): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  document.body.append(Plot.plot({ ...options, document: document as unknown as Plot.PlotOptions['document'] }));
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
  // in SVG's own namespace: the text of an HTML title would be written out as it is, markup and all
  const heading = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  heading.setAttribute('id', `${id}-title`);
  heading.textContent = title;
  svg.prepend(heading);
  return svg.outerHTML;
}

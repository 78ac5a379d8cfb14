import { countsSvg } from './counts.js';
import { wholeTicks } from './look.js';
import { partsSvg, seriesSvg, type PartsChart } from './parts.js';
import { sharesSvg } from './shares.js';
import { spreadSvg } from './spread.js';
import { waitingSvg } from './waiting.js';

/** What each link of a chart leads to, and what it says. */
const linksIn = (svg: string) =>
  [
    ...svg.matchAll(/<a (?:[^>]* )?aria-labelledby="([^"]+)"[^>]*? href="([^"]+)".*?<title id="\1">(.*?)<\/title>/g),
  ].map(([, , href, says]) => `${href} ${says}`);
/** The words that stand in a chart, in its order. */
const wordsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, words]) => words);

const share = (count: number, n: number, href: string) =>
  n < 5
    ? { n, count, rate: null, low: null, high: null, href }
    : { n, count, rate: count / n, low: 0.1, high: 0.876, href };

const shares = sharesSvg({
  id: 'bands',
  title: 'Early against late',
  wide: 'At all',
  strict: 'In full',
  groups: [
    { label: 'Early', wide: share(4, 5, '/early'), strict: share(1, 5, '/early-strict') },
    { label: 'Late', wide: share(3, 3, '/late'), strict: share(0, 3, '/late-strict') },
  ],
});
const counts = countsSvg({
  id: 'stages',
  title: 'Stage',
  key: [{ label: 'Early', shade: 'dark' }],
  bars: [
    { label: 'Signal', count: 2, shade: 'dark', href: '/signal' },
    { label: 'A theme <script>alert(1)</script> of which the name is long', count: 0, shade: 'light', href: '/theme' },
  ],
});
const groups: PartsChart = {
  id: 'themes',
  title: 'By theme',
  parts: ['Raised', 'Decided'],
  groups: [
    {
      label: 'Green IT',
      parts: [
        { count: 7, href: '/green' },
        { count: 3, href: '/green-decided' },
      ],
    },
    {
      label: 'Data',
      parts: [
        { count: 1, href: '/data' },
        { count: 0, href: '/data-decided' },
      ],
    },
  ],
};
const spread = spreadSvg({
  id: 'lead',
  title: 'Lead times',
  groups: [
    { label: 'To opening', n: 4, min: -10, q1: 0, median: 12.25, q3: 20, max: 30, href: '/opening' },
    { label: 'To decision', n: 0, min: null, q1: null, median: null, q3: null, max: null, href: '/decision' },
  ],
});
const waiting = waitingSvg({
  id: 'waiting',
  title: 'Time to answer',
  groups: [
    {
      label: 'Asks',
      n: 3,
      median: 40,
      steps: [
        { days: 10, survival: 1, censored: 1 },
        { days: 40, survival: 0.5, censored: 0 },
      ],
      href: '/asks',
    },
    { label: 'Consultations', n: 1, median: null, steps: [{ days: 5, survival: 1, censored: 1 }], href: '/calls' },
  ],
});
const charts = { shares, counts, parts: partsSvg(groups), series: seriesSvg(groups), spread, waiting };

describe.each(Object.entries(charts))('the chart of %s', (_, svg) => {
  it('is named by its title and carries neither script nor style', () => {
    expect(svg).toMatch(/aria-labelledby="([a-z]+)-title".*<title id="\1-title">/s);
    expect(svg).not.toMatch(/<script|<style|style="/);
  });

  it('repeats no id', () => {
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('draws no mark at a place that is no number', () => expect(svg).not.toMatch(/NaN|undefined|null/));
});

describe('shares side by side', () => {
  it('say each with its interval and what it is of', () =>
    expect(new Set(linksIn(shares))).toEqual(
      new Set([
        '/early Early: At all, 80% (10% to 88%), 4 of 5',
        '/early-strict Early: In full, 20% (10% to 88%), 1 of 5',
        '/late Late: At all, too few to show (n = 3)',
        '/late-strict Late: In full, too few to show (n = 3)',
      ]),
    ));
  it('show no dot of too few', () => expect(shares.match(/<circle[^>]*r="7"/g)).toHaveLength(2));
  it('have a key', () => expect(wordsIn(shares).slice(-2)).toEqual(['At all', 'In full']));
});

describe('counts', () => {
  it('are bars that lead to what they count', () =>
    expect(new Set(linksIn(counts))).toEqual(
      new Set([
        '/signal Signal: 2',
        '/theme A theme &lt;script&gt;alert(1)&lt;/script&gt; of which the name is long: 0',
      ]),
    ));
  it('shorten a long label', () => expect(wordsIn(counts)).toContain('A theme &lt;script&gt;alert(1)&lt;/scrip…'));
  it('stand at whole numbers', () => {
    expect(wordsIn(counts)).toEqual(expect.arrayContaining(['0', '1', '2']));
    expect(wholeTicks(0)).toEqual([0, 1]);
    expect(wholeTicks(3)).toEqual([0, 1, 2, 3]);
    expect(wholeTicks(7)).toEqual([0, 2, 4, 6, 8]);
    expect(wholeTicks(130)).toEqual([0, 50, 100, 150]);
  });
});

describe.each([
  ['below', charts.parts],
  ['after', charts.series],
])('bars inside bars, one group %s the other', (_, svg) => {
  it('lead to each part, and draw none of nothing', () =>
    expect(linksIn(svg).toSorted()).toEqual([
      '/data Data: 1 raised',
      '/green Green IT: 7 raised',
      '/green-decided Green IT: 3 decided',
    ]));
  it('name groups and parts', () =>
    expect(wordsIn(svg)).toEqual(expect.arrayContaining(['Green IT', 'Data', 'Raised', 'Decided'])));
});

describe('a spread', () => {
  it('says its five numbers', () =>
    expect(linksIn(spread)).toEqual([
      '/opening To opening, in days: half from 0 to 20, median 12.3, all from -10 to 30, of 4',
    ]));
  it('says so when there is nothing', () =>
    expect(wordsIn(spread)).toEqual(expect.arrayContaining(['To decision (n = 0)', 'None yet'])));
});

describe('waiting', () => {
  it('says by when half are answered', () =>
    expect(linksIn(waiting)).toEqual([
      '/asks Asks: half are answered within 40 days, of 3',
      '/calls Consultations: more than half still wait, of 1',
    ]));
  it('tells its curves apart by dashes', () =>
    expect(waiting.match(/stroke-dasharray="7[ ,]5"/g)?.length).toBeGreaterThanOrEqual(2));
});

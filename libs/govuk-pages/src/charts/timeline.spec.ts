import { timelineSvg, type Timeline } from './timeline.js';

const timeline: Timeline = {
  id: 'timeline',
  title: 'Timeline of Standard for shared front offices',
  from: '2024-01-01',
  to: '2026-06-01',
  stages: [
    { label: 'Options', band: 'early', from: '2024-01-01', to: '2025-01-15' },
    { label: 'Consultation', band: 'mid', from: '2025-01-15', to: '2025-11-20' },
    { label: 'Decided', band: 'late', from: '2025-11-20' },
  ],
  consultations: [
    {
      label: 'Front offices <script>alert(1)</script>',
      from: '2025-01-15',
      to: '2025-04-08',
      href: '/consultations/c1',
    },
  ],
  contacts: [
    { kind: 'engagement', label: 'Official meeting', on: '2024-03-03', href: '/engagements/e1' },
    { kind: 'response', label: 'Joint response', on: '2025-04-01', href: '/responses/r1' },
  ],
  asks: [
    {
      label: 'Judge a front office by its purpose',
      raisedOn: '2024-03-03',
      answeredOn: '2025-11-20',
      answer: 'Adopted',
      href: '/asks/a1',
    },
    { label: 'Fund the cost', raisedOn: '2025-04-01', href: '/asks/a2' },
  ],
  decisions: [{ label: 'Government response', on: '2025-11-20', href: '/decisions/d1' }],
};

const linksIn = (svg: string) => [
  ...new Set(
    [
      ...svg.matchAll(/<a (?:[^>]* )?aria-labelledby="([^"]+)"[^>]* href="([^"]+)".*?<title id="\1">(.*?)<\/title>/g),
    ].map(([, , href, name]) => `${href} ${name}`),
  ),
];

describe('the timeline of a policy', () => {
  const svg = timelineSvg(timeline);

  it('makes every mark a link that says what it is', () => {
    expect(linksIn(svg)).toEqual([
      '/consultations/c1 Consultation: Front offices &lt;script&gt;alert(1)&lt;/script&gt;, from 15 January 2025 to 8 April 2025',
      '/decisions/d1 Decision: Government response, 20 November 2025',
      '/asks/a1 Ask: Judge a front office by its purpose, first raised 3 March 2024, Adopted on 20 November 2025',
      '/asks/a2 Ask: Fund the cost, first raised 1 April 2025, no answer yet',
      '/engagements/e1 Engagement: Official meeting, 3 March 2024',
      '/responses/r1 Response: Joint response, 1 April 2025',
    ]);
  });

  it('gives the keyboard one stop an item, though an ask has three marks', () => {
    expect(svg.match(/href="\/asks\/a1"/g)).toHaveLength(3);
    expect(svg.match(/<a (?![^>]*tabindex)[^>]*href="\/asks\/a1"/g)).toHaveLength(1);
  });

  it('names the picture and its lanes', () => {
    expect(svg).toContain('<title id="timeline-title">Timeline of Standard for shared front offices</title>');
    expect(svg).toMatch(/aria-labelledby="timeline-title"/);
    for (const lane of ['Stage', 'Engagements and responses', 'Judge a front office by its purpose', 'Fund the cost'])
      expect(svg).toContain(`>${lane}</text>`);
  });

  it('never lets a title become markup', () => {
    const hostile = timelineSvg({ ...timeline, title: '</title><script>alert(1)</script>' });
    expect(hostile).not.toContain('<script');
    expect(hostile).toContain('&lt;/title&gt;&lt;script&gt;');
  });

  it('carries no script and no style of its own', () => {
    expect(svg).not.toMatch(/<script|<style|style="/);
  });

  it('draws a policy about which nothing is known yet but its stage', () => {
    const bare = timelineSvg({ ...timeline, consultations: [], contacts: [], asks: [], decisions: [] });
    expect(linksIn(bare)).toEqual([]);
    expect(bare).toContain('>Decided</text>');
  });
});

import { Works, type Work } from './works.js';

const work = (href: string, actor = 'person-1'): Work => ({
  href,
  what: `The report at ${href}`,
  actor,
  standing: () => ({ state: 'underWay', part: 0.5 }),
});

describe('work that somebody has left', () => {
  it('is told to them alone, once, until they have been back', () => {
    const works = new Works();
    works.leave(work('/reports/1'));
    works.leave(work('/reports/1'));
    works.leave(work('/reports/2', 'person-2'));
    expect(works.of('person-1').map(({ href }) => href)).toEqual(['/reports/1']);
    works.seen('/reports/1', 'person-2');
    expect(works.of('person-1').map(({ href }) => href)).toEqual(['/reports/1']);
    works.seen('/reports/1', 'person-1');
    expect(works.of('person-1')).toEqual([]);
  });

  it('is forgotten when there is too much of it', () => {
    const works = new Works();
    for (let n = 1; n <= 7; n++) works.leave(work(`/reports/${n}`));
    expect(works.of('person-1').map(({ href }) => href)).toEqual([3, 4, 5, 6, 7].map((n) => `/reports/${n}`));
  });
});

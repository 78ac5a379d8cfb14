import { disposal, RETENTION, reviewOn, type Retained } from './retention.js';

const left = (changes: Partial<Retained> = {}): Retained => ({
  of: 'people-who-left',
  id: 'ada',
  since: '2025-03-31',
  ...changes,
});

it.each([
  ['a year after somebody has left', left(), '2026-03-31'],
  ['the last day of a shorter month', left({ of: 'invitations-not-taken', since: '2025-11-30' }), '2026-02-28'],
  ['at once when an embargo is over', left({ of: 'embargo-over' }), '2025-03-31'],
  ['its whole time after it was looked at', left({ of: 'sensitive', reviewedOn: '2026-01-05' }), '2028-01-05'],
  ['a year at least after it was looked at', left({ of: 'embargo-over', reviewedOn: '2026-01-05' }), '2027-01-05'],
  ['never for what is kept for good', left({ of: 'record' }), undefined],
])('is looked at %s', (_, kept, on) => expect(reviewOn(kept)).toBe(on));

it('lists what is due by a date, and what comes next, in the order of their dates', () => {
  const items = [left({ id: 'later', since: '2025-06-01' }), left({ id: 'first', since: '2024-01-01' }), left()];
  const { due, next } = disposal(items, '2026-03-31');
  expect([due.map(({ id }) => id), next.map(({ id, reviewOn: on }) => [id, on])]).toEqual([
    ['first', 'ada'],
    [['later', '2026-06-01']],
  ]);
});

it('says of each class what is kept and what becomes of it', () => {
  for (const { title, keeps, afterwards } of Object.values(RETENTION))
    for (const words of [title, keeps, afterwards]) expect(words).toMatch(/^[A-Z].{10,}[^.]$/);
});

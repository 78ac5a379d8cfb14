import { closesOrClosed } from './consultation-register.js';

it.each([
  ['2026-07-08T16:00:00Z', 'closes today'],
  ['2026-07-08T23:00:00Z', 'closes today'],
  ['2026-07-07T23:00:00Z', 'closed yesterday'],
  ['2026-07-24T16:00:00Z', 'closes in 16 days'],
  ['2026-12-24T17:00:00Z', 'closes in 6 months'],
  ['2026-02-03T17:00:00Z', 'closed 5 months ago'],
  ['2023-02-03T17:00:00Z', 'closed 3 years ago'],
])('on 8 July 2026, one of %s %s', (closesAt, words) => {
  expect(closesOrClosed(closesAt, '2026-07-08')).toBe(words);
});

import { Pace } from './pace.js';

it('lets somebody come so many times in a window, and again in the next', () => {
  const pace = new Pace(2, 1000);
  expect([0, 1, 2, 999].map((now) => pace.allows('a', now))).toEqual([true, true, false, false]);
  expect([1000, 1001, 1002].map((now) => pace.allows('a', now))).toEqual([true, true, false]);
});

it('counts everybody by themselves', () => {
  const pace = new Pace(1, 1000);
  expect([pace.allows('a', 0), pace.allows('b', 500), pace.allows('a', 600), pace.allows('b', 1200)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([pace.allows('a', 1200), pace.allows('b', 1500)]).toEqual([true, true]);
});

import { percentDone } from './percent-done.js';

it.each([
  [0, 0],
  [0.099, 9],
  [0.5, 50],
  [0.999, 99],
  [1, 99],
])('%d of something that goes on is %d per cent', (part, percent) => expect(percentDone(part)).toBe(percent));

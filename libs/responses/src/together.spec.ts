import fc from 'fast-check';
import { DEEDS, PEOPLE, Together, type Deed } from './together.simulation.js';

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const deed: fc.Arbitrary<Deed> = fc.record({
  person: fc.nat({ max: PEOPLE - 1 }),
  what: fc.constantFrom(...DEEDS),
  which: part,
  how: part,
});

describe('Eight people at one response, in any order', () => {
  it('lose no word, sign no words that they have not seen, and never leave the rules', () => {
    const done = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(deed, { minLength: 20, maxLength: 50, size: 'max' }), (deeds) => {
        const together = new Together();
        for (const one of deeds) together.act(one);
        together.mustHaveEveryWord();
        for (const [what, times] of together.done) done.set(what, (done.get(what) ?? 0) + times);
      }),
      { numRuns: 2000, seed: 20251129 },
    );
    // all of it was tried, and happened often
    for (const what of ['edit', 'offer', 'rule', 'open', 'sign', 'differ', 'close', 'approve', 'return', 'send'])
      expect([what, (done.get(what) ?? 0) > 30]).toEqual([what, true]);
  }, 300_000);
});

import fc from 'fast-check';
import { claimStandings } from '#registers';
import { claimsAsAt } from '../../libs/influence/src/claims-as-at.js';
import { readFacts } from '../../libs/influence/src/facts/read-facts.js';
import { histories } from './histories.js';
import { Tables } from './tables.js';

/** Where a claim stands, as the ledger and the figures both say it. */
interface Standing {
  readonly claimId: string;
  readonly grade: string;
  readonly contribution: string;
  readonly verified: boolean;
}

const byId = (a: Standing, b: Standing) => (a.claimId < b.claimId ? -1 : Number(a.claimId > b.claimId));

it('stands in the ledger of claims as the indicators count it, whatever has happened', async () => {
  const tables = new Tables();
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(histories, async ({ events, asAt }) => {
      await tables.after(events, async (db) => {
        const { asks, decisions } = await readFacts(db);
        const counted = [...asks].flatMap(([askId, ask]) =>
          askId !== ask.askId ? [] : [...decisions.values()].flatMap((decision) => claimsAsAt(ask, decision, asAt)),
        );
        const figures = counted.map(({ claim: { claimId }, grade, contribution, counts }): Standing => ({
          claimId,
          grade,
          contribution,
          verified: counts,
        }));
        const known = new Set(figures.map(({ claimId }) => claimId));
        const ledger = claimStandings(db, asAt)
          .filter(({ claimId }) => known.has(claimId))
          .map(({ claimId, grade, contribution, state }): Standing => ({
            claimId,
            grade,
            contribution,
            verified: state === 'verified',
          }));
        compared += figures.length;
        expect(ledger.toSorted(byId)).toEqual(figures.toSorted(byId));
      });
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(100);
});

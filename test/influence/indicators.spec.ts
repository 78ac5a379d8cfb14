import fc from 'fast-check';
import { indicators } from '#influence';
import { CATALOGUE } from '#intake';
import { faultsIn } from '#vocabulary';
import { bruteForce } from './brute-force.js';
import { histories } from './histories.js';
import { Tables } from './tables.js';
import { settled } from './worked-example.js';

describe('The indicators of any history', () => {
  const tables = new Tables();

  it('are those that are counted by brute force from its events', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ events, asOf, asAt, filters }) => {
        const seen = events.filter(({ metadata }) => Date.parse(metadata.recordedAt) <= Date.parse(asOf));
        const counted = await tables.after(seen, (db) => indicators(db, { asOf, asAt, ...filters }));
        const expected = bruteForce(events, asOf, asAt, filters);
        expect(settled(counted, expected)).toEqual(expected);
      }),
      { numRuns: 1000, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true },
    );
  }, 300_000);

  it('are of histories that an import would take', () => {
    for (const { events } of fc.sample(histories, { numRuns: 20, seed: 3 }))
      for (const { stream, revision, type, data } of events) {
        const { begins, events: shapes } = CATALOGUE.get(stream.slice(0, stream.indexOf('-')))!;
        expect(faultsIn(shapes[type]!, data)).toEqual([]);
        expect(revision > 0 || type === begins).toBe(true);
      }
  }, 60_000);
});

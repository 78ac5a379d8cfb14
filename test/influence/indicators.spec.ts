import fc from 'fast-check';
import { indicators } from '#influence';
import { CATALOGUE } from '#intake';
import { faultsIn } from '#vocabulary';
import { bruteForce } from './brute-force.js';
import { Council } from './council.js';
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
  });

  it('count asks that were merged into each other once, as the one that was merged into first', async () => {
    const council = new Council([]);
    const [policy, one, other] = ['policy', 'ask', 'ask'].map((kind) => council.newId(kind)) as [
      string,
      string,
      string,
    ];
    const lists = { departments: ['home-office'], themes: [], nations: ['england'] };
    council.tell('policy', policy, 'PolicyRegistered', {
      title: 'A policy',
      ...lists,
      stage: 'options',
      stageSince: '2024-01-01',
    });
    for (const [id, size] of [
      [one, 'small'],
      [other, 'large'],
    ] as const)
      council.tell('ask', id, 'AskProposed', {
        statement: 'Do it',
        direction: 'add',
        size,
        policyIds: [policy],
        themes: [],
      });
    council.tell('engagement', council.newId('engagement'), 'EngagementLogged', {
      happenedOn: '2024-02-01',
      counterpart: { body: 'home-office' },
      kind: 'letter',
      initiatedBy: 'council',
      summary: 'A letter',
      inConfidence: false,
      policyIds: [policy],
      asksRaised: [one, other],
      organisationIds: [],
    });
    council.tell('ask', one, 'AskMerged', { intoAskId: other, reason: 'Alike' });
    council.tell('ask', other, 'AskMerged', { intoAskId: one, reason: 'Alike' });
    const [asOf, asAt] = ['2025-01-01T00:00:00Z', '2024-12-31'];
    for (const [filters, raised] of [
      [{}, 1],
      [{ size: 'large' }, 1],
      [{ size: 'small' }, 0],
    ] as const) {
      const counted = await tables.after(council.events, (db) => indicators(db, { asOf, asAt, ...filters }));
      expect([counted.headline.raised, bruteForce(council.events, asOf, asAt, filters).headline.raised]).toEqual([
        raised,
        raised,
      ]);
    }
  });

  it('are of histories that an import would take', () => {
    for (const { events } of fc.sample(histories, { numRuns: 20, seed: 3 }))
      for (const { stream, revision, type, data } of events) {
        const { begins, events: shapes } = CATALOGUE.get(stream.slice(0, stream.indexOf('-')))!;
        expect(faultsIn(shapes[type]!, data)).toEqual([]);
        expect(revision > 0 || type === begins).toBe(true);
      }
  });
});

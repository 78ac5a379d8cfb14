import fc from 'fast-check';
import type { RecordedEvent } from '#event-store';
import { indicators } from '#influence';
import { happenedBy } from '#registers';
import { histories } from '../influence/histories.js';
import { Tables } from '../influence/tables.js';
import { factsBy } from './facts-by-hand.js';

const tables = new Tables();

/** The events that are seen by whoever knows only what had happened by a date. */
function seenBy(events: readonly RecordedEvent[], date: string): RecordedEvent[] {
  const { take, by } = happenedBy.read();
  events.filter(({ type }) => happenedBy.types.includes(type)).forEach(take);
  const seeing = by(date);
  return events.flatMap((event) => seeing(event) ?? []);
}

describe('What had happened by a date', () => {
  it('is what a walk through the whole log finds, in any history', () =>
    fc.assert(
      fc.property(histories, ({ events, asAt }) => {
        expect(seenBy(events, asAt)).toEqual(factsBy(events, asAt));
      }),
      { numRuns: 100 },
    ));

  it('gives the figures that Influence counts of that date among all that is known', () =>
    fc.assert(
      fc.asyncProperty(histories, async ({ events, asOf, asAt }) => {
        const known = events.filter(({ metadata }) => Date.parse(metadata.recordedAt) <= Date.parse(asOf));
        // who took part in what bears no date: Influence counts it whenever it was recorded
        const of = async (some: readonly RecordedEvent[]) => {
          const { participation: _, ...figures } = await tables.after(some, (db) => indicators(db, { asOf, asAt }));
          return figures;
        };
        expect(await of(seenBy(known, asAt))).toEqual(await of(known));
      }),
      { numRuns: 100 },
    ));
});

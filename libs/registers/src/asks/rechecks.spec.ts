import type { Database } from 'better-sqlite3';
import * as fc from 'fast-check';
import { ANSWERS, type AskEvent } from '#asks';
import type { DecisionEvent } from '#decisions';
import { NarrowedConnection } from '#read-models';
import { addDays } from '#vocabulary';
import { projections } from '../projections.js';
import { sightOf } from '../sight/sight.js';
import { idOf, RecordedLog, Tables } from '../testing.js';
import { askRows } from './list-asks.js';
import { rechecksDue, rechecksOf } from './rechecks.js';

const given = (answeredOn: string, answer: string = 'not_adopted') => ({ answer, answeredOn });
const seen = (asOf: string, delivery = 'not_started') => ({ delivery, asOf });

describe('An ask', () => {
  it('is looked at again 6, 12 and 30 months after an answer', () =>
    expect(rechecksOf([given('2024-08-31')], [])).toEqual([
      { on: '2025-02-28', months: 6, answeredOn: '2024-08-31', settledBy: null },
      { on: '2025-08-31', months: 12, answeredOn: '2024-08-31', settledBy: null },
      { on: '2027-02-28', months: 30, answeredOn: '2024-08-31', settledBy: null },
    ]));

  it('is not looked at again for an answer that says it was overtaken', () =>
    expect(rechecksOf([given('2024-08-31', 'overtaken')], [])).toEqual([]));

  it('was looked at when a report of that day or later says how far it was carried out', () => {
    const [first, second] = rechecksOf([given('2024-01-01')], [seen('2024-06-30'), seen('2024-07-01', 'under_way')]);
    expect(first?.settledBy).toEqual({ kind: 'delivery', found: 'under_way', on: '2024-07-01' });
    expect(second?.settledBy).toBeNull();
  });

  it('was looked at when a further answer was given that day or later; it is looked at after that one, too', () =>
    expect(
      rechecksOf([given('2024-01-01'), given('2024-09-01', 'adopted')], []).map(({ on, settledBy }) => [
        on,
        settledBy?.found,
      ]),
    ).toEqual([
      ['2024-07-01', 'adopted'],
      ['2025-01-01', undefined],
      ['2025-03-01', undefined],
      ['2025-09-01', undefined],
      ['2026-07-01', undefined],
      ['2027-03-01', undefined],
    ]));
});

const [ASKS, DECISIONS] = [[1, 2, 3, 4].map(idOf), [11, 12, 13].map(idOf)];
const oneOf = (list: readonly string[]) => fc.constantFrom(...list);
const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2020-01-01', days));
const reason = 'Said so';

const happening: fc.Arbitrary<AskEvent | DecisionEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        askId: oneOf(ASKS),
        decisionId: oneOf(DECISIONS),
        answer: fc.constantFrom(...ANSWERS),
        answeredOn: day,
      })
      .map((data): AskEvent => ({ type: 'AskAnswered', data })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ askId: oneOf(ASKS), asOf: day })
      .map((data): AskEvent => ({ type: 'AskDeliveryReported', data: { ...data, delivery: 'unknown' } })),
  },
  fc
    .record({ askId: oneOf(ASKS), intoAskId: oneOf(ASKS) })
    .filter(({ askId, intoAskId }) => askId !== intoAskId)
    .map((data): AskEvent => ({ type: 'AskMerged', data: { ...data, reason } })),
  fc
    .record({ askId: oneOf(ASKS), withdrawnOn: day })
    .map((data): AskEvent => ({ type: 'AskWithdrawn', data: { ...data, reason } })),
  oneOf(DECISIONS).map((decisionId): DecisionEvent => ({ type: 'DecisionStruckOut', data: { decisionId, reason } })),
);

/** Histories in which anything happens to a few asks in any order, and some of the answers are struck out in the end. */
const histories = fc
  .tuple(fc.array(happening, { maxLength: 14 }), fc.infiniteStream(fc.boolean()))
  .map(([events, struck]) => {
    const log = new RecordedLog();
    const add = (event: AskEvent | DecisionEvent) =>
      log.add('askId' in event.data ? `ask-${event.data.askId}` : `decision-${event.data.decisionId}`, [event]);
    for (const askId of ASKS)
      add({
        type: 'AskProposed',
        data: { askId, statement: 'Do it.', direction: 'add', size: 'small', policyIds: [], themes: [] },
      });
    const merged = new Set<string>();
    for (const event of events) {
      // what was merged cannot be merged again
      if (event.type === 'AskMerged' && merged.has(event.data.askId)) continue;
      if (event.type === 'AskMerged') merged.add(event.data.askId);
      add(event);
    }
    for (const { type, data } of events)
      if (type === 'AskAnswered' && struck.next().value) {
        const { askId, decisionId, answeredOn } = data;
        add({ type: 'AskAnswerStruckOut', data: { askId, decisionId, answeredOn, reason } });
      }
    return log.events;
  });

/** The same by the rule, from what a connection shows of each ask. */
const byRule = (db: Database, today: string) =>
  askRows(db, ASKS, today)
    .flatMap(({ askId, nextRecheckOn }) =>
      nextRecheckOn !== null && nextRecheckOn <= today ? [[nextRecheckOn, askId]] : [],
    )
    .toSorted()
    .map(([, askId]) => askId);

const dueBy = (db: Database, today: string, rows?: number) => {
  const { total, asks } = rechecksDue(db, today, rows);
  return { total, ids: asks.map(({ id }) => id) };
};

describe('The asks to be looked at again', () => {
  const agree = (db: Database, today: string) => {
    const ids = byRule(db, today);
    expect(dueBy(db, today)).toEqual({ total: ids.length, ids });
    expect(dueBy(db, today, 2)).toEqual({ total: ids.length, ids: ids.slice(0, 2) });
  };

  it('are found by the day that is kept as by rule, after a build and event by event', () =>
    fc.assert(
      fc.property(histories, day, (events, today) => {
        const [built, followed] = [Tables.built(projections, events), Tables.followed(projections, events)];
        agree(built.db, today);
        agree(followed.db, today);
        expect(followed.rows('asks')).toEqual(built.rows('asks'));
      }),
      { numRuns: 100 },
    ));

  it('are for who may not see some asks and decisions those that the rest of it shows', () =>
    fc.assert(
      fc.property(histories, day, fc.subarray([...ASKS, ...DECISIONS]), (events, today, withheld) => {
        const { db } = Tables.built(projections, events);
        const sight = sightOf({ personId: '', confidant: false, today });
        new NarrowedConnection(db, sight).withhold(withheld);
        agree(db, today);
      }),
      { numRuns: 100 },
    ));

  it('tell nothing of an answer by a decision that is withheld', () => {
    const [askId, decisionId] = [ASKS[0]!, DECISIONS[0]!];
    const { events } = new RecordedLog().add<AskEvent>(`ask-${askId}`, [
      {
        type: 'AskProposed',
        data: { askId, statement: 'Do it.', direction: 'add', size: 'small', policyIds: [], themes: [] },
      },
      { type: 'AskAnswered', data: { askId, decisionId, answer: 'noted', answeredOn: '2024-01-31' } },
    ]);
    const { db } = Tables.built(projections, events);
    const due = () => [dueBy(db, '2024-07-31'), db.prepare('SELECT next_recheck_on FROM asks').pluck().get()];
    expect(due()).toEqual([{ total: 1, ids: [askId] }, '2024-07-31']);
    const narrowed = new NarrowedConnection(db, sightOf({ personId: '', confidant: false, today: '2024-07-31' }));
    narrowed.withhold([decisionId]);
    expect(due()).toEqual([{ total: 0, ids: [] }, null]);
    narrowed.withhold([]);
    expect(due()).toEqual([{ total: 1, ids: [askId] }, null]);
  });
});

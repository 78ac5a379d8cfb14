import * as fc from 'fast-check';
import { ANSWERS, type AskEvent } from '#asks';
import { addDays } from '#vocabulary';
import { idOf, RecordedLog, Tables } from '../testing.js';
import { asks } from './asks.js';
import { RECHECKS_DUE, rechecksOf } from './rechecks.js';

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

  it('is found by SQL as by rule', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2020-01-01', days));
    const answer = fc.tuple(fc.constantFrom(...ANSWERS), day);
    fc.assert(
      fc.property(
        fc.array(answer, { maxLength: 4 }),
        fc.array(day, { maxLength: 4 }),
        day,
        (answers, reports, today) => {
          const [askId, decisionId] = [idOf(1), idOf(2)];
          const events: AskEvent[] = [
            {
              type: 'AskProposed',
              data: { askId, statement: 'Do it.', direction: 'add', size: 'small', policyIds: [], themes: [] },
            },
            ...answers.map(([said, answeredOn]): AskEvent => ({
              type: 'AskAnswered',
              data: { askId, decisionId, answer: said, answeredOn },
            })),
            ...reports.map((asOf): AskEvent => ({
              type: 'AskDeliveryReported',
              data: { askId, delivery: 'unknown', asOf },
            })),
          ];
          const { db } = Tables.built([asks], new RecordedLog().add(`ask-${askId}`, events).events);
          const due = rechecksOf(
            answers.map(([said, answeredOn]) => given(answeredOn, said)),
            reports.map((asOf) => seen(asOf)),
          ).find(({ on, settledBy }) => settledBy === null && on <= today);
          expect(db.prepare<[object], { day: string }>(RECHECKS_DUE).get({ today })?.day).toBe(due?.on);
        },
      ),
      { numRuns: 60 },
    );
  });
});

import type { AskEvent } from '#asks';
import { projections } from '../projections.js';
import { ACTOR, idOf, Tables } from '../testing.js';
import { ASK, CONSULTATION, DECISION, POLICY, TODAY } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { findDecision } from './find-decision.js';
import { listDecisions, type DecisionRow } from './list-decisions.js';

const { db } = Tables.built(projections, record().events);

const offices: DecisionRow = {
  decisionId: DECISION.offices,
  title: 'Response on front offices',
  decidedOn: '2025-11-20',
  kind: 'consultation_outcome',
  departments: ['cabinet-office'],
  policies: [{ id: POLICY.offices, title: 'Standard for shared front offices' }],
  consultation: { id: CONSULTATION.answered, title: 'Shared front offices: a consultation' },
  reference: { title: 'Response on front offices' },
  answers: 1,
  asksToAnswer: 0,
  handling: null,
  struckOut: null,
  recordedAt: '2025-01-02T09:00:40.000Z',
  revision: 1,
};
const identity: DecisionRow = {
  ...offices,
  decisionId: DECISION.identity,
  title: 'Statement on identity',
  decidedOn: '2026-02-10',
  kind: 'statement',
  departments: ['department-for-science-innovation-and-technology'],
  policies: [{ id: POLICY.identity, title: 'Digital identity framework' }],
  consultation: null,
  reference: { title: 'Statement on identity' },
  answers: 0,
  asksToAnswer: 1,
  recordedAt: '2025-01-02T09:00:42.000Z',
  revision: 0,
};

const titles = (filters: Parameters<typeof listDecisions>[1]) =>
  listDecisions(db, filters).rows.map(({ title }) => title);

describe('decisions', () => {
  it('are listed with how many asks they answered and have yet to answer, the latest first', () => {
    expect(listDecisions(db, {}).rows).toEqual([identity, offices]);
  });

  it('are found by department, policy, date and words', () => {
    expect(titles({ department: 'cabinet-office' })).toEqual(['Response on front offices']);
    expect(titles({ policy: POLICY.identity })).toEqual(['Statement on identity']);
    expect(titles({ from: '2025-11-20', to: '2026-02-09' })).toEqual(['Response on front offices']);
    expect(titles({ q: 'identity' })).toEqual(['Statement on identity']);
  });

  it('that were struck out are listed when they are asked for', () => {
    expect(listDecisions(db, { struckOut: true }).rows).toMatchObject([
      { title: 'A leaked draft', struckOut: 'A draft is no decision', asksToAnswer: 0 },
    ]);
  });

  it('made before an ask was first raised do not owe it an answer', () => {
    const later: AskEvent = {
      type: 'AskProposed',
      data: {
        askId: idOf(46),
        statement: 'And now for something else.',
        direction: 'add',
        size: 'small',
        policyIds: [POLICY.offices],
        themes: [],
      },
    };
    const { events } = record().add(`ask-${idOf(46)}`, [later]);
    const [, decision] = listDecisions(Tables.built(projections, events).db, {}).rows;
    expect(decision).toEqual(offices);
  });
});

describe('a decision', () => {
  it('comes with its answers, and with the asks that nobody has answered', () => {
    const detail = findDecision(db, DECISION.offices, TODAY)!;
    expect(detail).toEqual({
      decision: offices,
      answers: [
        {
          ask: { id: ASK.purpose, title: 'Judge an office by its purpose.' },
          answer: 'adopted',
          answeredOn: '2025-11-20',
          reference: { title: 'Paragraph 14' },
          struckOut: null,
          recordedAt: '2025-01-02T09:00:45.000Z',
          actor: ACTOR,
        },
      ],
      openAsks: [],
    });
    expect(findDecision(db, DECISION.identity, TODAY)!.openAsks.map(({ statement }) => statement)).toEqual([
      'Ask for consent once.',
      'Fund a pilot in two counties.',
    ]);
  });

  it('is not found when there is none', () => {
    expect(findDecision(db, idOf(99), TODAY)).toBeUndefined();
  });
});

import type { AskEvent } from '#asks';
import type { EngagementEvent } from '#engagements';
import { answers } from '../answers.js';
import { projections } from '../projections.js';
import { raises, stageOn, stagesOf } from '../raises.js';
import { ACTOR, idOf, Tables } from '../testing.js';
import { ASK, DECISION, ENGAGEMENT, ORGANISATION, POLICY, RESPONSE, TODAY } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { findAsk } from './find-ask.js';
import { listAsks, type AskRow } from './list-asks.js';

const { db } = Tables.built(projections, record().events);

const offices = { id: POLICY.offices, title: 'Standard for shared front offices' };
const identity = { id: POLICY.identity, title: 'Digital identity framework' };

const purpose: AskRow = {
  askId: ASK.purpose,
  statement: 'Judge an office by its purpose.',
  direction: 'change',
  size: 'medium',
  themes: ['shared-services'],
  // the raise of the ask that was merged into it, before the first stage that is known
  policies: [{ ...offices, firstRaise: { on: '2025-01-02', stage: 'signal', band: 'early' } }],
  proposedBy: { id: ORGANISATION.kent, title: 'Kent County Council' },
  agreedOn: '2025-01-20',
  state: 'answered',
  firstRaisedOn: '2025-01-02',
  awaitingDays: null,
  currentAnswer: {
    answer: 'adopted',
    answeredOn: '2025-11-20',
    decision: { id: DECISION.offices, title: 'Response on front offices' },
  },
  delivery: { delivery: 'under_way', asOf: '2026-02-01' },
  nextRecheckOn: '2026-05-20',
  mergedInto: null,
  withdrawnOn: null,
  handling: null,
  recordedAt: '2025-01-02T09:00:22.000Z',
  revision: 3,
};
const consent: AskRow = {
  ...purpose,
  askId: ASK.consent,
  statement: 'Ask for consent once.',
  policies: [{ ...identity, firstRaise: { on: '2026-01-20', stage: 'signal', band: 'early' } }],
  proposedBy: null,
  agreedOn: null,
  state: 'awaiting',
  firstRaisedOn: '2026-01-20',
  awaitingDays: 41,
  currentAnswer: null,
  delivery: null,
  nextRecheckOn: null,
  recordedAt: '2025-01-02T09:00:25.000Z',
  revision: 0,
};

const rows = (filters: Omit<Parameters<typeof listAsks>[1], 'today'>) =>
  listAsks(db, { ...filters, today: TODAY }).rows;
const statements = (filters: Omit<Parameters<typeof listAsks>[1], 'today'>) =>
  rows(filters).map((row) => row.statement);

describe('asks', () => {
  it('are listed with their first raise, their answer and their age', () => {
    expect(rows({ state: 'answered' })).toEqual([purpose]);
    expect(rows({ state: 'awaiting' })).toEqual([consent]);
  });

  it('are in one state each', () => {
    expect(rows({}).map(({ statement, state }) => [statement, state])).toEqual([
      ['Wait a year.', 'withdrawn'],
      ['Fund a pilot in two counties.', 'open'],
      ['Ask for consent once.', 'awaiting'],
      ['Look at the purpose.', 'merged'],
      ['Judge an office by its purpose.', 'answered'],
    ]);
  });

  it('name what they were merged into', () => {
    expect(rows({ state: 'merged' })).toEqual([
      {
        ...purpose,
        askId: ASK.same,
        statement: 'Look at the purpose.',
        proposedBy: null,
        agreedOn: null,
        state: 'merged',
        currentAnswer: null,
        delivery: null,
        nextRecheckOn: null,
        mergedInto: { id: ASK.purpose, title: 'Judge an office by its purpose.' },
        recordedAt: '2025-01-02T09:00:24.000Z',
        revision: 1,
      },
    ]);
  });

  it('are found by policy, answer and words, in order of their first raise', () => {
    expect(statements({ policy: POLICY.offices })).toEqual(['Wait a year.', 'Judge an office by its purpose.']);
    expect(statements({ answer: 'adopted' })).toEqual(['Judge an office by its purpose.']);
    expect(statements({ q: 'purposes' })).toEqual(['Look at the purpose.', 'Judge an office by its purpose.']);
    expect(statements({ sort: '-firstRaised' }).slice(0, 3)).toEqual([
      'Ask for consent once.',
      'Look at the purpose.',
      'Judge an office by its purpose.',
    ]);
  });
});

describe('an ask', () => {
  it('comes with every answer, report and raise, and what was merged into it', () => {
    const detail = findAsk(db, ASK.purpose, TODAY)!;
    expect(detail.ask).toEqual({ ...purpose, mergeReason: null, withdrawnReason: null });
    expect(detail.answers).toEqual([
      {
        decision: { id: DECISION.offices, title: 'Response on front offices' },
        answer: 'adopted',
        answeredOn: '2025-11-20',
        reference: { title: 'Paragraph 14' },
        givenTo: null,
        struckOut: null,
        recordedAt: '2025-01-02T09:00:45.000Z',
        actor: ACTOR,
      },
    ]);
    expect(detail.deliveries).toEqual([
      {
        delivery: 'under_way',
        asOf: '2026-02-01',
        reference: null,
        recordedAt: '2025-01-02T09:00:46.000Z',
        actor: ACTOR,
      },
    ]);
    expect(detail.raises).toEqual([
      {
        kind: 'engagement',
        id: ENGAGEMENT.letter,
        title: 'A letter on purpose.',
        on: '2025-01-02',
        policies: [offices],
      },
      {
        kind: 'engagement',
        id: ENGAGEMENT.meeting,
        title: 'We went through the options paper.',
        on: '2025-03-18',
        policies: [offices],
      },
      {
        kind: 'response',
        id: RESPONSE.offices,
        title: 'Shared front offices: a consultation',
        on: '2025-08-20',
        policies: [offices],
      },
    ]);
    expect(detail.mergedFrom).toEqual([{ id: ASK.same, title: 'Look at the purpose.' }]);
    expect(detail.decisionsWithoutAnswer).toEqual([]);
  });

  it('shows answers that were struck out, by themselves or with their decision, and those given to what it took in', () => {
    const answered = (askId: string, decisionId: string, answeredOn: string): AskEvent => ({
      type: 'AskAnswered',
      data: { askId, decisionId, answer: 'noted', answeredOn },
    });
    const { events } = record()
      .add(`ask-${ASK.same}`, [answered(ASK.same, DECISION.offices, '2025-10-01')])
      .add(`ask-${ASK.purpose}`, [
        answered(ASK.purpose, DECISION.leaked, '2026-02-16'),
        answered(ASK.purpose, DECISION.offices, '2025-12-01'),
        {
          type: 'AskAnswerStruckOut',
          data: { askId: ASK.purpose, decisionId: DECISION.offices, answeredOn: '2025-12-01', reason: 'Not about it' },
        },
      ]);
    const { ask, answers: given } = findAsk(Tables.built(projections, events).db, ASK.purpose, TODAY)!;
    expect(given.map(({ answeredOn, struckOut, givenTo }) => [answeredOn, struckOut, givenTo?.title])).toEqual([
      ['2026-02-16', 'A draft is no decision', undefined],
      ['2025-12-01', 'Not about it', undefined],
      ['2025-11-20', null, undefined],
      ['2025-10-01', null, 'Look at the purpose.'],
    ]);
    expect(ask.currentAnswer).toEqual(purpose.currentAnswer);
  });

  it('lists the decisions on its policies that say nothing to it', () => {
    expect(findAsk(db, ASK.consent, TODAY)!.decisionsWithoutAnswer.map(({ title }) => title)).toEqual([
      'Statement on identity',
    ]);
  });

  it('says why it was merged or withdrawn', () => {
    expect(findAsk(db, ASK.same, TODAY)!.ask).toMatchObject({ mergeReason: 'The same wish', withdrawnReason: null });
    expect(findAsk(db, ASK.dropped, TODAY)!.ask).toMatchObject({
      mergeReason: null,
      withdrawnReason: 'The year is over',
    });
  });

  it('is not found when there is none', () => {
    expect(findAsk(db, idOf(99), TODAY)).toBeUndefined();
  });
});

describe('a raise', () => {
  it('is an engaging that concerns a policy of the ask, by itself or by its consultation', () => {
    expect(raises(db)).toEqual([
      { askId: ASK.purpose, policyId: POLICY.offices, on: '2025-01-02', kind: 'engagement', id: ENGAGEMENT.letter },
      { askId: ASK.purpose, policyId: POLICY.offices, on: '2025-03-18', kind: 'engagement', id: ENGAGEMENT.meeting },
      { askId: ASK.purpose, policyId: POLICY.offices, on: '2025-08-20', kind: 'response', id: RESPONSE.offices },
      { askId: ASK.consent, policyId: POLICY.identity, on: '2026-01-20', kind: 'engagement', id: ENGAGEMENT.quiet },
      { askId: ASK.consent, policyId: POLICY.identity, on: '2026-01-28', kind: 'response', id: RESPONSE.identity },
    ]);
  });

  it('is the same whether asked for by ask, by policy or all at once', () => {
    const all = raises(db);
    for (const askId of Object.values(ASK).filter((id) => id !== ASK.same))
      expect(raises(db, { askIds: [askId] })).toEqual(all.filter((raise) => raise.askId === askId));
    for (const policyId of Object.values(POLICY))
      expect(raises(db, { policyId })).toEqual(all.filter((raise) => raise.policyId === policyId));
    expect(raises(db, { askIds: Object.values(ASK).filter((id) => id !== ASK.same) })).toEqual(all);
  });

  it('is none when the engaging concerns no policy of the ask', () => {
    const elsewhere: EngagementEvent = {
      type: 'EngagementCorrected',
      data: { engagementId: ENGAGEMENT.meeting, policyIds: [POLICY.identity], reason: 'Another policy' },
    };
    const { events } = record().add(`engagement-${ENGAGEMENT.meeting}`, [elsewhere]);
    const tables = Tables.built(projections, events);
    expect(raises(tables.db).map(({ id }) => id)).not.toContain(ENGAGEMENT.meeting);
    // the page of the ask shows it all the same
    expect(findAsk(tables.db, ASK.purpose, TODAY)!.raises).toContainEqual({
      kind: 'engagement',
      id: ENGAGEMENT.meeting,
      title: 'We went through the options paper.',
      on: '2025-03-18',
      policies: [],
    });
  });

  it('finds the policy at the stage of that day: the last begun, that very day included, signal before the first', () => {
    const stages = stagesOf(db).get(POLICY.offices)!;
    expect(stages).toEqual(stagesOf(db, [POLICY.offices]).get(POLICY.offices));
    expect(
      ['2025-01-05', '2025-01-06', '2025-03-17', '2025-03-18', '2026-01-01'].map((day) => stageOn(stages, day)),
    ).toEqual(['signal', 'scoping', 'scoping', 'options', 'decided']);
    expect(stageOn(undefined, '2026-01-01')).toBe('signal');
  });
});

describe('the answers of an ask on a policy', () => {
  it('are those of decisions on that policy that stand', () => {
    expect(answers(db)).toEqual([
      {
        askId: ASK.purpose,
        policyId: POLICY.offices,
        decisionId: DECISION.offices,
        decisionTitle: 'Response on front offices',
        decidedOn: '2025-11-20',
        answer: 'adopted',
        answeredOn: '2025-11-20',
      },
    ]);
    expect(answers(db, { policyId: POLICY.offices })).toEqual(answers(db));
    expect(answers(db, { policyId: POLICY.identity })).toEqual([]);
  });
});

import type { AskEvent } from '#asks';
import type { DecisionEvent } from '#decisions';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { asks } from './asks.js';

const [askId, otherAsk, thirdAsk] = [idOf(1), idOf(2), idOf(3)];
const [policy, otherPolicy, organisation] = [idOf(11), idOf(12), idOf(13)];
const [decision, otherDecision] = [idOf(21), idOf(22)];

const proposed = (id = askId, policyIds = [policy]): AskEvent => ({
  type: 'AskProposed',
  data: {
    askId: id,
    statement: 'Judge it by its purpose.',
    direction: 'change',
    size: 'medium',
    policyIds,
    themes: ['shared-services'],
    ...(id === askId && { proposedBy: organisation }),
  },
});
type Answer = Extract<AskEvent, { type: 'AskAnswered' }>['data']['answer'];
const answered = (answer: Answer, answeredOn: string, decisionId = decision, id = askId): AskEvent => ({
  type: 'AskAnswered',
  data: { askId: id, decisionId, answer, answeredOn },
});
const merged = (id: string, intoAskId: string): AskEvent => ({
  type: 'AskMerged',
  data: { askId: id, intoAskId, reason: 'The same wish' },
});

const row = {
  number: 1,
  ask_id: askId,
  statement: 'Judge it by its purpose.',
  direction: 'change',
  size: 'medium',
  policy_ids: `["${policy}"]`,
  themes: '["shared-services"]',
  proposed_by: organisation,
  ends_in: askId,
  recorded_at: '2026-01-01T12:00:00.000Z',
  revision: 0,
};

/** Events of asks and decisions in order, each in the stream of its item. */
const after = (...events: (AskEvent | DecisionEvent)[]) => {
  const log = new RecordedLog();
  for (const event of events) {
    const { askId: ask, decisionId } = event.data as { askId?: string; decisionId?: string };
    log.add(ask ? `ask-${ask}` : `decision-${decisionId}`, [event]);
  }
  const tables = Tables.built([asks], log.events);
  expect(Tables.followed([asks], log.events).everything()).toEqual(tables.everything());
  return tables;
};

describe('the ledger of asks', () => {
  it('AskProposed: the ask on its policies', () => {
    const tables = after(proposed());
    expect(tables.rows('asks')).toEqual([row]);
    expect(tables.rows('ask_policies')).toEqual([{ policy_id: policy, ask_id: askId }]);
  });

  it('AskAgreed: when the council agreed', () => {
    const agreed: AskEvent = { type: 'AskAgreed', data: { askId, agreedOn: '2025-02-01', meetingId: idOf(31) } };
    expect(after(proposed(), agreed).rows('asks')).toEqual([
      { ...row, agreed_on: '2025-02-01', agreed_in: idOf(31), revision: 1 },
    ]);
  });

  it('AskReworded: the statement as it reads now', () => {
    const reworded: AskEvent = {
      type: 'AskReworded',
      data: { askId, statement: 'Judge it by what it is for.', reason: 'Plainer' },
    };
    expect(after(proposed(), reworded).rows('asks')).toEqual([
      { ...row, statement: 'Judge it by what it is for.', revision: 1 },
    ]);
  });

  it('AskDetailsCorrected: what is named is replaced, and the policies follow', () => {
    const tables = after(proposed(), {
      type: 'AskDetailsCorrected',
      data: { askId, direction: 'fund', size: 'large', policyIds: [otherPolicy], themes: [], reason: 'As agreed' },
    });
    expect(tables.rows('asks')).toEqual([
      { ...row, direction: 'fund', size: 'large', policy_ids: `["${otherPolicy}"]`, themes: '[]', revision: 1 },
    ]);
    expect(tables.rows('ask_policies')).toEqual([{ policy_id: otherPolicy, ask_id: askId }]);
  });

  it('AskAnswered: the answer, and the current one', () => {
    const event: AskEvent = {
      type: 'AskAnswered',
      data: {
        askId,
        decisionId: decision,
        answer: 'adopted',
        answeredOn: '2025-11-20',
        reference: { title: 'Paragraph 14' },
      },
    };
    const tables = after(proposed(), event);
    expect(tables.rows('ask_answers')).toEqual([
      {
        ask_id: askId,
        position: 1,
        decision_id: decision,
        answer: 'adopted',
        answered_on: '2025-11-20',
        reference: '{"title":"Paragraph 14"}',
        recorded_at: '2026-01-01T12:00:01.000Z',
        actor: ACTOR,
      },
    ]);
    expect(tables.rows('asks')).toEqual([
      {
        ...row,
        answer: 'adopted',
        answered_on: '2025-11-20',
        answered_by: decision,
        next_recheck_on: '2026-05-20',
        revision: 1,
      },
    ]);
  });

  it('AskAnswered: the latest by day counts, then by recording', () => {
    const tables = after(
      proposed(),
      answered('noted', '2025-11-20'),
      answered('deferred', '2025-06-01'),
      answered('adopted', '2025-11-20', otherDecision),
    );
    expect(tables.rows('asks')).toEqual([
      {
        ...row,
        answer: 'adopted',
        answered_on: '2025-11-20',
        answered_by: otherDecision,
        next_recheck_on: '2025-12-01',
        revision: 3,
      },
    ]);
  });

  it('AskAnswerStruckOut: that answer never was, one recorded after the strike is', () => {
    const struckOut: AskEvent = {
      type: 'AskAnswerStruckOut',
      data: { askId, decisionId: decision, answeredOn: '2025-11-20', reason: 'Another network' },
    };
    const earlier = answered('noted', '2025-06-01', otherDecision);
    const tables = after(proposed(), earlier, answered('adopted', '2025-11-20'), struckOut);
    expect(tables.rows('ask_answers')).toMatchObject([
      { position: 1, answer: 'noted' },
      { position: 2, answer: 'adopted', struck_out: 'Another network' },
    ]);
    expect(tables.rows('asks')).toEqual([
      {
        ...row,
        answer: 'noted',
        answered_on: '2025-06-01',
        answered_by: otherDecision,
        next_recheck_on: '2025-12-01',
        revision: 3,
      },
    ]);
    const again = after(proposed(), answered('adopted', '2025-11-20'), struckOut, answered('deferred', '2025-11-20'));
    expect(again.rows('asks')).toMatchObject([{ answer: 'deferred', revision: 3 }]);
  });

  it('DecisionStruckOut: its answers count no more, before or after', () => {
    const struckOut: DecisionEvent = {
      type: 'DecisionStruckOut',
      data: { decisionId: decision, reason: 'A leaked draft' },
    };
    expect(after(proposed(), answered('adopted', '2025-11-20'), struckOut).rows('asks')).toEqual([
      { ...row, revision: 1 },
    ]);
    const late = after(
      proposed(),
      answered('noted', '2025-06-01', otherDecision),
      struckOut,
      answered('adopted', '2025-11-20'),
    );
    expect(late.rows('asks')).toEqual([
      {
        ...row,
        answer: 'noted',
        answered_on: '2025-06-01',
        answered_by: otherDecision,
        next_recheck_on: '2025-12-01',
        revision: 2,
      },
    ]);
  });

  it('AskDeliveryReported: the report', () => {
    const tables = after(proposed(), {
      type: 'AskDeliveryReported',
      data: { askId, delivery: 'under_way', asOf: '2026-05-01', reference: { title: 'Letter' } },
    });
    expect(tables.rows('ask_deliveries')).toEqual([
      {
        position: 1,
        ask_id: askId,
        delivery: 'under_way',
        as_of: '2026-05-01',
        reference: '{"title":"Letter"}',
        recorded_at: '2026-01-01T12:00:01.000Z',
        actor: ACTOR,
        revision: 1,
      },
    ]);
    expect(tables.rows('asks')).toEqual([{ ...row, delivered_on: '2026-05-01' }]);
  });

  it('AskDeliveryReported: the ask was looked at, and is again on the next day after that', () => {
    const reported = (asOf: string): AskEvent => ({
      type: 'AskDeliveryReported',
      data: { askId, delivery: 'under_way', asOf },
    });
    const looked = (...days: string[]) =>
      after(proposed(), answered('adopted', '2025-08-31'), ...days.map(reported)).rows('asks');
    expect([looked('2026-02-27'), looked('2026-02-28'), looked('2026-09-01', '2026-01-01')]).toMatchObject([
      [{ delivered_on: '2026-02-27', next_recheck_on: '2026-02-28' }],
      [{ delivered_on: '2026-02-28', next_recheck_on: '2026-08-31' }],
      [{ delivered_on: '2026-09-01', next_recheck_on: '2028-02-29' }],
    ]);
  });

  it('AskMerged: what it has becomes the other’s, along any chain', () => {
    const tables = after(
      proposed(askId),
      proposed(otherAsk),
      proposed(thirdAsk),
      answered('adopted', '2025-11-20', decision, askId),
      merged(askId, otherAsk),
      answered('noted', '2025-06-01', otherDecision, otherAsk),
      merged(otherAsk, thirdAsk),
    );
    expect(tables.rows('asks')).toMatchObject([
      { ask_id: askId, ends_in: thirdAsk, merged_into: otherAsk, merge_reason: 'The same wish', revision: 2 },
      { ask_id: otherAsk, ends_in: thirdAsk, merged_into: thirdAsk, merge_reason: 'The same wish', revision: 2 },
      { ask_id: thirdAsk, ends_in: thirdAsk, answer: 'adopted', answered_on: '2025-11-20', answered_by: decision },
    ]);
    expect(tables.rows('asks').filter(({ answer }) => answer)).toHaveLength(1);
    expect(tables.rows('ask_merges')).toEqual([
      { ends_in: thirdAsk, ask_id: askId },
      { ends_in: thirdAsk, ask_id: otherAsk },
    ]);
  });

  it('AskMerged: a circle of merges ends somewhere', () => {
    const tables = after(proposed(askId), proposed(otherAsk), merged(askId, otherAsk), merged(otherAsk, askId));
    expect(tables.rows('asks')).toMatchObject([{ ends_in: otherAsk }, { ends_in: otherAsk }]);
  });

  it('AskWithdrawn: when and why', () => {
    const withdrawn: AskEvent = {
      type: 'AskWithdrawn',
      data: { askId, withdrawnOn: '2025-12-01', reason: 'The districts are to be merged' },
    };
    expect(after(proposed(), withdrawn).rows('asks')).toEqual([
      { ...row, withdrawn_on: '2025-12-01', withdrawn_reason: 'The districts are to be merged', revision: 1 },
    ]);
  });

  it('AskHandlingChanged: how it is to be handled', () => {
    const changed: AskEvent = {
      type: 'AskHandlingChanged',
      data: { askId, handling: { marking: 'official-sensitive' }, reason: 'Not out yet' },
    };
    expect(after(proposed(), changed).rows('asks')).toEqual([
      { ...row, handling: '{"marking":"official-sensitive"}', revision: 1 },
    ]);
  });
});

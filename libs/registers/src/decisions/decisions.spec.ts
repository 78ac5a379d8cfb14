import type { DecisionEvent } from '#decisions';
import { idOf, RecordedLog, Tables } from '../testing.js';
import { decisions } from './decisions.js';

const decisionId = idOf(1);
const [policy, otherPolicy, consultation] = [idOf(11), idOf(12), idOf(13)];

const recorded: DecisionEvent = {
  type: 'DecisionRecorded',
  data: {
    decisionId,
    title: 'Government response on shared front offices',
    decidedOn: '2025-11-20',
    kind: 'consultation_outcome',
    departments: ['cabinet-office'],
    policyIds: [policy],
    consultationId: consultation,
    reference: { title: 'Government response' },
  },
};
const row = {
  number: 1,
  decision_id: decisionId,
  title: 'Government response on shared front offices',
  decided_on: '2025-11-20',
  kind: 'consultation_outcome',
  departments: '["cabinet-office"]',
  policy_ids: `["${policy}"]`,
  consultation_id: consultation,
  reference: '{"title":"Government response"}',
  recorded_at: '2026-01-01T12:00:00.000Z',
  revision: 0,
};

const after = (...events: DecisionEvent[]) => {
  const log = new RecordedLog().add(`decision-${decisionId}`, events);
  const tables = Tables.built([decisions], log.events);
  expect(Tables.followed([decisions], log.events).everything()).toEqual(tables.everything());
  return tables;
};

describe('the register of decisions', () => {
  it('DecisionRecorded: the decision on its policies', () => {
    const tables = after(recorded);
    expect(tables.rows('decisions')).toEqual([row]);
    expect(tables.rows('decision_policies')).toEqual([{ policy_id: policy, decision_id: decisionId }]);
  });

  it('DecisionCorrected: what is named is replaced, null takes away, the policies follow', () => {
    const tables = after(recorded, {
      type: 'DecisionCorrected',
      data: {
        decisionId,
        title: 'Response',
        decidedOn: '2025-11-19',
        kind: 'statement',
        departments: ['home-office'],
        policyIds: [otherPolicy],
        consultationId: null,
        reference: { title: 'Statement' },
        reason: 'Up the evening before',
      },
    });
    const { consultation_id: _, ...left } = row;
    expect(tables.rows('decisions')).toEqual([
      {
        ...left,
        title: 'Response',
        decided_on: '2025-11-19',
        kind: 'statement',
        departments: '["home-office"]',
        policy_ids: `["${otherPolicy}"]`,
        reference: '{"title":"Statement"}',
        revision: 1,
      },
    ]);
    expect(tables.rows('decision_policies')).toEqual([{ policy_id: otherPolicy, decision_id: decisionId }]);
  });

  it('DecisionStruckOut: it stays to be seen, with the reason', () => {
    const struckOut: DecisionEvent = {
      type: 'DecisionStruckOut',
      data: { decisionId, reason: 'A leaked draft is no decision' },
    };
    expect(after(recorded, struckOut).rows('decisions')).toEqual([
      { ...row, struck_out: 'A leaked draft is no decision', revision: 1 },
    ]);
  });

  it('DecisionHandlingChanged: how it is to be handled', () => {
    const changed: DecisionEvent = {
      type: 'DecisionHandlingChanged',
      data: { decisionId, handling: { marking: 'official-sensitive' }, reason: 'Not out yet' },
    };
    expect(after(recorded, changed).rows('decisions')).toEqual([
      { ...row, handling: '{"marking":"official-sensitive"}', revision: 1 },
    ]);
  });
});

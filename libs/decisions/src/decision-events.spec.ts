import { decisionEvents as events, type DecisionRecorded } from '#decisions';
import { faultsIn, fieldsOf } from '#vocabulary';
import { consultationId, decisionId, details } from './decision.fixtures.js';

const whole: Required<DecisionRecorded> = { ...details, consultationId };
const reason = 'Said so';

describe('The events of a decision', () => {
  it('DecisionRecorded', () =>
    expect(fieldsOf(events.DecisionRecorded, whole)).toBe(
      'decisionId, title, decidedOn, kind, departments, policyIds, consultationId?, reference',
    ));
  it('DecisionCorrected takes any of the recorded fields', () =>
    expect(fieldsOf(events.DecisionCorrected, { ...whole, reason })).toBe(
      'decisionId, title?, decidedOn?, kind?, departments?, policyIds?, consultationId?|null, reference?, reason',
    ));
  it('DecisionStruckOut', () =>
    expect(fieldsOf(events.DecisionStruckOut, { decisionId, reason })).toBe('decisionId, reason'));
  it('DecisionHandlingChanged', () =>
    expect(fieldsOf(events.DecisionHandlingChanged, { decisionId, handling: { marking: 'official' }, reason })).toBe(
      'decisionId, handling, reason',
    ));

  it('take the words of the contract only, and name every field that is wrong', () =>
    expect(
      faultsIn(events.DecisionRecorded, {
        ...whole,
        kind: 'rumour',
        departments: ['Cabinet Office'],
        reference: { url: 'https://www.gov.uk' },
      }).map(({ field }) => field),
    ).toEqual(['kind', 'departments', 'reference.title']));
});

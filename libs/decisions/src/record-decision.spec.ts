import { given } from '#event-store';
import { decision, RecordDecision, recordDecision, type DecisionRecorded } from '#decisions';
import { details, known, recorded, struckOut, unknownId } from './decision.fixtures.js';

const recording = (changes: Partial<DecisionRecorded> = {}) =>
  recordDecision(new RecordDecision({ ...details, ...changes }, known));
const nothing = given(decision)();

describe('Recording a decision', () => {
  it('records what was decided, when, by whom and about what', () => nothing.when(recording()).then(recorded));
  it('needs no consultation', () => {
    const { consultationId: _, ...fewer } = details;
    nothing.when(recordDecision(new RecordDecision(fewer, known))).then({ type: 'DecisionRecorded', data: fewer });
  });
  it('changes nothing when it is recorded already', () =>
    given(decision)(recorded)
      .when(recording({ title: 'Otherwise' }))
      .thenNothing());
  it('changes nothing when it was struck out: an id is used once', () =>
    given(decision)(recorded, struckOut).when(recording()).thenNothing());
  it('is refused in the future', () =>
    nothing
      .when(recording({ decidedOn: '2025-12-02' }))
      .thenRefused('The date of the decision must be today or in the past', 'decidedOn'));
  it('is refused without a department', () =>
    nothing
      .when(recording({ departments: [] }))
      .thenRefused('Name at least one department that decided', 'departments'));
  it('is refused without a policy', () =>
    nothing
      .when(recording({ policyIds: [] }))
      .thenRefused('Choose at least one policy that the decision is about', 'policyIds'));
  it('is refused for a policy the tracker does not hold', () =>
    nothing.when(recording({ policyIds: [unknownId] })).thenRefused(`There is no policy ${unknownId}`, 'policyIds'));
  it('is refused for a consultation the tracker does not hold', () =>
    nothing
      .when(recording({ consultationId: unknownId }))
      .thenRefused(`There is no consultation ${unknownId}`, 'consultationId'));
});

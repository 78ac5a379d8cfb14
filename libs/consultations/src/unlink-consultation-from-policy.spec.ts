import { given } from '#event-store';
import {
  consultation,
  UnlinkConsultationFromPolicy,
  unlinkConsultationFromPolicy,
  type ConsultationEvent,
} from '#consultations';
import { consultationId, known, logged, otherPolicyId, policyId, withdrawn } from './consultation.fixtures.js';

const unlinking = (from: string) =>
  unlinkConsultationFromPolicy(new UnlinkConsultationFromPolicy({ consultationId, policyId: from }, known));
const linked = (to: string): ConsultationEvent => ({
  type: 'ConsultationLinkedToPolicy',
  data: { consultationId, policyId: to },
});
const unlinked = (from: string): ConsultationEvent => ({
  type: 'ConsultationUnlinkedFromPolicy',
  data: { consultationId, policyId: from },
});

describe('Unlinking a consultation from a policy', () => {
  it('records that it is not about that policy', () =>
    given(consultation)(logged()).when(unlinking(policyId)).then(unlinked(policyId)));
  it('undoes a link', () =>
    given(consultation)(logged(), linked(otherPolicyId)).when(unlinking(otherPolicyId)).then(unlinked(otherPolicyId)));
  it('can be done after the consultation was withdrawn', () =>
    given(consultation)(logged(), withdrawn).when(unlinking(policyId)).then(unlinked(policyId)));
  it('changes nothing when it was never linked', () =>
    given(consultation)(logged()).when(unlinking(otherPolicyId)).thenNothing());
  it('changes nothing when it was unlinked already', () =>
    given(consultation)(logged(), unlinked(policyId)).when(unlinking(policyId)).thenNothing());
  it('is refused for a consultation that was never logged', () =>
    given(consultation)().when(unlinking(policyId)).thenRefused('There is no such consultation'));
});

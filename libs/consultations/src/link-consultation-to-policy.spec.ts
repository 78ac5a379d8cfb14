import { given } from '#event-store';
import {
  consultation,
  LinkConsultationToPolicy,
  linkConsultationToPolicy,
  type ConsultationEvent,
} from '#consultations';
import {
  consultationId,
  known,
  logged,
  otherPolicyId,
  policyId,
  unknownId,
  withdrawn,
} from './consultation.fixtures.js';

const linking = (to: string) =>
  linkConsultationToPolicy(new LinkConsultationToPolicy({ consultationId, policyId: to }, known));
const linked = (to: string): ConsultationEvent => ({
  type: 'ConsultationLinkedToPolicy',
  data: { consultationId, policyId: to },
});
const unlinked = (from: string): ConsultationEvent => ({
  type: 'ConsultationUnlinkedFromPolicy',
  data: { consultationId, policyId: from },
});

describe('Linking a consultation to a policy', () => {
  it('records the link', () => given(consultation)(logged()).when(linking(otherPolicyId)).then(linked(otherPolicyId)));
  it('can be done again after it was unlinked', () =>
    given(consultation)(logged(), unlinked(policyId)).when(linking(policyId)).then(linked(policyId)));
  it('can be done after the consultation was withdrawn', () =>
    given(consultation)(logged(), withdrawn).when(linking(otherPolicyId)).then(linked(otherPolicyId)));
  it('changes nothing when it was logged with that policy', () =>
    given(consultation)(logged()).when(linking(policyId)).thenNothing());
  it('changes nothing when it is linked already', () =>
    given(consultation)(logged(), linked(otherPolicyId)).when(linking(otherPolicyId)).thenNothing());
  it('changes nothing when a correction named that policy', () =>
    given(consultation)(logged(), {
      type: 'ConsultationDetailsCorrected',
      data: { consultationId, policyIds: [otherPolicyId], reason: 'Misread' },
    })
      .when(linking(otherPolicyId))
      .thenNothing());
  it('refuses a policy the tracker does not hold', () =>
    given(consultation)(logged())
      .when(linking(unknownId))
      .thenRefused(`There is no policy ${unknownId} in the tracker`, 'policyId'));
  it('is refused for a consultation that was never logged', () =>
    given(consultation)().when(linking(policyId)).thenRefused('There is no such consultation'));
});

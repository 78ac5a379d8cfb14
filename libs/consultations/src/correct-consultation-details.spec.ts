import { given } from '#event-store';
import {
  consultation,
  CorrectConsultationDetails,
  correctConsultationDetails,
  type ConsultationDetailsCorrected,
  type ConsultationEvent,
} from '#consultations';
import {
  consultationId,
  details,
  known,
  logged,
  moved,
  otherPolicyId,
  policyId,
  unknownId,
  withdrawn,
} from './consultation.fixtures.js';

type Fields = Omit<ConsultationDetailsCorrected, 'consultationId' | 'reason'>;
const { consultationId: _, ...asLogged } = details;
const reason = 'As the page now says';
const correcting = (fields: Fields) =>
  correctConsultationDetails(new CorrectConsultationDetails({ consultationId, ...fields, reason }, known));
const corrected = (fields: Fields): ConsultationEvent => ({
  type: 'ConsultationDetailsCorrected',
  data: { consultationId, ...fields, reason },
});

describe('Correcting the details of a consultation', () => {
  it('records what is right, and why', () => {
    const right: Fields = {
      title: 'Data sharing standard',
      kind: 'consultation',
      departments: [],
      policyIds: [otherPolicyId],
      themes: ['green-it'],
      nations: ['wales'],
      opensOn: '2025-06-16',
      closesAt: '2025-09-05T17:00:00+01:00',
      source: { system: 'manual' },
      waysToRespond: { postalAddress: '1 Horse Guards Road\nLondon' },
      handling: { marking: 'official-sensitive' },
    };
    given(consultation)(logged()).when(correcting(right)).then(corrected(right));
  });
  it('takes optional fields away with null', () => {
    const none: Fields = { summary: null, opensOn: null, closesAt: null, source: null, waysToRespond: null };
    given(consultation)(logged()).when(correcting(none)).then(corrected(none));
  });
  it('can be done after the consultation was withdrawn', () =>
    given(consultation)(logged(), withdrawn)
      .when(correcting({ kind: 'consultation' }))
      .then(corrected({ kind: 'consultation' })));

  it('changes nothing when all is so already', () =>
    given(consultation)(logged())
      .when(correcting({ ...asLogged, departments: ['cabinet-office', 'home-office'], handling: null }))
      .thenNothing());
  it('changes nothing when it is the same instant with another offset', () =>
    given(consultation)(logged())
      .when(correcting({ closesAt: '2025-08-29T22:59:00Z' }))
      .thenNothing());
  it('changes nothing when the policies named are those it is linked to by now', () =>
    given(consultation)(
      logged(),
      { type: 'ConsultationLinkedToPolicy', data: { consultationId, policyId: otherPolicyId } },
      { type: 'ConsultationUnlinkedFromPolicy', data: { consultationId, policyId } },
    )
      .when(correcting({ policyIds: [otherPolicyId] }))
      .thenNothing());
  it('changes nothing when the handling was changed to that', () =>
    given(consultation)(logged(), {
      type: 'ConsultationHandlingChanged',
      data: { consultationId, handling: { marking: 'official-sensitive' }, reason: 'In confidence' },
    })
      .when(correcting({ handling: { marking: 'official-sensitive' } }))
      .thenNothing());
  it('changes nothing when an earlier correction said the same', () =>
    given(consultation)(logged(), corrected({ closesAt: null }))
      .when(correcting({ closesAt: null }))
      .thenNothing());

  it('must name a field', () =>
    given(consultation)(logged()).when(correcting({})).thenRefused('Name at least one thing that is to be put right'));
  it('refuses a closing date before the opening date', () =>
    given(consultation)(logged())
      .when(correcting({ closesAt: '2025-06-08T17:00:00+01:00' }))
      .thenRefused('The closing date must be on or after the opening date', 'closesAt'));
  it('refuses an opening date after the closing date', () =>
    given(consultation)(logged())
      .when(correcting({ opensOn: '2025-08-30' }))
      .thenRefused('The closing date must be on or after the opening date', 'opensOn'));
  it('compares the opening date with the deadline after all moves', () => {
    const extended = moved('2025-09-12T23:59:00+01:00', '2025-07-18');
    given(consultation)(logged(), extended)
      .when(correcting({ opensOn: '2025-08-30' }))
      .then(corrected({ opensOn: '2025-08-30' }));
    given(consultation)(logged(), extended)
      .when(correcting({ opensOn: '2025-09-13' }))
      .thenRefused('The closing date must be on or after the opening date', 'opensOn');
  });
  it('does not look at the dates when none is corrected', () =>
    given(consultation)(logged({ opensOn: '2025-12-01' }))
      .when(correcting({ kind: 'consultation' }))
      .then(corrected({ kind: 'consultation' })));
  it('refuses a policy the tracker does not hold', () =>
    given(consultation)(logged())
      .when(correcting({ policyIds: [policyId, unknownId] }))
      .thenRefused(`There is no policy ${unknownId} in the tracker`, 'policyIds'));
  it('is refused for a consultation that was never logged', () =>
    given(consultation)(withdrawn)
      .when(correcting({ kind: 'consultation' }))
      .thenRefused('There is no such consultation'));
});

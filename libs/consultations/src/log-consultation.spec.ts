import { given } from '#event-store';
import { consultation, LogConsultation, logConsultation, type ConsultationLogged } from '#consultations';
import { consultationId, details, known, logged, otherPolicyId, policyId, unknownId } from './consultation.fixtures.js';

const logging = (changes: Partial<ConsultationLogged> = {}) =>
  logConsultation(new LogConsultation({ ...details, ...changes }, known));

describe('Logging a consultation', () => {
  it('records what is asked, until when, and which policies it is about', () =>
    given(consultation)()
      .when(logging({ policyIds: [policyId, otherPolicyId] }))
      .then(logged({ policyIds: [policyId, otherPolicyId] })));
  it('needs no dates, no source and no policy', () => {
    const bare: ConsultationLogged = {
      consultationId,
      title: 'Digital inclusion inquiry',
      kind: 'committee_inquiry',
      departments: [],
      policyIds: [],
      themes: [],
      nations: [],
    };
    given(consultation)()
      .when(logConsultation(new LogConsultation(bare, known)))
      .then({
        type: 'ConsultationLogged',
        data: bare,
      });
  });
  it('may be done before it opens', () =>
    given(consultation)()
      .when(logging({ opensOn: '2026-01-14', closesAt: '2026-04-08T17:00:00+01:00' }))
      .then(logged({ opensOn: '2026-01-14', closesAt: '2026-04-08T17:00:00+01:00' })));
  it('may be done of one that opens and closes on the same day', () =>
    given(consultation)()
      .when(logging({ closesAt: '2025-06-09T17:00:00+01:00' }))
      .then(logged({ closesAt: '2025-06-09T17:00:00+01:00' })));
  it('changes nothing when it is already logged', () => given(consultation)(logged()).when(logging()).thenNothing());

  it('refuses a window that closes before it opens', () =>
    given(consultation)()
      .when(logging({ closesAt: '2025-06-08T17:00:00Z' }))
      .thenRefused('The closing date must be on or after the opening date', 'closesAt'));
  it('refuses one that closes at the midnight at which it opens: that is the end of the day before', () =>
    given(consultation)()
      .when(logging({ closesAt: '2025-06-09T00:00:00+01:00' }))
      .thenRefused('The closing date must be on or after the opening date', 'closesAt'));
  it('refuses a policy the tracker does not hold', () =>
    given(consultation)()
      .when(logging({ policyIds: [policyId, unknownId] }))
      .thenRefused(`There is no policy ${unknownId} in the tracker`, 'policyIds'));
});

import { given } from '#event-store';
import { consultation, TriageConsultation, triageConsultation, type ConsultationTriaged } from '#consultations';
import { consultationId, known, lapsed, logged, personId, triaged, withdrawn } from './consultation.fixtures.js';

const triaging = (changes: Partial<ConsultationTriaged> = {}) =>
  triageConsultation(
    new TriageConsultation(
      { consultationId, decision: 'contribute', reason: 'Members hold the evidence', ...changes },
      known,
    ),
  );

describe('Triaging a consultation', () => {
  it('records the decision with its reason', () => given(consultation)(logged()).when(triaging()).then(triaged()));
  it('records who leads and the answers to the six questions', () => {
    const whole: Partial<ConsultationTriaged> = {
      decision: 'lead',
      leadPersonId: personId,
      relatesTo: {
        bearsOnDigitalWork: true,
        expectedToAnswer: 'The department wrote to us',
        somethingToSay: true,
        canStillChange: 'The technical annex can',
        whoIsAffected: 'Districts above all',
        haveTime: false,
      },
    };
    given(consultation)(logged()).when(triaging(whole)).then(triaged(whole));
  });
  it('can be done again with another decision', () =>
    given(consultation)(logged(), triaged())
      .when(triaging({ decision: 'monitor' }))
      .then(triaged({ decision: 'monitor' })));
  it('can be done again with another reason', () =>
    given(consultation)(logged(), triaged())
      .when(triaging({ reason: 'Two councils offered a draft' }))
      .then(triaged({ reason: 'Two councils offered a draft' })));
  it('can go back to an earlier decision', () =>
    given(consultation)(logged(), triaged(), triaged({ decision: 'none' }))
      .when(triaging())
      .then(triaged()));
  it('can be done again after it lapsed', () =>
    given(consultation)(logged(), triaged(), lapsed)
      .when(triaging({ decision: 'none' }))
      .then(triaged({ decision: 'none' })));
  it('changes nothing when the latest says the same', () =>
    given(consultation)(logged(), triaged()).when(triaging()).thenNothing());

  it('is refused for a consultation that was withdrawn', () =>
    given(consultation)(logged(), withdrawn)
      .when(triaging())
      .thenRefused('This consultation was withdrawn on 20 September 2025: there is nothing left to choose'));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(triaging()).thenRefused('There is no such consultation'));
});

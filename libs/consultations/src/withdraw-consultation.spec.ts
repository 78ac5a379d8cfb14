import { given } from '#event-store';
import { consultation, WithdrawConsultation, withdrawConsultation, type ConsultationEvent } from '#consultations';
import { consultationId, known, logged, outcome, withdrawn } from './consultation.fixtures.js';

const explanation = 'To be consulted on again';
const withdrawing = (withdrawnOn: string) =>
  withdrawConsultation(new WithdrawConsultation({ consultationId, withdrawnOn, explanation }, known));

describe('Withdrawing a consultation', () => {
  it('records when, and the explanation', () =>
    given(consultation)(logged()).when(withdrawing('2025-09-20')).then(withdrawn));
  it('can be done after the outcome', () =>
    given(consultation)(logged(), outcome()).when(withdrawing('2025-09-20')).then(withdrawn));
  it('can be done before it opens', () => {
    const early: ConsultationEvent = {
      type: 'ConsultationWithdrawn',
      data: { consultationId, withdrawnOn: '2025-05-30', explanation },
    };
    given(consultation)(logged()).when(withdrawing('2025-05-30')).then(early);
  });
  it('changes nothing when it was withdrawn on that day', () =>
    given(consultation)(logged(), withdrawn).when(withdrawing('2025-09-20')).thenNothing());

  it('is refused when it was withdrawn on another day', () =>
    given(consultation)(logged(), withdrawn)
      .when(withdrawing('2025-09-21'))
      .thenRefused('This consultation was already withdrawn, on 20 September 2025', 'withdrawnOn'));
  it('refuses a date in the future', () =>
    given(consultation)(logged())
      .when(withdrawing('2025-10-01'))
      .thenRefused('The date of the withdrawal must be today or in the past', 'withdrawnOn'));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(withdrawing('2025-09-20')).thenRefused('There is no such consultation'));
});

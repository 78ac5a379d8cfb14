import { given } from '#event-store';
import { consultation, WithdrawConsultation, withdrawConsultation, type ConsultationEvent } from '#consultations';
import { consultationId, known, logged, outcome, withdrawn } from './consultation.fixtures.js';

const explanation = 'To be consulted on again';
const withdrawing = (withdrawnOn: string, correction?: string) =>
  withdrawConsultation(
    new WithdrawConsultation({ consultationId, withdrawnOn, explanation, ...(correction && { correction }) }, known),
  );

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

  it('puts the date right when it says why that was wrong', () =>
    given(consultation)(logged(), withdrawn)
      .when(withdrawing('2025-09-21', 'A slip.'))
      .then({
        type: 'ConsultationWithdrawn',
        data: { consultationId, withdrawnOn: '2025-09-21', explanation, correction: 'A slip.' },
      }));
  it('puts nothing right when it was not withdrawn', () =>
    given(consultation)(logged())
      .when(withdrawing('2025-09-21', 'A slip.'))
      .thenRefused('No date was recorded before that this could put right: leave it out', 'correction'));

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

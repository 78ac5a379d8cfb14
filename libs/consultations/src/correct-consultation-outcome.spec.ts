import { given } from '#event-store';
import {
  consultation,
  CorrectConsultationOutcome,
  correctConsultationOutcome,
  type ConsultationEvent,
  type ConsultationOutcomeCorrected,
} from '#consultations';
import { consultationId, known, logged, outcome, withdrawn } from './consultation.fixtures.js';

type Fields = Pick<ConsultationOutcomeCorrected, 'publishedOn' | 'reference'>;
const reason = 'The page was up the evening before';
const correcting = (fields: Fields) =>
  correctConsultationOutcome(new CorrectConsultationOutcome({ consultationId, ...fields, reason }, known));
const corrected = (fields: Fields): ConsultationEvent => ({
  type: 'ConsultationOutcomeCorrected',
  data: { consultationId, ...fields, reason },
});
const response = { title: 'Government response', url: 'https://www.gov.uk/response' };
const other = { title: 'Written statement' };

describe('Correcting the outcome of a consultation', () => {
  it('records the right date, and why', () =>
    given(consultation)(logged(), outcome())
      .when(correcting({ publishedOn: '2025-09-14' }))
      .then(corrected({ publishedOn: '2025-09-14' })));
  it('records the right reference', () =>
    given(consultation)(logged(), outcome())
      .when(correcting({ publishedOn: '2025-09-15', reference: other }))
      .then(corrected({ publishedOn: '2025-09-15', reference: other })));
  it('puts one outcome in place of several', () =>
    given(consultation)(logged(), outcome({ publishedOn: '2025-09-30' }), outcome())
      .when(correcting({ publishedOn: '2025-09-15' }))
      .then(corrected({ publishedOn: '2025-09-15' })));
  it('can be done after the consultation was withdrawn', () =>
    given(consultation)(logged(), outcome(), withdrawn)
      .when(correcting({ publishedOn: '2025-09-14' }))
      .then(corrected({ publishedOn: '2025-09-14' })));

  it('changes nothing when the one outcome has that date', () =>
    given(consultation)(logged(), outcome())
      .when(correcting({ publishedOn: '2025-09-15' }))
      .thenNothing());
  it('changes nothing when the one outcome has that date and reference', () =>
    given(consultation)(logged(), outcome())
      .when(correcting({ publishedOn: '2025-09-15', reference: response }))
      .thenNothing());
  it('changes nothing when an earlier correction said the same', () =>
    given(consultation)(logged(), outcome(), outcome({ reference: other }), corrected({ publishedOn: '2025-09-14' }))
      .when(correcting({ publishedOn: '2025-09-14', reference: other }))
      .thenNothing());

  it('is refused when no outcome has been recorded', () =>
    given(consultation)(logged())
      .when(correcting({ publishedOn: '2025-09-14' }))
      .thenRefused('No outcome of this consultation has been recorded: there is nothing to put right'));
  it('refuses a date in the future', () =>
    given(consultation)(logged(), outcome())
      .when(correcting({ publishedOn: '2025-10-01' }))
      .thenRefused('The date of the outcome must be today or in the past', 'publishedOn'));
  it('refuses a date before the opening date', () =>
    given(consultation)(logged(), outcome())
      .when(correcting({ publishedOn: '2025-06-08' }))
      .thenRefused('The date of the outcome must be on or after the opening date, 9 June 2025', 'publishedOn'));
  it('is refused for a consultation that was never logged', () =>
    given(consultation)()
      .when(correcting({ publishedOn: '2025-09-14' }))
      .thenRefused('There is no such consultation'));
});

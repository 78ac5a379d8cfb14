import { given } from '#event-store';
import {
  consultation,
  PublishConsultationFeedback,
  publishConsultationFeedback,
  type ConsultationEvent,
  type ConsultationFeedbackPublished,
} from '#consultations';
import { consultationId, known, logged, outcome, withdrawn } from './consultation.fixtures.js';

const details: ConsultationFeedbackPublished = {
  consultationId,
  publishedOn: '2025-09-10',
  reference: { title: 'Summary of responses', url: 'https://www.gov.uk/summary', quotation: '273 people answered.' },
};
const publishing = (changes: Partial<ConsultationFeedbackPublished> = {}) =>
  publishConsultationFeedback(new PublishConsultationFeedback({ ...details, ...changes }, known));
const published = (changes: Partial<ConsultationFeedbackPublished> = {}): ConsultationEvent => ({
  type: 'ConsultationFeedbackPublished',
  data: { ...details, ...changes },
});

describe('Publishing what people said in a consultation', () => {
  it('records when and where', () => given(consultation)(logged()).when(publishing()).then(published()));
  it('may come in several parts', () => {
    const second = { reference: { title: 'Responses in full' } };
    given(consultation)(logged(), published()).when(publishing(second)).then(published(second));
  });
  it('may be recorded after the outcome', () =>
    given(consultation)(logged(), outcome()).when(publishing()).then(published()));
  it('may be recorded late of a consultation that was withdrawn since', () =>
    given(consultation)(logged(), withdrawn).when(publishing()).then(published()));
  it('changes nothing when the same is recorded already', () =>
    given(consultation)(logged(), published()).when(publishing()).thenNothing());

  it('refuses a date in the future', () =>
    given(consultation)(logged())
      .when(publishing({ publishedOn: '2025-10-01' }))
      .thenRefused('The date of the feedback must be today or in the past', 'publishedOn'));
  it('refuses a date before the opening date', () =>
    given(consultation)(logged())
      .when(publishing({ publishedOn: '2025-06-08' }))
      .thenRefused('The date of the feedback must be on or after the opening date, 9 June 2025', 'publishedOn'));
  it('is refused from the day the consultation was withdrawn', () =>
    given(consultation)(logged(), withdrawn)
      .when(publishing({ publishedOn: '2025-09-20' }))
      .thenRefused('This consultation was withdrawn on 20 September 2025', 'publishedOn'));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(publishing()).thenRefused('There is no such consultation'));
});

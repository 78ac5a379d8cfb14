import { given } from '#event-store';
import {
  consultation,
  PublishConsultationOutcome,
  publishConsultationOutcome,
  type ConsultationOutcomePublished,
} from '#consultations';
import { consultationId, known, logged, openEnded, outcome, withdrawn } from './consultation.fixtures.js';

const publishing = (changes: Partial<ConsultationOutcomePublished> = {}) =>
  publishConsultationOutcome(
    new PublishConsultationOutcome(
      {
        consultationId,
        publishedOn: '2025-09-15',
        summary: 'The standard will be mandatory.',
        reference: { title: 'Government response', url: 'https://www.gov.uk/response' },
        ...changes,
      },
      known,
    ),
  );

describe('Publishing the outcome of a consultation', () => {
  it('records when, what and where', () => given(consultation)(logged()).when(publishing()).then(outcome()));
  it('may be recorded of one without dates', () => given(consultation)(openEnded).when(publishing()).then(outcome()));
  it('may come before the closing date', () =>
    given(consultation)(logged())
      .when(publishing({ publishedOn: '2025-08-01' }))
      .then(outcome({ publishedOn: '2025-08-01' })));
  it('may come in several parts', () => {
    const second = { publishedOn: '2025-09-30', reference: { title: 'Second response' } };
    given(consultation)(logged(), outcome()).when(publishing(second)).then(outcome(second));
  });
  it('may be recorded late of a consultation that was withdrawn since', () =>
    given(consultation)(logged(), withdrawn).when(publishing()).then(outcome()));
  it('changes nothing when the same is recorded already', () =>
    given(consultation)(logged(), outcome()).when(publishing()).thenNothing());
  it('can be recorded anew when a correction has taken its place', () =>
    given(consultation)(logged(), outcome(), {
      type: 'ConsultationOutcomeCorrected',
      data: { consultationId, publishedOn: '2025-09-14', reason: 'It was up the evening before' },
    })
      .when(publishing())
      .then(outcome()));

  it('refuses a date in the future', () =>
    given(consultation)(logged())
      .when(publishing({ publishedOn: '2025-10-01' }))
      .thenRefused('The date of the outcome must be today or in the past', 'publishedOn'));
  it('refuses a date before the opening date', () =>
    given(consultation)(logged())
      .when(publishing({ publishedOn: '2025-06-08' }))
      .thenRefused('The date of the outcome must be on or after the opening date, 9 June 2025', 'publishedOn'));
  it('is refused from the day the consultation was withdrawn', () =>
    given(consultation)(logged(), withdrawn)
      .when(publishing({ publishedOn: '2025-09-21' }))
      .thenRefused('This consultation was withdrawn on 20 September 2025', 'publishedOn'));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(publishing()).thenRefused('There is no such consultation'));
});

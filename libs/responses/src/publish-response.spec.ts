import { given } from '#event-store';
import { PublishResponse, publishResponse, response, type ResponsePublished } from '#responses';
import { known, responseId, started, submitted, withdrawn } from './response.fixtures.js';

const publication: ResponsePublished = {
  responseId,
  publishedOn: '2025-08-05',
  url: 'https://lgcc.example/responses/1',
};
const publishing = (changes: Partial<ResponsePublished> = {}) =>
  publishResponse(new PublishResponse({ ...publication, ...changes }, known));
const published = { type: 'ResponsePublished' as const, data: publication };

describe('Publishing a response', () => {
  it('records when and where, from the London day of the submission on', () =>
    given(response)(started, submitted).when(publishing()).then(published));
  it('is refused on a day before the submission', () =>
    given(response)(started, submitted)
      .when(publishing({ publishedOn: '2025-08-04' }))
      .thenRefused('The date of publication must not be before the submission', 'publishedOn'));
  it('is refused in the future', () =>
    given(response)(started, submitted)
      .when(publishing({ publishedOn: '2025-08-13' }))
      .thenRefused('The date of publication must be today or in the past', 'publishedOn'));
  it('changes nothing when that publication is recorded', () =>
    given(response)(started, submitted, published).when(publishing()).thenNothing());
  it('can happen again in another place', () =>
    given(response)(started, submitted, published)
      .when(publishing({ url: 'https://www.gov.uk/responses' }))
      .then({ type: 'ResponsePublished', data: { ...publication, url: 'https://www.gov.uk/responses' } }));
  it('is possible after the response was withdrawn', () =>
    given(response)(started, submitted, withdrawn).when(publishing()).then(published));
  it('is refused before the response was submitted', () =>
    given(response)(started).when(publishing()).thenRefused('This response has not been submitted yet'));
  it('is refused for a response that was never started', () =>
    given(response)(published).when(publishing()).thenRefused('There is no such response'));
});

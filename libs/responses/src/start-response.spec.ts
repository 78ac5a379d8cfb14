import { given } from '#event-store';
import { response, StartResponse, startResponse, type ResponseStarted } from '#responses';
import { known, otherConsultation, start, started, unknownId } from './response.fixtures.js';

const starting = (changes: Partial<ResponseStarted> = {}) =>
  startResponse(new StartResponse({ ...start, ...changes }, known));

describe('Starting a response', () => {
  it('records to which consultation, with whom, and who leads', () => given(response)().when(starting()).then(started));
  it('changes nothing when it is started already', () => given(response)(started).when(starting()).thenNothing());
  it('is possible for a consultation that was withdrawn: it may have been sent before', () =>
    given(response)()
      .when(starting({ consultationId: otherConsultation }))
      .then({ type: 'ResponseStarted', data: { ...start, consultationId: otherConsultation } }));
  it('is refused for a consultation the tracker does not hold', () =>
    given(response)()
      .when(starting({ consultationId: unknownId }))
      .thenRefused(`There is no consultation ${unknownId}`, 'consultationId'));
});

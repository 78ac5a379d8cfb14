import { given } from '#event-store';
import { ChangeResponseHandling, changeResponseHandling, response, type ResponseEvent } from '#responses';
import type { Handling } from '#vocabulary';
import { known, responseId, started, withdrawn } from './response.fixtures.js';

const sensitive: Handling = { marking: 'official-sensitive', embargoUntil: '2025-09-01' };
const changing = (handling: Handling) =>
  changeResponseHandling(new ChangeResponseHandling({ responseId, handling, reason: 'Until published' }, known));
const changed = (handling: Handling): ResponseEvent => ({
  type: 'ResponseHandlingChanged',
  data: { responseId, handling, reason: 'Until published' },
});

describe('Changing the handling of a response', () => {
  it('records the new handling', () => given(response)(started).when(changing(sensitive)).then(changed(sensitive)));
  it('changes nothing when it is handled so already', () =>
    given(response)(started, changed(sensitive)).when(changing(sensitive)).thenNothing());
  it('changes nothing when official is asked for and nothing was said', () =>
    given(response)(started)
      .when(changing({ marking: 'official' }))
      .thenNothing());
  it('is possible when the response was withdrawn', () =>
    given(response)(started, withdrawn).when(changing(sensitive)).then(changed(sensitive)));
  it('is refused for a response that was never started', () =>
    given(response)(changed(sensitive)).when(changing(sensitive)).thenRefused('There is no such response'));
});

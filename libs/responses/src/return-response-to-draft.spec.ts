import { given } from '#event-store';
import { response, ReturnResponseToDraft, returnResponseToDraft } from '#responses';
import { approved, lapsed, responseId, returned, started, submitted, withdrawn } from './response.fixtures.js';
import { closed, draftedAll, inRoundOne, opened } from './sign-off.fixtures.js';
import { knownTo } from './sign-off.fixtures.js';

const returning = returnResponseToDraft(
  new ReturnResponseToDraft({ responseId, reason: 'A question was added' }, knownTo()),
);

describe('Returning a response to draft', () => {
  it('ends a round that is open', () =>
    given(response)(...inRoundOne)
      .when(returning)
      .then(returned));
  it('is possible once the round is closed', () =>
    given(response)(...inRoundOne, closed())
      .when(returning)
      .then(returned));
  it('takes an approval back', () =>
    given(response)(...inRoundOne, closed(), approved)
      .when(returning)
      .then(returned));
  it('lets one that lapsed be sent late', () =>
    given(response)(...inRoundOne, returned, lapsed)
      .when(returning)
      .then(returned));
  it('changes nothing while it is drafted', () => {
    given(response)(...draftedAll)
      .when(returning)
      .thenNothing();
    given(response)(...inRoundOne, returned)
      .when(returning)
      .thenNothing();
    given(response)(...inRoundOne, lapsed, returned)
      .when(returning)
      .thenNothing();
  });
  it('can happen again in the next round', () =>
    given(response)(...inRoundOne, returned, opened({ round: 2 }))
      .when(returning)
      .then(returned));
  it('is refused for one that was not drafted here', () =>
    given(response)(started).when(returning).thenRefused('This response is not drafted here: record what was sent'));
  it('is refused when it was sent, withdrawn, or never started', () => {
    given(response)(...inRoundOne, submitted)
      .when(returning)
      .thenRefused('This response was submitted');
    given(response)(...inRoundOne, withdrawn)
      .when(returning)
      .thenRefused('This response was withdrawn');
    given(response)().when(returning).thenRefused('There is no such response');
  });
});

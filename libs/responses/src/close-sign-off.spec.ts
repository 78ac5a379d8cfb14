import { given } from '#event-store';
import { CloseSignOff, closeSignOff, response, type SignOffClosed } from '#responses';
import { lapsed, responseId, returned, submitted, withdrawn } from './response.fixtures.js';
import {
  answered,
  closed,
  CLOSES_AT,
  devon,
  draftedAll,
  inRoundOne,
  kent,
  knownTo,
  leeds,
  q2,
  took,
  words,
  york,
} from './sign-off.fixtures.js';

const closing = (changes: Partial<SignOffClosed> = {}, now?: string) =>
  closeSignOff(new CloseSignOff({ responseId, round: 1, consensus: 'consensus', ...changes }, knownTo(undefined, now)));
const everybody = [took(kent), took(leeds), took(york), took(devon, { position: 'no_objection' })];
const block = took(devon, { position: 'block', reason: 'The date' });

describe('Closing a round of sign-off', () => {
  it('records the level of consensus that the chair chose', () =>
    given(response)(...inRoundOne, ...everybody)
      .when(closing())
      .then(closed()));
  it('changes nothing when it is closed so', () =>
    given(response)(...inRoundOne, ...everybody, closed())
      .when(closing())
      .thenNothing());
  it('is refused otherwise once it is closed', () =>
    given(response)(...inRoundOne, ...everybody, closed())
      .when(closing({ consensus: 'strong_support' }))
      .thenRefused('Round 1 is not open'));
  it('is refused at a level that the positions do not allow', () =>
    given(response)(...inRoundOne, ...everybody)
      .when(closing({ consensus: 'full' }))
      .thenRefused('The positions allow “consensus” or “strong support” only', 'consensus'));
  it('is refused before its end while somebody may still take a position, or confirm it', () => {
    given(response)(...inRoundOne, took(kent), took(leeds))
      .when(closing())
      .thenRefused('2 members may still take or confirm a position until the end of the round');
    given(response)(...inRoundOne, ...everybody, answered(q2, 'By 2028.'))
      .when(closing())
      .thenRefused('4 members may still take or confirm a position');
    given(response)(
      ...inRoundOne,
      ...everybody,
      answered(q2, 'By 2028.'),
      ...[kent, leeds, york].map((one) => took(one, { answers: [words(q2, 'By 2028.')] })),
    )
      .when(closing())
      .thenRefused('One member may still take or confirm a position');
  });
  it('is possible at its end whoever is silent', () =>
    given(response)(...inRoundOne, took(kent), took(leeds))
      .when(closing({}, CLOSES_AT))
      .then(closed()));
  it('is possible while a block stands, with or without a reason to go on', () => {
    const goingOn = { consensus: 'strong_support', reason: 'Devon will file a statement' } as const;
    const round = [...inRoundOne, ...everybody, block];
    given(response)(...round)
      .when(closing({ consensus: 'divergence' }))
      .then(closed({ consensus: 'divergence' }));
    given(response)(...round)
      .when(closing(goingOn))
      .then(closed(goingOn));
    given(response)(...round)
      .when(closing())
      .thenRefused('The positions allow “strong support” or “divergence” or', 'consensus');
  });
  it('is refused when no round is open, or another', () => {
    given(response)(...draftedAll)
      .when(closing())
      .thenRefused('Round 1 is not open');
    given(response)(...inRoundOne, returned)
      .when(closing())
      .thenRefused('Round 1 is not open');
    given(response)(...inRoundOne, ...everybody)
      .when(closing({ round: 2 }))
      .thenRefused('Round 2 is not open');
  });
  it('is refused when the response was sent, withdrawn or lapsed, or never started', () => {
    given(response)(...inRoundOne, submitted)
      .when(closing())
      .thenRefused('This response was submitted');
    given(response)(...inRoundOne, withdrawn)
      .when(closing())
      .thenRefused('This response was withdrawn');
    given(response)(...inRoundOne, lapsed)
      .when(closing())
      .thenRefused('This response lapsed');
    given(response)().when(closing()).thenRefused('There is no such response');
  });
});

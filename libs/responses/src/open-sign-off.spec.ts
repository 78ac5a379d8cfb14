import { given } from '#event-store';
import { OpenSignOff, openSignOff, response, type SignOffOpened } from '#responses';
import { approved, lapsed, returned, started, submitted, unknownId, withdrawn } from './response.fixtures.js';
import {
  allWords,
  answered,
  closed,
  draftedAll,
  formerMember,
  inRoundOne,
  kent,
  knownTo,
  opened,
  opening,
  q1,
  q2,
  q3,
  words,
} from './sign-off.fixtures.js';

const openingRound = (changes: Partial<SignOffOpened> = {}, known = knownTo()) =>
  openSignOff(new OpenSignOff({ ...opening, ...changes }, known));

describe('Opening a round of sign-off', () => {
  it('records who is asked, until when, and the very words', () =>
    given(response)(...draftedAll)
      .when(openingRound())
      .then(opened()));
  it('changes nothing when that round is open', () =>
    given(response)(...inRoundOne)
      .when(openingRound())
      .thenNothing());
  it('is refused while another round is open', () =>
    given(response)(...inRoundOne)
      .when(openingRound({ round: 2 }))
      .thenRefused('Round 1 is open: close it first'));
  it('is possible again once the round is closed, with the next number', () =>
    given(response)(...inRoundOne, closed({ consensus: 'not_reached' }))
      .when(openingRound({ round: 2 }))
      .then(opened({ round: 2 })));
  it('is possible again once the response went back to draft', () =>
    given(response)(...inRoundOne, returned)
      .when(openingRound({ round: 2 }))
      .then(opened({ round: 2 })));
  it('is refused with another number than the next', () =>
    given(response)(...inRoundOne, returned)
      .when(openingRound())
      .thenRefused('The next round is 2', 'round'));
  it('is refused when the response is approved', () =>
    given(response)(...inRoundOne, closed(), approved)
      .when(openingRound({ round: 2 }))
      .thenRefused('This response is approved: return it to draft first'));

  it('is refused when its end is not in the future', () =>
    given(response)(...draftedAll)
      .when(openingRound({ closesAt: '2025-08-12T12:00:00+01:00' }))
      .thenRefused('The end of the round must be in the future', 'closesAt'));
  it('is refused when nobody is asked', () =>
    given(response)(...draftedAll)
      .when(openingRound({ roster: [] }))
      .thenRefused('Select at least one member who is asked to sign', 'roster'));
  it('is refused with somebody who has left the council', () =>
    given(response)(...draftedAll)
      .when(openingRound({ roster: [kent, formerMember] }))
      .thenRefused('Rutland County Council has left the council', 'roster'));
  it('is refused with an organisation that the tracker does not hold', () =>
    given(response)(...draftedAll)
      .when(openingRound({ roster: [unknownId] }))
      .thenRefused(`There is no organisation ${unknownId}`, 'roster'));

  it('is refused while a question is not answered', () =>
    given(response)(started, answered(q1, 'Yes, with a help desk.'), answered(q2, ' '))
      .when(openingRound())
      .thenRefused('Every question must be answered, or say that there is no view: 2, 3 are not', 'answers'));
  it('is refused when the questions are not listed', () =>
    given(response)(...draftedAll)
      .when(openingRound({ answers: [] }, { ...knownTo(), questions: [] }))
      .thenRefused('The questions of this consultation are not listed yet'));
  it('is refused when an answer is other words by now', () =>
    given(response)(...draftedAll, answered(q2, 'By 2028.'))
      .when(openingRound())
      .thenRefused('The answer to question 2 has changed since you looked: read it again', 'answers'));
  it('is refused when an answer has another stance by now', () =>
    given(response)(...draftedAll, answered(q2, 'By 2027.', 'disagree'))
      .when(openingRound())
      .thenRefused('The answer to question 2 has changed', 'answers'));
  it('is judged by the text alone when no stance is named', () => {
    const answers = allWords.map(({ questionId, sha256 }) => ({ questionId, sha256 }));
    given(response)(...draftedAll)
      .when(openingRound({ answers }))
      .then(opened({ answers }));
  });
  it('is refused when an answer is left out', () =>
    given(response)(...draftedAll)
      .when(openingRound({ answers: [words(q1, 'Yes, with a help desk.'), words(q3, '', 'no_view')] }))
      .thenRefused('The round must be about every answer: question 2 is missing', 'answers'));

  it('is refused when the response was sent, withdrawn or lapsed, or never started', () => {
    given(response)(...draftedAll, submitted)
      .when(openingRound())
      .thenRefused('This response was submitted');
    given(response)(...draftedAll, withdrawn)
      .when(openingRound())
      .thenRefused('This response was withdrawn');
    given(response)(...draftedAll, lapsed)
      .when(openingRound())
      .thenRefused('This response lapsed: return it to draft');
    given(response)().when(openingRound()).thenRefused('There is no such response');
  });
});

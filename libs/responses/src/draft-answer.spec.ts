import { given } from '#event-store';
import { AnswerConflict, DraftAnswer, draftAnswer, response, type AnswerDrafted } from '#responses';
import {
  approved,
  draft,
  knownInDrafting as known,
  lapsed,
  openAsk,
  otherQuestion,
  personId,
  questionId,
  responseId,
  started,
  submitted,
  unknownId,
  withdrawn,
  withdrawnAsk,
} from './response.fixtures.js';

const drafting = (changes: Partial<AnswerDrafted> = {}) =>
  draftAnswer(new DraftAnswer({ ...draft().data, ...changes }, known));
const locked = { type: 'AnswerLocked' as const, data: { responseId, questionId, version: 1 } };

describe('Drafting an answer', () => {
  it('records stance, words and the ask that it carries', () =>
    given(response)(started)
      .when(drafting({ askId: openAsk }))
      .then(draft({ askId: openAsk })));
  it('may say that there is no view, in no words', () =>
    given(response)(started)
      .when(drafting({ stance: 'no_view', text: '' }))
      .then(draft({ stance: 'no_view', text: '' })));
  it('keeps lines as they end in the log, whatever the browser sends', () =>
    given(response)(started)
      .when(drafting({ text: 'One.\r\n\r\nTwo.' }))
      .then(draft({ text: 'One.\n\nTwo.' })));
  it('records a further version', () =>
    given(response)(started, draft())
      .when(drafting({ text: 'We object.', stance: 'disagree', baseVersion: 1 }))
      .then(draft({ text: 'We object.', stance: 'disagree', baseVersion: 1 })));
  it('changes nothing when it says what stands', () => {
    given(response)(started, draft())
      .when(drafting({ baseVersion: 1 }))
      .thenNothing();
    given(response)(started, draft()).when(drafting()).thenNothing();
  });

  it('puts words together with what others have saved since, on the version that they were written on', () =>
    given(response)(started, draft(), draft({ text: 'We agree with the plan. It is very good.', baseVersion: 1 }))
      .when(drafting({ text: 'Councils agree with the plan. It is good.', baseVersion: 1 }))
      .then(draft({ text: 'Councils agree with the plan. It is very good.', baseVersion: 1 })));
  it('keeps a stance and an ask that others have changed since', () =>
    given(response)(started, draft(), draft({ stance: 'neutral', askId: openAsk, baseVersion: 1 }))
      .when(drafting({ text: 'We agree with the plan. It is very good.', baseVersion: 1 }))
      .then(
        draft({
          stance: 'neutral',
          askId: openAsk,
          text: 'We agree with the plan. It is very good.',
          baseVersion: 1,
        }),
      ));
  it('is refused with both when both changed the same words', () => {
    const others = draft({ text: 'We agree with most of it. It is good.', baseVersion: 1 });
    const state = [started, draft(), others].reduce(response.evolve, response.initial);
    const mine = 'We agree with none of it. It is good.';
    let conflict: unknown;
    try {
      drafting({ text: mine, baseVersion: 1 })(state);
    } catch (error) {
      conflict = error;
    }
    expect(conflict).toBeInstanceOf(AnswerConflict);
    expect(conflict).toMatchObject({
      field: 'text',
      parts: ['text'],
      mine: { stance: 'agree', text: mine, askId: null },
      theirs: { version: 2, text: 'We agree with most of it. It is good.' },
      pieces: [
        { kind: 'agreed', text: 'We agree with ' },
        { kind: 'conflict', base: 'the plan', mine: 'none of it', theirs: 'most of it' },
        { kind: 'agreed', text: '. It is good.' },
      ],
    });
  });
  it('is refused with both when both changed the stance, each in their own way', () =>
    given(response)(started, draft(), draft({ stance: 'neutral', baseVersion: 1 }))
      .when(drafting({ stance: 'disagree', baseVersion: 1 }))
      .thenRefused('Both are kept', 'stance'));
  it('is refused with both when both carry another ask', () =>
    given(response)(started, draft(), draft({ askId: openAsk, baseVersion: 1 }))
      .when(drafting({ askId: unknownId, baseVersion: 1 }))
      .thenRefused('Both are kept', 'askId'));
  it('is refused with both when two write the first words', () =>
    given(response)(started, draft())
      .when(drafting({ text: 'We object.', stance: 'disagree' }))
      .thenRefused('Both are kept', 'text'));

  it('is refused on a version that is not there', () =>
    given(response)(started, draft())
      .when(drafting({ baseVersion: 2 }))
      .thenRefused('This answer has no version 2 yet', 'baseVersion'));
  it('is refused while the answer is locked', () =>
    given(response)(started, draft(), locked)
      .when(drafting({ text: 'More.', baseVersion: 1 }))
      .thenRefused('This answer is locked as complete'));
  it('is refused for a question that the consultation does not ask', () =>
    given(response)(started)
      .when(drafting({ questionId: unknownId }))
      .thenRefused('The consultation asks no such question', 'questionId'));
  it('goes on for a question that is not listed any more, once it was begun', () =>
    given(response)(started, draft({ questionId: unknownId }))
      .when(drafting({ questionId: unknownId, text: 'More.', baseVersion: 1 }))
      .then(draft({ questionId: unknownId, text: 'More.', baseVersion: 1 })));
  it('is refused with an ask that was withdrawn, unless the answer carries it already', () => {
    given(response)(started)
      .when(drafting({ askId: withdrawnAsk }))
      .thenRefused('The ask “Drop the fee.” was withdrawn', 'askId');
    given(response)(started, draft({ askId: withdrawnAsk }))
      .when(drafting({ askId: withdrawnAsk, text: 'More.', baseVersion: 1 }))
      .then(draft({ askId: withdrawnAsk, text: 'More.', baseVersion: 1 }));
  });
  it('is for the author and the reviewer of the question, where somebody writes only what they were given', () => {
    const wish = { ...draft().data };
    const by = (writer: string) => draftAnswer(new DraftAnswer(wish, { ...known, writer }));
    const assigned = {
      type: 'QuestionAssigned' as const,
      data: { responseId, questionId, authorId: personId, reviewerId: unknownId },
    };
    for (const writer of [personId, unknownId]) given(response)(started, assigned).when(by(writer)).then(draft());
    given(response)(started, assigned)
      .when(by(otherQuestion))
      .thenRefused('This question was given to somebody else to answer: offer a contribution instead');
    given(response)(started).when(by(personId)).thenRefused('given to somebody else');
  });
  it('is refused once the words are fixed', () => {
    given(response)(started, submitted).when(drafting()).thenRefused('This response was submitted');
    given(response)(started, withdrawn).when(drafting()).thenRefused('This response was withdrawn');
    given(response)(started, draft(), approved)
      .when(drafting({ questionId: otherQuestion }))
      .thenRefused('This response is approved: it must be returned to draft before its words change');
    given(response)(started, lapsed).when(drafting()).thenRefused('This response lapsed: return it to draft');
    given(response)().when(drafting()).thenRefused('There is no such response');
  });
});

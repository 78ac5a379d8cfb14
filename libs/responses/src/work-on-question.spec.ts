import { given } from '#event-store';
import {
  AssignQuestion,
  assignQuestion,
  LockAnswer,
  lockAnswer,
  response,
  UnlockAnswer,
  unlockAnswer,
  type QuestionAssigned,
} from '#responses';
import {
  draft,
  knownInDrafting as known,
  personId,
  questionId,
  responseId,
  started,
  submitted,
  unknownId,
} from './response.fixtures.js';

const ids = { responseId, questionId };
const assigned = (people: Partial<QuestionAssigned>) => ({
  type: 'QuestionAssigned' as const,
  data: { ...ids, ...people },
});
const assigning = (people: Partial<QuestionAssigned>) =>
  assignQuestion(new AssignQuestion({ ...ids, ...people }, known));
const locked = { type: 'AnswerLocked' as const, data: { ...ids, version: 1 } };
const locking = (version = 1) => lockAnswer(new LockAnswer({ ...ids, version }, known));
const unlocked = { type: 'AnswerUnlocked' as const, data: { ...ids, reason: 'A typo' } };
const unlocking = () => unlockAnswer(new UnlockAnswer(unlocked.data, known));

describe('Assigning a question', () => {
  it('names an author and a reviewer', () =>
    given(response)(started)
      .when(assigning({ authorId: personId, reviewerId: unknownId }))
      .then(assigned({ authorId: personId, reviewerId: unknownId })));
  it('takes away who is not named any more', () =>
    given(response)(started, assigned({ authorId: personId }))
      .when(assigning({ reviewerId: personId }))
      .then(assigned({ reviewerId: personId })));
  it('changes nothing when it is so', () =>
    given(response)(started, assigned({ authorId: personId }))
      .when(assigning({ authorId: personId }))
      .thenNothing());
  it('is refused when somebody is to review their own words', () =>
    given(response)(started)
      .when(assigning({ authorId: personId, reviewerId: personId }))
      .thenRefused('The reviewer must be somebody other than the author', 'reviewerId'));
  it('is refused for a question that nobody asks, and once the words are sent', () => {
    given(response)(started)
      .when(assignQuestion(new AssignQuestion({ ...ids, questionId: unknownId }, known)))
      .thenRefused('The consultation asks no such question', 'questionId');
    given(response)(started, submitted).when(assigning({})).thenRefused('This response was submitted');
  });
});

describe('Locking an answer', () => {
  it('says that it is complete in the version that was read', () =>
    given(response)(started, draft()).when(locking()).then(locked));
  it('changes nothing when it is locked', () =>
    given(response)(started, draft(), locked).when(locking()).thenNothing());
  it('is refused in words that somebody has changed since', () =>
    given(response)(started, draft(), draft({ text: 'More.', baseVersion: 1 }))
      .when(locking())
      .thenRefused('Version 2 has been saved since you opened this answer: read it before you lock it', 'version'));
  it('is refused in a version that is not there, and where there is no answer', () => {
    given(response)(started, draft()).when(locking(2)).thenRefused('This answer has no version 2 yet', 'version');
    given(response)(started).when(locking()).thenRefused('Nobody has answered this question yet', 'questionId');
  });
});

describe('Unlocking an answer', () => {
  it('opens it again, with a reason', () => given(response)(started, draft(), locked).when(unlocking()).then(unlocked));
  it('changes nothing when it is open', () => given(response)(started, draft()).when(unlocking()).thenNothing());
  it('is refused once the words are sent', () =>
    given(response)(started, draft(), locked, submitted).when(unlocking()).thenRefused('This response was submitted'));
});

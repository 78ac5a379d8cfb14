import { given } from '#event-store';
import {
  consultation,
  ListConsultationQuestions,
  listConsultationQuestions,
  type ConsultationEvent,
  type ConsultationQuestion,
} from '#consultations';
import { consultationId, known, logged, otherPolicyId, questionId, withdrawn } from './consultation.fixtures.js';

const agree: ConsultationQuestion = {
  questionId,
  number: '1',
  text: 'Do you agree?',
  kind: 'choice',
  options: ['Yes', 'No'],
};
const why: ConsultationQuestion = { questionId: otherPolicyId, number: '1a', text: 'Why?', kind: 'open' };

const listing = (...questions: ConsultationQuestion[]) =>
  listConsultationQuestions(new ListConsultationQuestions({ consultationId, questions }, known));
const listed = (...questions: ConsultationQuestion[]): ConsultationEvent => ({
  type: 'ConsultationQuestionsListed',
  data: { consultationId, questions },
});

describe('Listing the questions of a consultation', () => {
  it('records them in order', () => given(consultation)(logged()).when(listing(agree, why)).then(listed(agree, why)));
  it('puts a new list in place of an earlier one', () =>
    given(consultation)(logged(), listed(agree, why)).when(listing(agree)).then(listed(agree)));
  it('changes nothing when they are listed so already', () =>
    given(consultation)(logged(), listed(agree), listed(agree, why)).when(listing(agree, why)).thenNothing());
  it('records another order of the questions', () =>
    given(consultation)(logged(), listed(agree, why)).when(listing(why, agree)).then(listed(why, agree)));
  it('records another order of the options', () => {
    const turned = { ...agree, options: ['No', 'Yes'] };
    given(consultation)(logged(), listed(agree)).when(listing(turned)).then(listed(turned));
  });

  it('needs at least one', () =>
    given(consultation)(logged()).when(listing()).thenRefused('List at least one question', 'questions'));
  it('refuses two with one id', () =>
    given(consultation)(logged())
      .when(listing(agree, { ...why, questionId }))
      .thenRefused('Each question must have an id of its own', 'questions.1.questionId'));
  it('is refused for a consultation that was withdrawn', () =>
    given(consultation)(logged(), withdrawn)
      .when(listing(agree))
      .thenRefused('This consultation was withdrawn on 20 September 2025 and takes no more questions'));
  it('is refused for one that was never logged', () =>
    given(consultation)().when(listing(agree)).thenRefused('There is no such consultation'));
});

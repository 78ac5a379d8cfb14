import { triageAnswers, triageQuestions } from './triage-questions.js';

describe('the six questions of triage', () => {
  it('are asked for yes or no, but for who is affected', () => {
    expect(triageQuestions({}).map(({ kind, name }) => `${name}: ${kind}`)).toEqual([
      'bearsOnDigitalWork: yesNo',
      'expectedToAnswer: yesNo',
      'somethingToSay: yesNo',
      'canStillChange: yesNo',
      'whoIsAffected: line',
      'haveTime: yesNo',
    ]);
  });

  it('are asked for words where words were given before, so that none are lost', () => {
    const [first] = triageQuestions({ bearsOnDigitalWork: 'Only in part' });
    expect(first).toMatchObject({ kind: 'line', name: 'bearsOnDigitalWork' });
  });

  it('are shown with their answers; those left out are not', () => {
    expect(triageAnswers({ haveTime: false, canStillChange: true, whoIsAffected: 'Districts' })).toEqual([
      { question: 'Can it still change?', answer: 'Yes' },
      { question: 'Who is affected?', answer: 'Districts' },
      { question: 'Have we the time?', answer: 'No' },
    ]);
  });
});

import fc from 'fast-check';
import { pastedQuestions } from './pasted-questions.js';

const read = (text: string, before?: string) =>
  pastedQuestions(text, before).map(({ number, text: words }) => `${number} | ${words}`);

describe('pasted questions', () => {
  it('are one a line, with the numbers that stand before them', () => {
    expect(
      read(`
        Question 1: Do you agree?
        Q2 What would it cost?
        3a) Who is affected?
        (3b) And how?
        12.1. Which of these?
        Annex A.1 What do you hold?
        13 Do you agree?
      `),
    ).toEqual([
      '1 | Do you agree?',
      '2 | What would it cost?',
      '3a | Who is affected?',
      '3b | And how?',
      '12.1 | Which of these?',
      'Annex A.1 | What do you hold?',
      '13 | Do you agree?',
    ]);
  });

  it('are counted on where they have no number', () => {
    expect(read('- Do you agree?\r\n•\tWhy?\r\n7. How?\r\nWhen?')).toEqual([
      '1 | Do you agree?',
      '2 | Why?',
      '7 | How?',
      '8 | When?',
    ]);
    expect(read('Why?', '3b')).toEqual(['4 | Why?']);
  });

  it('may begin with a number that is none of theirs', () => {
    expect(read('5 years from now, what will have changed?\n2030 is soon: why?')).toEqual([
      '1 | 5 years from now, what will have changed?',
      '2 | 2030 is soon: why?',
    ]);
  });

  it('lose no word, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z][a-z ]{0,30}\?$/), { minLength: 1 }), (lines) => {
        const words = lines.map((line) => line.replaceAll(/\s+/g, ' '));
        expect(pastedQuestions(lines.join('\n')).map(({ text }) => text)).toEqual(words);
      }),
    );
  });
});

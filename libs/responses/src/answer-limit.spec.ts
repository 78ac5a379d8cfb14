import { answerLimit } from '#responses';

const characters = (most: number) => ({ most, of: 'characters' });
const words = (most: number) => ({ most, of: 'words' });

describe('How long an answer may be', () => {
  it.each([
    ['What is your view? (maximum 500 words)', words(500)],
    ['What is your view? Maximum of 3,000 characters.', characters(3000)],
    ['Please answer in no more than 250 words.', words(250)],
    ['Your answer should not exceed 1 000 characters', characters(1000)],
    ['Say why (300 words).', words(300)],
    ['Say why. Word limit: 400', words(400)],
    ['Say why. 300-word limit.', words(300)],
    ['Character limit 4000. Say why.', characters(4000)],
    ['Answer in 1,500 characters or fewer', characters(1500)],
  ])('%s', (question, limit) => expect(answerLimit(question)).toEqual(limit));

  it.each([
    'Do you agree with proposal 12?',
    'Is a standard of 300 words a page too long?',
    'Should councils serve up to 500 households?',
  ])('is not set by: %s', (question) => expect(answerLimit(question)).toBeNull());
});

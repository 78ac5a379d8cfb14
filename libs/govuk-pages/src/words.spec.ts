import { count, inWords, labelOf, titleOfSlug, uncapitalised } from './words.js';

describe('words', () => {
  it.each([
    ['in_force', 'In force'],
    ['northern_ireland', 'Northern Ireland'],
    ['govuk', 'GOV.UK'],
    ['official-sensitive', 'Official-sensitive'],
    ['no_clear_answer', 'No clear answer'],
  ])('calls %s “%s”', (word, label) => expect(labelOf(word)).toBe(label));

  it('makes a title of a slug', () => expect(titleOfSlug('green-it-board')).toBe('Green it board'));

  it('counts in words', () => {
    expect(count(1, 'policy', 'policies')).toBe('1 policy');
    expect(count(0, 'policy', 'policies')).toBe('0 policies');
    expect(count(1200, 'ask')).toBe('1,200 asks');
  });

  it('lists in words', () => {
    expect(inWords([])).toBe('');
    expect(inWords(['England', 'Scotland', 'Wales'])).toBe('England, Scotland and Wales');
  });

  it('keeps the capitals of abbreviations', () => {
    expect(uncapitalised('Closing date')).toBe('closing date');
    expect(uncapitalised('GOV.UK address')).toBe('GOV.UK address');
  });
});

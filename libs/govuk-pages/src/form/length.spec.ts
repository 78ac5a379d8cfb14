import { lengthInWords } from '#govuk-pages';

it.each([
  ['', { of: 'characters' as const }, '0 characters'],
  ['a', { of: 'characters' as const }, '1 character'],
  ['one\r\ntwo', { of: 'characters' as const }, '7 characters'],
  ['one two  three', { of: 'words' as const, most: 1500 }, '3 of 1,500 words'],
  ['one two three', { of: 'words' as const, most: 2 }, '1 word more than the 2 allowed'],
])('the length of “%s” is told as a person would', (text, counted, told) =>
  expect(lengthInWords(text, counted)).toBe(told),
);

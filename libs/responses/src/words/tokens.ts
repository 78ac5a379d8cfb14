/** Runs of blanks, words, and every other sign by itself. Put together again they are the text, to the letter. */
const TOKEN = /\s+|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu;
const WORD = /[\p{L}\p{N}]/u;

/** A text in pieces that are compared as wholes: nobody reads a difference by letters. */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Whether edits on both sides of these tokens are edits of different passages: a word or the end of a line lies between. */
export const setsApart = (tokens: readonly string[]): boolean =>
  tokens.some((token) => WORD.test(token) || token.includes('\n'));

/** The words of a text, without what stands between them. */
export const wordsOf = (text: string): string[] => tokensOf(text).filter((token) => WORD.test(token));

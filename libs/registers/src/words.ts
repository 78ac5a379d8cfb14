const WORDS_AT_MOST = 12;

/**
 * What a person typed, as a question to a full-text index: all the words, the last one perhaps not typed to its end.
 * Whatever else was typed (quotes, operators) means nothing. Undefined when there is no word in it.
 */
export function matching(typed: string | undefined): string | undefined {
  const words = typed
    ?.normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.slice(0, WORDS_AT_MOST);
  return words && `${words.map((word) => `"${word}"`).join(' ')}*`;
}

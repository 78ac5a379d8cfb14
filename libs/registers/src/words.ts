import type { Database } from 'better-sqlite3';
import type { Condition } from './conditions.js';
import { ids } from './sql.js';

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

/**
 * The rows of a register whose texts hold all the words typed, by their numbers in one of the full-text indexes. These are
 * searched once, however often the condition is asked.
 */
export function holding(
  db: Database,
  typed: string | undefined,
  number: string,
  ...indexes: readonly string[]
): Condition | undefined {
  const words = matching(typed);
  if (words === undefined) return undefined;
  const found = ids<number>(
    db,
    indexes.map((index) => `SELECT rowid FROM ${index} WHERE ${index} MATCH @words`).join(' UNION '),
    { words },
  );
  return { sql: `${number} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(found)], said: words };
}

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

const LIKE_WORDS_AT_MOST = 40;
/** Words that say little of what a question is about; shorter ones say less. */
const SAYING_LITTLE = new Set(
  `about agree also another answer answers because been being between characters comment consultation could describe does each
   explain from give given have here into know like maximum more most much must other over please proposal proposals propose
   proposed question questions reason reasons respond response should some such than that their them then there these they
   think this those through view views what when where whether which while whose will with within words would yours your`.split(
    /\s+/,
  ),
);

/**
 * What a text is about, as a question to a full-text index: any of the words in it that say something. Undefined when it
 * has none.
 */
export function akin(text: string | undefined): string | undefined {
  const words =
    text
      ?.normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]{4,}/gu) ?? [];
  const telling = [...new Set(words)].filter((word) => !SAYING_LITTLE.has(word) && !/^\d+$/.test(word));
  return telling.length === 0
    ? undefined
    : telling
        .slice(0, LIKE_WORDS_AT_MOST)
        .map((word) => `"${word}"`)
        .join(' OR ');
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

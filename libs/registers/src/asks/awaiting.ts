import type { Database } from 'better-sqlite3';
import { narrowedTo, projection } from '#read-models';
import { firstRaisedOn } from '../concerning.js';

/** An ask that somebody may still answer for the first time, over `a`: there is an index of them. */
export const UNANSWERED = 'a.answer IS NULL AND a.merged_into IS NULL AND a.withdrawn_on IS NULL';

const waiting = (which: string) => `
  SELECT ask_id, number, day FROM (
    SELECT a.ask_id, a.number, ${firstRaisedOn('a.ask_id')} AS day FROM asks a WHERE ${UNANSWERED} AND ${which})
  WHERE day IS NOT NULL`;

const waitingOn = (asks: string, which: string) => `
  SELECT ap.policy_id, w.day, w.ask_id FROM ${asks} w CROSS JOIN ask_policies ap ON ap.ask_id = w.ask_id WHERE ${which}
  UNION SELECT ap.policy_id, w.day, w.ask_id FROM ${asks} w CROSS JOIN ask_merges m ON m.ends_in = w.ask_id
    CROSS JOIN ask_policies ap ON ap.ask_id = m.ask_id WHERE ${which}`;

/** Asks that were raised and have no answer: `ask_id`, `number`, and the `day` of their first raise. */
export const awaitingAnswer = (db: Database): string =>
  narrowedTo(db) === undefined ? 'kept_asks_awaiting' : `(${waiting('true')})`;

/** The same by `policy_id`, with the policies of what was merged into them. */
export const awaitingAnswerOn = (db: Database): string =>
  narrowedTo(db) === undefined
    ? 'kept_asks_awaiting_on'
    : `(WITH waiting AS MATERIALIZED (${waiting('true')}) ${waitingOn('waiting', 'true')})`;

/** What happens to which rows, and to which asks it may matter. */
const HAPPENINGS: readonly (readonly [happening: string, of: string, asks: string])[] = [
  ['INSERT', 'asks', 'SELECT new.ask_id'],
  ['UPDATE OF answer, merged_into, withdrawn_on', 'asks', 'SELECT new.ask_id'],
  ['INSERT', 'ask_merges', 'SELECT new.ends_in'],
  ['UPDATE', 'ask_merges', 'SELECT old.ends_in UNION SELECT new.ends_in'],
  ...[
    ['ask_policies', 'ask_id'],
    ['engagement_links', 'item_id'],
    ['response_links', 'item_id'],
  ].flatMap(([of, id]) =>
    [
      ['INSERT', 'new'],
      ['DELETE', 'old'],
    ].map(([happening, row]) => [happening!, of!, `SELECT ends_in FROM asks WHERE ask_id = ${row}.${id}`] as const),
  ),
];

/** Looks at some asks again: whether they await an answer, and since when. */
const lookAgain = (asks: string) => `
  DELETE FROM kept_asks_awaiting WHERE ask_id IN (${asks});
  DELETE FROM kept_asks_awaiting_on WHERE ask_id IN (${asks});
  INSERT INTO kept_asks_awaiting ${waiting(`a.ask_id IN (${asks})`)};
  INSERT INTO kept_asks_awaiting_on ${waitingOn('kept_asks_awaiting', `w.ask_id IN (${asks})`)};`;

/**
 * Which asks await an answer, since when, and on which policies: it rests on asks, on what raised them and on merges, so
 * it is found once at the end of a build, by walking through all there is, and kept by triggers from then on.
 */
export const awaiting = projection<never>({
  name: 'awaiting',
  tables: '',
  follows: ['asks', 'engagements', 'responses'],
  indexes: `
    CREATE TABLE kept_asks_awaiting (ask_id TEXT PRIMARY KEY, number INTEGER NOT NULL, day TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO kept_asks_awaiting ${waiting('true')} ORDER BY ask_id;
    CREATE INDEX kept_asks_awaiting_by_day ON kept_asks_awaiting (day, number, ask_id);
    CREATE TABLE kept_asks_awaiting_on (
      policy_id TEXT NOT NULL, day TEXT NOT NULL, ask_id TEXT NOT NULL, PRIMARY KEY (policy_id, day, ask_id)
    ) WITHOUT ROWID;
    INSERT INTO kept_asks_awaiting_on ${waitingOn('kept_asks_awaiting', 'true')} ORDER BY 1, 2, 3;
    CREATE INDEX kept_asks_awaiting_on_by_ask ON kept_asks_awaiting_on (ask_id);
    ${HAPPENINGS.map(
      ([happening, of, asks], at) =>
        `CREATE TRIGGER kept_asks_awaiting_${at} AFTER ${happening} ON ${of} BEGIN ${lookAgain(asks)} END;`,
    ).join('\n')}`,
  effects: () => ({}),
});

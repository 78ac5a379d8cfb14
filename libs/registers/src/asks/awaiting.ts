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

interface Happening {
  /** what happens to a row, and of which table */
  readonly after: string;
  /** SELECT of the asks to which it may matter */
  readonly asks: string;
  /** it matters only when this is so: most of what happens to rows does not */
  readonly when?: string;
}

const isIn = (table: string, column: string, id: string) => `EXISTS (SELECT 1 FROM ${table} WHERE ${column} = ${id})`;
const endOf = (id: string) => `SELECT ends_in FROM asks WHERE ask_id = ${id}`;
/** What raised asks, and the column of the day. */
const RAISES = [
  ['engagement_links', 'happened_on'],
  ['response_links', 'submitted_on'],
] as const;
/** An ask that nobody has answered has been raised for the first time, or earlier than was known. */
const isRaisedFirst = (day: string) => `EXISTS (
  SELECT 1 FROM asks i JOIN asks a ON a.ask_id = i.ends_in WHERE i.ask_id = new.item_id AND ${UNANSWERED}
  AND NOT EXISTS (SELECT 1 FROM kept_asks_awaiting w WHERE w.ask_id = a.ask_id AND w.day <= new.${day}))`;

const HAPPENINGS: readonly Happening[] = [
  {
    after: 'INSERT ON asks',
    asks: 'SELECT new.ask_id',
    when: RAISES.map(([links]) => isIn(links, 'item_id', 'new.ask_id')).join(' OR '),
  },
  {
    after: 'UPDATE OF answer, merged_into, withdrawn_on ON asks',
    asks: 'SELECT new.ask_id',
    when: `${isIn('kept_asks_awaiting', 'ask_id', 'new.ask_id')}
      OR (new.answer IS NULL AND new.merged_into IS NULL AND new.withdrawn_on IS NULL)`,
  },
  { after: 'INSERT ON ask_merges', asks: 'SELECT new.ends_in' },
  { after: 'UPDATE ON ask_merges', asks: 'SELECT old.ends_in UNION SELECT new.ends_in' },
  ...[
    ['INSERT', 'new'],
    ['DELETE', 'old'],
  ].map(([happens, row]): Happening => ({
    after: `${happens} ON ask_policies`,
    asks: endOf(`${row}.ask_id`),
    when: isIn('kept_asks_awaiting', 'ask_id', `(${endOf(`${row}.ask_id`)})`),
  })),
  ...RAISES.flatMap(([links, day]): Happening[] => [
    { after: `INSERT ON ${links}`, asks: endOf('new.item_id'), when: isRaisedFirst(day) },
    { after: `DELETE ON ${links}`, asks: endOf('old.item_id'), when: isIn('asks', 'ask_id', 'old.item_id') },
  ]),
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
      ({ after, asks, when = 'true' }, at) =>
        `CREATE TRIGGER kept_asks_awaiting_${at} AFTER ${after} WHEN ${when} BEGIN ${lookAgain(asks)} END;`,
    ).join('\n')}`,
  effects: () => ({}),
});

import type { Database } from 'better-sqlite3';
import { narrowedTo } from '#read-models';
import { addMonths } from '#dates';
import { mergedIn } from '../concerning.js';
import { all, first, parsed } from '../sql.js';

/** How many months after an answer an ask is looked at again: it is never closed for good. */
export const RECHECKED_AFTER_MONTHS = [6, 12, 30] as const;

/** A day on which an ask is to be looked at again, some months after an answer. */
export interface Recheck {
  readonly on: string;
  readonly months: (typeof RECHECKED_AFTER_MONTHS)[number];
  readonly answeredOn: string;
  /** what was seen on that day or later: a report of its delivery, or a further answer; null: nobody has looked since */
  readonly settledBy: Look | null;
}

/** Somebody has looked: what was found, and the day of which it is true. */
export interface Look {
  readonly kind: 'delivery' | 'answer';
  readonly found: string;
  readonly on: string;
}

/**
 * When an ask is to be looked at again, 6, 12 and 30 months after each answer other than `overtaken`, in order. The first
 * report of its delivery, or the first answer, of that day or later settles it. Of answers only those that stand.
 */
export function rechecksOf(
  answers: readonly { readonly answer: string; readonly answeredOn: string }[],
  deliveries: readonly { readonly delivery: string; readonly asOf: string }[],
): Recheck[] {
  const looks = [
    ...answers.map(({ answer, answeredOn }): Look => ({ kind: 'answer', found: answer, on: answeredOn })),
    ...deliveries.map(({ delivery, asOf }): Look => ({ kind: 'delivery', found: delivery, on: asOf })),
  ].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  const days = new Set(answers.filter(({ answer }) => answer !== 'overtaken').map(({ answeredOn }) => answeredOn));
  return [...days]
    .flatMap((answeredOn) =>
      RECHECKED_AFTER_MONTHS.map((months) => ({ on: addMonths(answeredOn, months), months, answeredOn })),
    )
    .map((due) => ({ ...due, settledBy: looks.find(({ on }) => on >= due.on) ?? null }))
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** The earliest of these days on which nobody has looked since; null when there is none. Of reports the latest will do. */
export const nextRecheckOn = (answers: Parameters<typeof rechecksOf>[0], reportedOn: string | null): string | null =>
  rechecksOf(answers, reportedOn === null ? [] : [{ delivery: '', asOf: reportedOn }]).find(
    ({ settledBy }) => settledBy === null,
  )?.on ?? null;

/** SQL for the first day after an answer on which an ask is looked at again; null when the answer asks for none. */
export const firstRecheckAfter = (answer: string, answeredOn: string): string =>
  `iif(${answer} = 'overtaken', NULL, date(${answeredOn}, '+${RECHECKED_AFTER_MONTHS[0]} months', 'floor'))`;

/** SQL for the answers that stand of an ask and of all that was merged into it, as JSON. */
export const standingAnswers = (ask: string): string => `
  (SELECT json_group_array(json_object('answer', aa.answer, 'answeredOn', aa.answered_on)) FROM (${mergedIn(ask)}) m
   JOIN ask_answers aa ON aa.ask_id = m.ask_id
   WHERE aa.struck_out IS NULL AND aa.decision_id NOT IN (SELECT decision_id FROM ask_decisions_struck_out))`;

/** Asks whose answers, reports or merges have to do with something that a narrowed view leaves out. */
const TOUCHED = `
  SELECT a.ends_in FROM main.ask_answers aa JOIN main.asks a ON a.ask_id = aa.ask_id
    WHERE aa.decision_id IN (SELECT id FROM temp.withheld)
  UNION SELECT ends_in FROM main.asks WHERE ask_id IN (SELECT id FROM temp.withheld)
  UNION SELECT ask_id FROM main.asks WHERE merged_into IN (SELECT id FROM temp.withheld)`;

/** Asks with the day that is kept of them. A narrowed view takes it of those alone that nothing left out has to do with. */
const kept = (db: Database) =>
  `main.asks WHERE next_recheck_on <= @today
   ${narrowedTo(db) === undefined ? '' : `AND ask_id NOT IN (SELECT id FROM temp.withheld) AND ask_id NOT IN (${TOUCHED})`}`;

interface Due {
  readonly id: string;
  readonly number: number;
  readonly day: string;
}

/** The others that a narrowed view shows, by what it shows of them. */
function reckoned(db: Database, today: string): Due[] {
  if (narrowedTo(db) === undefined) return [];
  const visible = all<Omit<Due, 'day'> & { answers: string; reportedOn: string | null }>(
    db,
    `SELECT a.ask_id AS id, a.number, ${standingAnswers('a.ask_id')} AS answers,
       (SELECT max(ad.as_of) FROM (${mergedIn('a.ask_id')}) m JOIN ask_deliveries ad ON ad.ask_id = m.ask_id) AS reportedOn
     FROM asks a WHERE a.merged_into IS NULL AND a.withdrawn_on IS NULL AND a.ask_id IN (${TOUCHED})`,
  );
  return visible.flatMap(({ id, number, answers, reportedOn }) => {
    const day = nextRecheckOn(parsed(answers), reportedOn);
    return day !== null && day <= today ? [{ id, number, day }] : [];
  });
}

/** The asks to be looked at again by a day: how many there are, and the first of them, the longest due first. */
export function rechecksDue(db: Database, today: string, rows?: number): { total: number; asks: readonly Due[] } {
  const others = reckoned(db, today);
  const { total } = first<{ total: number }>(db, `SELECT count(*) AS total FROM ${kept(db)}`, { today })!;
  const found = all<Due>(
    db,
    `SELECT ask_id AS id, number, next_recheck_on AS day FROM ${kept(db)} ORDER BY next_recheck_on, number LIMIT @rows`,
    { today, rows: rows ?? total },
  );
  const due = [...found, ...others].sort((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1));
  return { total: total + others.length, asks: due.slice(0, rows) };
}

import { addMonths } from '#vocabulary';

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

/*
 * The same in SQL. An ask is to be looked at again on every such day after it was last looked at: @today decides which of
 * these have come.
 */
const STANDING = `
  SELECT a.ends_in, aa.answer, aa.answered_on FROM ask_answers aa JOIN asks a ON a.ask_id = aa.ask_id
  WHERE aa.struck_out IS NULL AND aa.decision_id NOT IN (SELECT decision_id FROM ask_decisions_struck_out)`;

/** Asks to be looked at again by @today: `ask_id`, `number`, and `day`, the earliest since they were last looked at. */
export const RECHECKS_DUE = `
  WITH
    standing AS MATERIALIZED (${STANDING}),
    looked AS (
      SELECT ends_in, max(day) AS day FROM (
        SELECT ends_in, max(answered_on) AS day FROM standing GROUP BY ends_in
        UNION ALL SELECT a.ends_in, max(ad.as_of) FROM ask_deliveries ad JOIN asks a ON a.ask_id = ad.ask_id GROUP BY a.ends_in)
      GROUP BY ends_in),
    due AS (
      SELECT s.ends_in, date(s.answered_on, after.value || ' months', 'floor') AS day
      FROM standing s, json_each('[${RECHECKED_AFTER_MONTHS.join()}]') after WHERE s.answer <> 'overtaken')
  SELECT a.ask_id, a.number, min(due.day) AS day
  FROM due JOIN looked ON looked.ends_in = due.ends_in JOIN asks a ON a.ask_id = due.ends_in
  WHERE due.day > looked.day AND due.day <= @today AND a.withdrawn_on IS NULL
  GROUP BY a.ask_id`;

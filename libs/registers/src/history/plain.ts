import type { Database } from 'better-sqlite3';
import type { DomainEvent } from '#event-store';
import { closingDate, dateInWords, londonDate, londonTime, timeInWords, type Handling } from '#vocabulary';
import type { ItemKind, ItemRef } from '../listing.js';
import { first } from '../sql.js';

/** How each event of a stream is told: a sentence without a full stop. None can be forgotten. */
export type Wording<E extends DomainEvent> = {
  readonly [Type in E['type']]: (data: Extract<E, { type: Type }>['data'], name: Names) => string;
};

const TITLES: Readonly<Record<ItemKind, string>> = {
  policy: 'SELECT title FROM policies WHERE policy_id = ?',
  consultation: 'SELECT title FROM consultations WHERE consultation_id = ?',
  engagement: 'SELECT summary AS title FROM engagements WHERE engagement_id = ?',
  ask: 'SELECT statement AS title FROM asks WHERE ask_id = ?',
  decision: 'SELECT title FROM decisions WHERE decision_id = ?',
  claim: 'SELECT statement AS title FROM claims WHERE claim_id = ?',
  response: `SELECT c.title FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id
             WHERE r.response_id = ?`,
  meeting: 'SELECT title FROM meetings WHERE meeting_id = ?',
  organisation: 'SELECT name AS title FROM organisations WHERE organisation_id = ?',
};

/** Names other items in a sentence by what they are called today, and keeps which were named. */
export class Names {
  readonly mentions: (ItemRef & { readonly kind: ItemKind })[] = [];

  constructor(private readonly db: Database) {}

  /** “Digital identity framework” */
  one(kind: ItemKind, id: string): string {
    const title = first<{ title: string }>(this.db, TITLES[kind], id)?.title ?? id;
    if (!this.mentions.some((mention) => mention.id === id)) this.mentions.push({ kind, id, title });
    return `“${title}”`;
  }

  /** What a meeting gave somebody to do, in its words. */
  action(meetingId: string, actionId: string): string {
    const sql = 'SELECT text FROM actions WHERE meeting_id = ? AND action_id = ?';
    return first<{ text: string }>(this.db, sql, meetingId, actionId)?.text ?? actionId;
  }

  /** “Digital identity framework” and “Standard for shared front offices” */
  all(kind: ItemKind, ids: readonly string[]): string {
    return listed(ids.map((id) => this.one(kind, id)));
  }
}

/** `in_force` is “in force”. */
export const plain = (word: string): string => word.replaceAll('_', ' ');

/** “a”, “a and b”, “a, b and c”; “none” when there is nothing. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? 'none') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** The sentence with what the author gave as the reason. */
export const because = (sentence: string, reason: string | undefined): string =>
  reason === undefined ? sentence : `${sentence}. Reason: ${reason}`;

/** The sentence of a fact that was recorded before for another date, with why that was wrong. */
export const puttingRight = (sentence: string, correction: string | undefined): string =>
  correction === undefined ? sentence : `Date put right: ${sentence}. Why it was wrong: ${correction}`;

/** “5pm on 12 September 2025” */
export const moment = (instant: string): string =>
  `${timeInWords(londonTime(instant))} on ${dateInWords(londonDate(instant))}`;

/** When something closes: midnight is the end of the day before. */
export const closing = (closesAt: string): string =>
  londonTime(closesAt) === '00:00' ? `the end of ${dateInWords(closingDate(closesAt))}` : moment(closesAt);

/** “official-sensitive, originator Cabinet Office, embargoed until 1 May 2026” */
export const handled = ({ marking, instruction, originator, embargoUntil, needToKnow = [] }: Handling): string =>
  [
    marking,
    instruction,
    originator && `originator ${originator}`,
    embargoUntil && `embargoed until ${dateInWords(embargoUntil)}`,
    // as actors are named: pages say what they are called
    needToKnow.length > 0 && `need to know: ${listed(needToKnow.map((personId) => `person-${personId}`))}`,
  ]
    .filter(Boolean)
    .join(', ');

export const handlingChanged = ({ handling, reason }: { handling: Handling; reason: string }): string =>
  because(`Handling changed to ${handled(handling)}`, reason);

/** A field of a correction: what it is called, and how a value of it is told. */
export type Told = readonly [label: string, tell?: (value: never, name: Names) => string];

/** “Corrected: title is now “…”; summary taken away. Reason: …” Fields are told in the order of `fields`. */
export function correctedTo(
  data: { readonly reason: string },
  fields: Readonly<Record<string, Told>>,
  name: Names,
): string {
  const given: Readonly<Record<string, unknown>> = { ...data };
  const changes = Object.entries(fields).flatMap(([field, [label, tell = String]]) => {
    const value = given[field];
    if (value === undefined) return [];
    return [
      value === null
        ? `${label} taken away`
        : `${label} now ${(tell as (value: unknown, name: Names) => string)(value, name)}`,
    ];
  });
  return because(`Corrected: ${changes.join('; ')}`, data.reason);
}

import { isDeepStrictEqual } from 'node:util';
import { RuleBroken } from './rule-broken.js';

const asSets = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const members = value.map(asSets);
    return members.every((member) => typeof member === 'string') ? members.toSorted() : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, of]) => of !== undefined)
      .map(([key, of]) => [key, asSets(of)]),
  );
};

/** Whether two facts say the same. A list of ids or words is a set: its order says nothing. */
export const sameFact = (one: unknown, other: unknown): boolean => isDeepStrictEqual(asSets(one), asSets(other));

type Corrections<T> = { readonly [Key in keyof T]?: T[Key] | null };

/** The facts after a correction: what it names is replaced, `null` takes a field away, what is not named stays. */
export const corrected = <T extends object>(facts: T, fields: Corrections<T>): T =>
  Object.fromEntries(
    Object.entries({
      ...facts,
      ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    }).filter(([, value]) => value !== null),
  ) as T;

/** @throws RuleBroken when a correction names no field */
export function mustNameAField(fields: object): void {
  if (Object.values(fields).every((value) => value === undefined))
    throw new RuleBroken('Name at least one thing that is to be put right');
}

/**
 * A fact with a date is recorded once. Recorded again for another date it is put right, and the latest record holds: then
 * it says in `correction` why the date before was wrong.
 * @throws RuleBroken when it was recorded before and does not say why that was wrong, or says so although nothing was
 */
export function mustSayWhyItWasWrong(
  { before, correction }: { readonly before: string | undefined; readonly correction: string | undefined },
  already: string,
  field: string,
): void {
  if (before === undefined && correction !== undefined)
    throw new RuleBroken('No date was recorded before that this could put right: leave it out', 'correction');
  if (before !== undefined && correction === undefined)
    throw new RuleBroken(`${already}. If that date is wrong, also say why it was wrong`, field);
}

/** The item that a wish is about. @throws RuleBroken when its first event never happened */
export function existing<T>(item: T | null, what: string): T {
  if (item === null) throw new RuleBroken(`There is no such ${what}`);
  return item;
}

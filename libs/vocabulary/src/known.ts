import { londonDate } from '#dates';
import { RuleBroken } from './rule-broken.js';

/**
 * What the rest of the tracker knows at the moment of a wish, about the items that the wish names. Decisions are pure:
 * whoever sends a command looks this up first, and it comes in with the command. Ids that are absent do not exist.
 */
export interface Known {
  /** the present instant */
  readonly now: string;
  /** today's date in London */
  readonly today: string;
  readonly policies: ReadonlyMap<string, { readonly title: string }>;
  /** `answered`: the council has submitted a response to it */
  readonly consultations: ReadonlyMap<
    string,
    { readonly title: string; readonly withdrawn: boolean; readonly answered?: boolean }
  >;
  /** `policyIds` as corrected, with those of the asks merged into it */
  readonly asks: ReadonlyMap<
    string,
    { readonly statement: string; readonly policyIds: readonly string[]; readonly closed?: 'merged' | 'withdrawn' }
  >;
  readonly decisions: ReadonlyMap<
    string,
    {
      readonly title: string;
      readonly policyIds: readonly string[];
      readonly decidedOn: string;
      readonly struckOut: boolean;
    }
  >;
  /** `leftOn`: it is no member any more, since that date */
  readonly organisations: ReadonlyMap<string, { readonly name: string; readonly leftOn?: string }>;
}

/** What is known when nothing but these things exist. */
export const knowing = (now: string, things: Partial<Omit<Known, 'now' | 'today'>> = {}): Known => ({
  now,
  today: londonDate(now),
  policies: new Map(),
  consultations: new Map(),
  asks: new Map(),
  decisions: new Map(),
  organisations: new Map(),
  ...things,
});

/** @throws RuleBroken when a wish names something that the tracker does not hold */
export function mustExist(
  ids: readonly string[],
  known: ReadonlyMap<string, unknown>,
  field: string,
  what: string,
): void {
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new RuleBroken(`There is no ${what} ${missing} in the tracker`, field);
}

/** @throws RuleBroken when a date that must have happened lies in the future */
export function mustHaveHappened(date: string, known: Pick<Known, 'today'>, field: string, what: string): void {
  if (date > known.today) throw new RuleBroken(`${what} must be today or in the past`, field);
}

/** @throws RuleBroken when an ask does not exist, or was merged or withdrawn: such a one takes no raise, answer or claim */
export function mustBeOpen(askIds: readonly string[], { asks }: Pick<Known, 'asks'>, field: string): void {
  mustExist(askIds, asks, field, 'ask');
  for (const { statement, closed } of askIds.map((id) => asks.get(id)!)) {
    if (closed === 'merged')
      throw new RuleBroken(`The ask “${statement}” was merged into another: choose that one`, field);
    if (closed === 'withdrawn') throw new RuleBroken(`The ask “${statement}” was withdrawn`, field);
  }
}

import { closingDate, londonDate } from '#vocabulary';
import type { CountedDay, WorkingDays } from '#working-days';
import type { Milestone } from './consultation-events.js';

/** What milestones are counted from. */
export interface MilestoneFacts {
  /** the instant at which the consultation was logged here */
  readonly loggedAt: string;
  /** an instant; without one only the decision has a day */
  readonly closesAt?: string | null;
  /** the days that the council has put milestones on, the latest of each */
  readonly set?: readonly { readonly milestone: Milestone; readonly on?: string | null; readonly reason: string }[];
}

/** A milestone with its day, and how the day came about. */
export interface PlannedMilestone {
  readonly milestone: Milestone;
  /** a date */
  readonly on: string;
  /** the date that it is counted from: the logging, or the close */
  readonly from: string;
  /** positive after it, negative before it */
  readonly workingDays: number;
  /** each day on the way, from the first after (or before) `from` to the one counted */
  readonly days: readonly CountedDay[];
  /** the date as counted, whatever was set */
  readonly counted: string;
  /** what was set in its place; absent when it is as counted, or when the close has moved to before that day */
  readonly set?: { readonly on: string; readonly reason: string };
  /** what was set, when it no longer counts because the close has moved to before that day */
  readonly overtaken?: { readonly on: string; readonly reason: string };
  /** the decision is wanted by the day the draft is: ten days after logging would be later */
  readonly sooner?: boolean;
}

/** A consultation is decided on within so many working days of its logging. */
const DECIDE_WITHIN = 10;

/** How many working days before the close each is due. */
const BEFORE_CLOSE = { draft: 9, sign_off: 7, send: 1 } as const satisfies Partial<Record<Milestone, number>>;

/**
 * The milestones of answering a consultation, in order, each with the days it was counted by. The close is the London date of
 * the closing instant; 00:00 is the end of the day before. Nothing is counted from a close that is not known.
 */
export function milestonesOf(
  { loggedAt, closesAt, set = [] }: MilestoneFacts,
  calendar: WorkingDays,
): PlannedMilestone[] {
  const closesOn = closesAt ? closingDate(closesAt) : undefined;
  const planned = (milestone: Milestone, from: string, workingDays: number, latest?: string): PlannedMilestone => {
    const days = workingDays > 0 ? calendar.after(from, workingDays) : calendar.before(from, -workingDays);
    const reached = days.at(-1)?.date ?? from;
    const sooner = latest !== undefined && reached > latest;
    const counted = sooner ? latest : reached;
    const { on, reason = '' } = set.find((one) => one.milestone === milestone) ?? {};
    const stands = on && (!closesOn || on <= closesOn);
    return {
      milestone,
      on: stands ? on : counted,
      from,
      workingDays,
      days,
      counted,
      ...(on && { [stands ? 'set' : 'overtaken']: { on, reason } }),
      ...(sooner && { sooner }),
    };
  };
  const backwards = closesOn
    ? Object.entries(BEFORE_CLOSE).map(([milestone, days]) => planned(milestone as Milestone, closesOn, -days))
    : [];
  const loggedOn = londonDate(loggedAt);
  const draftOn = backwards[0]?.on;
  const latest = draftOn && (draftOn > loggedOn ? draftOn : loggedOn);
  return [planned('decide', loggedOn, DECIDE_WITHIN, latest), ...backwards];
}

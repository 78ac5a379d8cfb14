import type { Contribution, Grade } from '#claims';
import { labelOf, type Piece, type TagColour } from '#govuk-pages';
import type { AnswerDetail, ClaimRow, ClaimState } from '#registers';

const GRADE_COLOURS: Readonly<Record<Grade, TagColour>> = {
  E0: 'grey',
  E1: 'yellow',
  E2: 'light-blue',
  E3: 'turquoise',
  E4: 'green',
};

/** What each grade says of a claim. */
export const GRADE_MEANINGS: Readonly<Record<Grade, string>> = {
  E0: 'An assertion alone',
  E1: 'Some evidence',
  E2: 'Asked for on record, with a department that decided, before the day of the decision',
  E3: 'Asked for on record before the decision, and a smoking gun',
  E4: 'As E3, confirmed by somebody independent, with every other explanation addressed',
};

/** The computed grade. */
export const gradeTag = (grade: Grade): Piece => ({ text: grade, tag: GRADE_COLOURS[grade] });

const STATE_COLOURS: Readonly<Record<ClaimState, TagColour>> = {
  unverified: 'yellow',
  verified: 'green',
  contested: 'orange',
  lapsed: 'red',
  withdrawn: 'grey',
};

const STATE_LABELS: Readonly<Partial<Record<ClaimState, string>>> = { unverified: 'Not verified' };

/** What a state of claims is called. */
export const labelOfState = (state: string): string => STATE_LABELS[state as ClaimState] ?? labelOf(state);

/** Where a claim stands. */
export const stateTag = (state: ClaimState): Piece => ({ text: labelOfState(state), tag: STATE_COLOURS[state] });

/** How much each contribution claims. */
export const CONTRIBUTION_HINTS: Readonly<Record<Contribution, string>> = {
  none: 'The answer would have been the same without the council',
  minor: 'The council had a small part in it',
  contributory: 'The council was one of those who brought it about',
  significant: 'Without the council it would have been clearly different. Needs grade E3',
  decisive: 'Without the council it would not have been. Needs grade E3',
};

/** Why a verification has ended, in a sentence; undefined when it has not. */
export function whyLapsed(claim: ClaimRow): string | undefined {
  const { lapsedBy, verification, grade } = claim;
  if (lapsedBy === 'evidence') return 'Evidence was attached after it was verified: somebody must look at it again.';
  if (lapsedBy === 'restatement') return 'It was restated after it was verified: somebody must look at it again.';
  if (lapsedBy === null || !verification) return undefined;
  return `The facts under it have changed: grade was ${verification.grade}, is ${grade}. ${whatChanged(claim, verification.grade)}`;
}

/** What of the facts there must be for the grade that was verified, and is not; or what there is now, and was not. */
function whatChanged({ raisedBefore, hoop, grade }: ClaimRow, was: Grade): string {
  if (grade > was) return 'It stands on more than when it was verified.';
  if (!raisedBefore) return 'The ask no longer counts as raised before the decision.';
  if (!hoop) return 'No raise on record with a department that decided is left.';
  return 'It has another explanation that is not addressed.';
}

/** Why a claim does not count, in a sentence; undefined when it does. */
export function whyNotCounted(claim: ClaimRow): string | undefined {
  if (claim.counts) return undefined;
  if (claim.state === 'withdrawn') return `It was withdrawn. Reason: ${claim.withdrawnReason}`;
  if (!claim.answered)
    return claim.decision.struckOut === null
      ? 'The answer that it is about was struck out.'
      : 'The decision that it is about was struck out.';
  if (claim.state === 'contested') return 'Somebody contests it: it counts again when that is resolved.';
  if (claim.state === 'unverified') return 'Nobody has verified it.';
  return whyLapsed(claim);
}

/** What a claim about an answer can reach by what it stands on, before anything is attached. */
export function reachOf({ raisedBefore, hoop }: Pick<AnswerDetail, 'raisedBefore' | 'hoop'>): string {
  if (!raisedBefore)
    return 'The ask was not raised before the day of the decision. The grade is E0 whatever is attached, and the contribution can only be none.';
  if (!hoop)
    return 'The hoop does not pass: the ask was raised before the decision, but never on record with a department that decided. Whatever is attached, the grade stays at E1 or below, and the contribution at contributory or below. If there is a record of an engagement, add it there.';
  return 'The hoop passes, so the grade is E2 from the start. With a smoking gun it is E3. With a smoking gun, somebody independent who agrees, and every other explanation addressed it is E4. Significant and decisive contributions need E3.';
}

/** What would take a claim to the next grade; undefined when there is none above. */
export function nextGradeOf({ raisedBefore, hoop, grade }: ClaimRow): string | undefined {
  if (!raisedBefore) return 'The ask was not raised before the decision: the grade stays at E0';
  if (!hoop && grade === 'E0') return 'Some evidence takes it to E1. Above that it needs a raise on record';
  if (!hoop)
    return 'Above E1 it needs a raise on record with a department that decided, before the day of the decision';
  if (grade === 'E2') return 'A smoking gun takes it to E3';
  if (grade === 'E3') return 'Somebody independent who agrees, with every other explanation addressed, takes it to E4';
  return undefined;
}

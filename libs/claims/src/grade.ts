import { RuleBroken } from '#vocabulary';
import type {
  ClaimEvidenceAttached,
  ClaimRivalRecorded,
  ClaimSubstantiated,
  Contribution,
  Grade,
} from './claim-events.js';
import { CONTRIBUTIONS, GRADES } from './claim-events.js';

/** What the rest of the tracker says about the ask and the decision of a claim; computed by whoever asks. */
export interface ClaimFacts {
  /** raised before the decision with the deciding department, on record (the rule is in the glossary under “hoop”) */
  readonly hoop: boolean;
  /** raised at all before the decision's date */
  readonly raisedBefore: boolean;
}

/** What a claim itself has gathered. */
export interface Gathered {
  readonly evidence: readonly Pick<ClaimEvidenceAttached, 'test'>[];
  /** each rival once, as last recorded */
  readonly rivals: readonly Pick<ClaimRivalRecorded, 'addressed'>[];
  readonly substantiations: readonly Pick<ClaimSubstantiated, 'independent' | 'agreement'>[];
}

/**
 * The grade of a claim, never typed in: E0 assertion only, or not raised before the decision · E1 some evidence · E2 the
 * hoop passes · E3 and a smoking gun · E4 and somebody independent agrees, with every rival addressed.
 */
export function gradeOf({ hoop, raisedBefore, evidence, rivals, substantiations }: ClaimFacts & Gathered): Grade {
  if (!raisedBefore) return 'E0';
  if (!hoop) return evidence.length > 0 ? 'E1' : 'E0';
  if (!evidence.some(({ test }) => test === 'smoking_gun')) return 'E2';
  const confirmed = substantiations.some(({ independent, agreement }) => independent && agreement === 'agrees');
  return confirmed && rivals.every(({ addressed }) => addressed) ? 'E4' : 'E3';
}

/** Whether a grade is at least another. */
export const isAtLeast = (grade: Grade, least: Grade): boolean => GRADES.indexOf(grade) >= GRADES.indexOf(least);

/** Whether a contribution is more than another. */
const isMoreThan = (one: Contribution, other: Contribution) =>
  CONTRIBUTIONS.indexOf(one) > CONTRIBUTIONS.indexOf(other);

/** Why a contribution is more than the facts and the grade allow, in words; undefined when it is not. */
export function tooMuch(contribution: Contribution, { raisedBefore }: ClaimFacts, grade: Grade): string | undefined {
  if (!raisedBefore && isMoreThan(contribution, 'none'))
    return 'The ask was not raised before the decision, so the contribution can only be none';
  if (isMoreThan(contribution, 'contributory') && !isAtLeast(grade, 'E3'))
    return `A ${contribution} contribution needs grade E3 (raised on record with the department that decided, and a smoking gun); this claim has ${grade}`;
  return undefined;
}

/** @throws RuleBroken when a contribution is more than the facts and the grade allow */
export function mustNotBeTooMuch(contribution: Contribution, facts: ClaimFacts, grade: Grade): void {
  const reason = tooMuch(contribution, facts, grade);
  if (reason) throw new RuleBroken(reason, 'contribution');
}

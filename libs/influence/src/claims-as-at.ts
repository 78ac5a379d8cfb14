import { gradeOf, isAtLeast, type Contribution, type Grade } from '#claims';
import type { AskFacts, DecisionFacts, Engaging, RaisedClaim } from './facts/facts.js';

/** What the rest of the tracker says about the ask and the decision of a claim, by a date. */
export interface Grounds {
  /** what raised the ask, or one merged into it, before the day of the decision: on whatever policy, in no order */
  readonly raises: readonly Engaging[];
  /** of these what passes the hoop: with a deciding department, on record */
  readonly hoops: readonly Engaging[];
}

/** A claim with its grade and whether it counts. */
export interface ClaimAsAt {
  readonly claim: RaisedClaim;
  readonly grade: Grade;
  /** `none` when the ask was not raised before the decision, whatever was written */
  readonly contribution: Contribution;
  /** verified, not withdrawn, not contested, and still what was verified */
  readonly counts: boolean;
}

/**
 * Whether an engaging was with one of these departments, on record: an engagement that has a record and whose counterpart
 * is one, or a submitted response (which is its own record) on a consultation that shares one.
 */
const isOnRecordWith = ({ kind, body, consultation }: Engaging, departments: readonly string[]): boolean =>
  kind === 'engagement'
    ? body !== null && departments.includes(body)
    : (consultation?.departments.some((department) => departments.includes(department)) ?? false);

/** What a claim about an ask and a decision stands on: only what had happened by a date. */
export function groundsOf(ask: AskFacts, decision: DecisionFacts, asAt: string): Grounds {
  const raises = ask.raises.filter(({ on }) => on < decision.decidedOn && on <= asAt);
  return { raises, hoops: raises.filter((raise) => isOnRecordWith(raise, decision.departments)) };
}

/** The claims about an ask and a decision, by a date. */
export function claimsAsAt(ask: AskFacts, decision: DecisionFacts, asAt: string): readonly ClaimAsAt[] {
  const claims = ask.claims.filter(({ decisionId }) => decisionId === decision.decisionId);
  if (claims.length === 0) return claims as [];
  const { raises, hoops } = groundsOf(ask, decision, asAt);
  const [raisedBefore, hoop] = [raises.length > 0, hoops.length > 0];
  return claims.map((claim) => {
    const grade = gradeOf({ raisedBefore, hoop, ...claim });
    const { contribution, verified, endedBy, isWithdrawn, isContested } = claim;
    return {
      claim,
      grade,
      contribution: raisedBefore ? contribution : 'none',
      counts: verified === grade && endedBy === null && !isWithdrawn && !isContested,
    };
  });
}

/** The best grade among the claims that count. */
export const bestGrade = (claims: readonly ClaimAsAt[]): Grade | undefined =>
  claims
    .filter(({ counts }) => counts)
    .map(({ grade }) => grade)
    .reduce<Grade | undefined>((best, grade) => (best && isAtLeast(best, grade) ? best : grade), undefined);

const A_PART = new Set<Contribution>(['contributory', 'significant', 'decisive']);

/** Whether a claim counts that shows, with a grade of E2 or better, that the council contributed. */
export const isInfluential = ({ counts, grade, contribution }: ClaimAsAt): boolean =>
  counts && isAtLeast(grade, 'E2') && A_PART.has(contribution);

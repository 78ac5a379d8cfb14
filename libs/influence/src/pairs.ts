import type { Grade } from '#claims';
import { stageOn } from '#registers';
import { bandOf, type Band, type Stage } from '#vocabulary';
import { bestGrade, claimsAsAt, isInfluential, type ClaimAsAt } from './claims-as-at.js';
import type { AnswerFacts, AskFacts, DecisionFacts, Engaging, Facts, PolicyFacts } from './facts/facts.js';
import type { Selection } from './selection.js';

/** One ask on one policy, raised with government, and what had become of it by a date. */
export interface Pair {
  readonly kind: 'pair';
  readonly ask: AskFacts;
  readonly policy: PolicyFacts;
  readonly firstRaise: Engaging;
  /** of the policy on the day of the first raise */
  readonly stage: Stage;
  readonly band: Band;
  readonly firstAnswer: AnswerFacts | undefined;
  readonly currentAnswer: AnswerFacts | undefined;
  /** of the current answer, whatever it says */
  readonly decision: DecisionFacts | undefined;
  /** there is a current answer and it is not `overtaken` */
  readonly decided: boolean;
  /** adopted, and nothing less */
  readonly strictSuccess: boolean;
  /** adopted, partly adopted or adopted in principle */
  readonly success: boolean;
  /** as of the latest report of the ask */
  readonly delivery: string | undefined;
  /** those on the decision, whether they count or not */
  readonly claims: readonly ClaimAsAt[];
  /** the best of those that count */
  readonly grade: Grade | undefined;
  /** a success that the council is shown to have had a part in */
  readonly influence: boolean;
}

const SUCCESSES = new Set(['adopted', 'partly_adopted', 'adopted_in_principle']);
const NO_CLAIMS: readonly ClaimAsAt[] = [];

/**
 * The raised pairs that a selection lets through, in order of the first raise: only raises, answers and reports of its date or
 * before count, and a pair whose ask was withdrawn by then is left out. The definitions are those of docs/glossary.md.
 */
export function pairsOf({ asks }: Facts, selection: Selection): Pair[] {
  const pairs: Pair[] = [];
  for (const [askId, ask] of asks) {
    if (ask.askId !== askId || !selection.hasAsk(ask)) continue;
    for (const policy of ask.policies) {
      const firstRaise = selection.hasPolicy(policy) && firstRaiseOf(ask, policy);
      if (!firstRaise || firstRaise.on > selection.asAt) continue;
      const pair = pairOf(ask, policy, firstRaise, selection.asAt);
      if (selection.hasPair(firstRaise.on, pair.decision?.decidedOn)) pairs.push(pair);
    }
  }
  return pairs.sort((a, b) => (isBefore(a.firstRaise, b.firstRaise) ? -1 : Number(a.firstRaise !== b.firstRaise)));
}

/** The earliest engaging that concerns the policy and raised the ask. */
function firstRaiseOf({ raises }: AskFacts, policy: PolicyFacts): Engaging | undefined {
  let first: Engaging | undefined;
  for (const raise of raises) if (raise.policies.includes(policy) && (!first || isBefore(raise, first))) first = raise;
  return first;
}

/** By the day; on the same day engagements first, then by id, so that the same one comes first every time. */
export const isBefore = (one: Engaging, other: Engaging): boolean =>
  one.on === other.on ? (one.kind === other.kind ? one.id < other.id : one.kind < other.kind) : one.on < other.on;

function pairOf(ask: AskFacts, policy: PolicyFacts, firstRaise: Engaging, asAt: string): Pair {
  const isOfPair = ({ answeredOn, decision }: AnswerFacts) => answeredOn <= asAt && decision.policies.includes(policy);
  const currentAnswer = ask.answers.findLast(isOfPair);
  const decision = currentAnswer?.decision;
  const stage = stageOn(policy.stages, firstRaise.on);
  const success = currentAnswer !== undefined && SUCCESSES.has(currentAnswer.answer);
  const claims = decision && ask.claims.length > 0 ? claimsAsAt(ask, decision, asAt) : NO_CLAIMS;
  return {
    kind: 'pair',
    ask,
    policy,
    firstRaise,
    stage,
    band: bandOf(stage),
    firstAnswer: currentAnswer && ask.answers.find(isOfPair),
    currentAnswer,
    decision,
    decided: currentAnswer !== undefined && currentAnswer.answer !== 'overtaken',
    strictSuccess: currentAnswer?.answer === 'adopted',
    success,
    delivery: ask.deliveries.findLast(({ asOf }) => asOf <= asAt)?.delivery,
    claims,
    grade: bestGrade(claims),
    influence: success && claims.some(isInfluential),
  };
}

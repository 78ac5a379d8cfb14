import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { daysBetween, type Band, type Stage } from '#vocabulary';
import { factsOf, type PolicyFilter } from './facts.js';
import { pairsOf, type Facts, type Pair } from './pairs.js';

export interface InfluenceFilters extends PolicyFilter {
  /** the date: only what happened on or before it counts */
  readonly asAt: string;
}

/** One ask on one policy, raised with government. */
export interface PairRow {
  readonly askId: string;
  readonly statement: string;
  readonly policyId: string;
  readonly policyTitle: string;
  /** slugs, of the policy as corrected */
  readonly themes: readonly string[];
  readonly departments: readonly string[];
  readonly nations: readonly string[];
  readonly firstRaise: {
    readonly on: string;
    readonly stage: Stage;
    readonly band: Band;
    readonly by: { readonly kind: 'engagement' | 'response'; readonly id: string };
  };
  /** the decision of the current answer */
  readonly decision: { readonly decisionId: string; readonly title: string; readonly decidedOn: string } | null;
  readonly answer: string | null;
  readonly answeredOn: string | null;
  /** there is a current answer and it is not `overtaken` */
  readonly decided: boolean;
  /** adopted, partly adopted or adopted in principle */
  readonly success: boolean;
  /** days from the first raise to the decision; negative or 0: raised too late. Null without a decision */
  readonly leadTimeDays: number | null;
}

/** Counts of pairs (an ask on a policy), each with its denominator beside it. */
export interface EarlyInfluenceFigures {
  readonly raised: number;
  /** of those raised: reached a decision */
  readonly decided: number;
  /** of those decided: adopted, partly or in principle */
  readonly successes: number;
  /** of those raised: first raised when the policy was at rank 2 or lower */
  readonly raisedEarly: number;
  /** of those raised early: reached a decision */
  readonly decidedEarly: number;
  /** of those: adopted, partly or in principle */
  readonly successesEarly: number;
  /** the latest first raise first */
  readonly pairs: readonly PairRow[];
}

/** Which asks reached a decision, which of them were raised early, and how those fared. */
export class EarlyInfluence extends Query<EarlyInfluenceFigures> {
  constructor(readonly filters: InfluenceFilters) {
    super();
  }
}

function rowOf({ asks, policies }: Facts, pair: Pair): PairRow {
  const { askId, policyId, firstRaise, stage, band, currentAnswer, decided, success } = pair;
  const policy = policies.get(policyId);
  return {
    askId,
    statement: asks.get(askId)?.statement ?? askId,
    policyId,
    policyTitle: policy?.title ?? policyId,
    themes: policy?.themes ?? [],
    departments: policy?.departments ?? [],
    nations: policy?.nations ?? [],
    firstRaise: { on: firstRaise.on, stage, band, by: { kind: firstRaise.kind, id: firstRaise.id } },
    decision: currentAnswer
      ? {
          decisionId: currentAnswer.decisionId,
          title: currentAnswer.decisionTitle,
          decidedOn: currentAnswer.decidedOn,
        }
      : null,
    answer: currentAnswer?.answer ?? null,
    answeredOn: currentAnswer?.answeredOn ?? null,
    decided,
    success,
    leadTimeDays: currentAnswer ? daysBetween(firstRaise.on, currentAnswer.decidedOn) : null,
  };
}

/** Where the council came in early, and what came of it, with the rows behind every figure. */
export function earlyInfluence(db: Database, { asAt, ...filter }: InfluenceFilters): EarlyInfluenceFigures {
  const facts = factsOf(db, filter);
  const pairs = pairsOf(facts, asAt);
  const early = pairs.filter(({ band }) => band === 'early');
  const decided = ({ decided }: Pair) => decided;
  const success = ({ success }: Pair) => success;
  return {
    raised: pairs.length,
    decided: pairs.filter(decided).length,
    successes: pairs.filter(success).length,
    raisedEarly: early.length,
    decidedEarly: early.filter(decided).length,
    successesEarly: early.filter(success).length,
    pairs: pairs.map((pair) => rowOf(facts, pair)).reverse(),
  };
}

@QueryHandler(EarlyInfluence)
export class EarlyInfluenceHandler implements IQueryHandler<EarlyInfluence> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: EarlyInfluence) {
    return earlyInfluence(this.readModels.db, filters);
  }
}

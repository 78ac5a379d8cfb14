import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { daysBetween, londonInstant, type Band, type Stage } from '#vocabulary';
import type { Facts } from './facts/facts.js';
import { Counted } from './counted.js';
import { pairsOf, type Pair } from './pairs.js';
import { Selection } from './selection.js';
import { titlesOf } from './titles.js';

export interface InfluenceFilters {
  readonly theme?: string;
  readonly department?: string;
  readonly nation?: string;
  readonly policyId?: string;
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
export interface EarlyInfluenceCounts {
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
}

/** The same with their rows. */
export interface EarlyInfluenceFigures extends EarlyInfluenceCounts {
  /** the latest first raise first */
  readonly pairs: readonly PairRow[];
}

/** Which asks reached a decision, which of them were raised early, and how those fared. */
export class EarlyInfluence extends Query<EarlyInfluenceFigures> {
  constructor(readonly filters: InfluenceFilters) {
    super();
  }
}

/** Where the council came in early, and what came of it, with the rows behind every figure. */
export function earlyInfluence(
  db: Database,
  facts: Facts,
  { asAt, ...filters }: InfluenceFilters,
): EarlyInfluenceFigures {
  const pairs = pairsAt(facts, { asAt, ...filters });
  return { ...countsOf(pairs), pairs: rowsOf(db, pairs.toReversed()) };
}

const pairsAt = (facts: Facts, { asAt, ...filters }: InfluenceFilters) =>
  pairsOf(facts, Selection.of({ asOf: londonInstant(asAt, '00:00'), asAt, ...filters }));

function countsOf(pairs: readonly Pair[]): EarlyInfluenceCounts {
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
  };
}

/** The counts alone. */
export const earlyInfluenceCounts = (facts: Facts, asAt: string): EarlyInfluenceCounts =>
  countsOf(pairsAt(facts, { asAt }));

function rowsOf(db: Database, pairs: readonly Pair[]): PairRow[] {
  const statements = titlesOf(
    db,
    'ask',
    pairs.map(({ ask }) => ask.askId),
  );
  const policies = titlesOf(
    db,
    'policy',
    pairs.map(({ policy }) => policy.policyId),
  );
  const decisions = titlesOf(
    db,
    'decision',
    pairs.flatMap(({ decision }) => decision?.decisionId ?? []),
  );
  return pairs.map(({ ask, policy, firstRaise, stage, band, currentAnswer, decision, decided, success }) => ({
    askId: ask.askId,
    statement: statements.get(ask.askId) ?? ask.askId,
    policyId: policy.policyId,
    policyTitle: policies.get(policy.policyId) ?? policy.policyId,
    themes: policy.themes,
    departments: policy.departments,
    nations: policy.nations,
    firstRaise: { on: firstRaise.on, stage, band, by: { kind: firstRaise.kind, id: firstRaise.id } },
    decision: decision
      ? {
          decisionId: decision.decisionId,
          title: decisions.get(decision.decisionId) ?? decision.decisionId,
          decidedOn: decision.decidedOn,
        }
      : null,
    answer: currentAnswer?.answer ?? null,
    answeredOn: currentAnswer?.answeredOn ?? null,
    decided,
    success,
    leadTimeDays: decision ? daysBetween(firstRaise.on, decision.decidedOn) : null,
  }));
}

@QueryHandler(EarlyInfluence)
export class EarlyInfluenceHandler implements IQueryHandler<EarlyInfluence> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly counted: Counted,
  ) {}

  async execute({ filters }: EarlyInfluence) {
    const facts = await this.counted.factsSeen();
    return earlyInfluence(this.readModels.db, facts, filters);
  }
}

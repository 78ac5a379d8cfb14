import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { ClaimFacts } from '#claims';
import { ReadModels } from '#read-models';
import { decisionRows, type DecisionRow } from '../decisions/list-decisions.js';
import { askRows, type AskRow } from '../asks/list-asks.js';
import { mergedIn } from '../concerning.js';
import { all, first } from '../sql.js';
import { claimsAbout } from './claims-about.js';
import { factsOf, groundsOf, hasAnswered, type AnswerNamed, type Ground } from './grounds.js';
import type { ClaimRow } from './list-claims.js';

/** What a claim can be raised about: what a decision said to an ask, and what a claim about it stands on. */
export interface AnswerDetail extends ClaimFacts {
  readonly ask: AskRow;
  readonly decision: DecisionRow;
  readonly answer: string;
  readonly answeredOn: string;
  /** the earliest first */
  readonly grounds: readonly Ground[];
  /** those about it already, in order of recording, those withdrawn too */
  readonly claims: readonly ClaimRow[];
}

/** The answer of a decision to an ask; undefined when there is none that stands. `asAt` is a date. */
export class FindAnswer extends Query<AnswerDetail | undefined> {
  constructor(
    readonly named: AnswerNamed,
    readonly asAt: string,
  ) {
    super();
  }
}

/** What a decision said to an ask, as at a date. An ask that was merged is the one that it ended up in. */
export function findAnswer(db: Database, { askId, decisionId }: AnswerNamed, asAt: string): AnswerDetail | undefined {
  const given = first<{ endsIn: string; answer: string; answeredOn: string }>(
    db,
    `SELECT own.ends_in AS endsIn, aa.answer, aa.answered_on AS answeredOn FROM asks own
     JOIN ask_answers aa ON aa.ask_id IN (SELECT ask_id FROM (${mergedIn('own.ends_in')}))
     JOIN decisions d ON d.decision_id = aa.decision_id
     WHERE own.ask_id = ? AND aa.decision_id = ? AND aa.struck_out IS NULL AND d.struck_out IS NULL
     ORDER BY aa.answered_on DESC, aa.position DESC LIMIT 1`,
    askId,
    decisionId,
  );
  if (!given) return undefined;
  const { endsIn, answer, answeredOn } = given;
  const [ask] = askRows(db, [endsIn], asAt);
  const [decision] = decisionRows(db, [decisionId]);
  if (!ask || !decision) return undefined;
  const grounds = groundsOf(db, { askId: endsIn, decisionId }, asAt);
  return {
    ask,
    decision,
    answer,
    answeredOn,
    grounds,
    raisedBefore: grounds.length > 0,
    hoop: grounds.some(({ passes }) => passes),
    claims: claimsAbout(db, { askId: endsIn, decisionId }, asAt),
  };
}

@QueryHandler(FindAnswer)
export class FindAnswerHandler implements IQueryHandler<FindAnswer> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ named, asAt }: FindAnswer) {
    return findAnswer(this.readModels.db, named, asAt);
  }
}

/** What a wish about a claim must know beside the items that it names; it goes with the command. */
export type KnownOfClaim = ClaimFacts & { readonly answered: boolean };

/** What a claim stands on: one that was raised, or one that is to be about an answer. `asAt` is a date. */
export class KnownAboutClaim extends Query<KnownOfClaim> {
  constructor(
    readonly about: { readonly claimId: string } | AnswerNamed,
    readonly asAt: string,
  ) {
    super();
  }
}

/** The same, as at a date; of a claim or an answer that the tracker does not hold nothing is true. */
export function knownAboutClaim(db: Database, about: KnownAboutClaim['about'], asAt: string): KnownOfClaim {
  const named =
    'askId' in about
      ? about
      : first<AnswerNamed>(
          db,
          'SELECT ask_id AS askId, decision_id AS decisionId FROM claims WHERE claim_id = ?',
          about.claimId,
        );
  if (!named) return { raisedBefore: false, hoop: false, answered: false };
  const [row] = all<{ answered: number }>(
    db,
    `SELECT ${hasAnswered('a.ends_in', '@decisionId')} AS answered FROM asks a WHERE a.ask_id = @askId`,
    named,
  );
  return { ...factsOf(db, [named], asAt)(named), answered: row?.answered === 1 };
}

@QueryHandler(KnownAboutClaim)
export class KnownAboutClaimHandler implements IQueryHandler<KnownAboutClaim> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ about, asAt }: KnownAboutClaim) {
    return knownAboutClaim(this.readModels.db, about, asAt);
  }
}

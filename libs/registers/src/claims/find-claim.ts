import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { Agreement, EvidenceTest } from '#claims';
import { ReadModels } from '#read-models';
import { bandOf, type Band, type Reference, type Stage } from '#vocabulary';
import { mergedIn } from '../concerning.js';
import type { ItemRef, Recorded } from '../listing.js';
import { raises, stageOn, stagesOf } from '../raises.js';
import { all, first, parsedOrNull } from '../sql.js';
import { groundsOf, type Ground } from './grounds.js';
import { claimRows, type ClaimRow } from './list-claims.js';

export interface ClaimEvidence extends Recorded {
  readonly evidenceId: string;
  readonly test: EvidenceTest;
  readonly description: string;
  readonly dated: string;
  readonly reference: Reference | null;
}

/** What else may explain the answer, as last recorded. */
export interface ClaimRival extends Recorded {
  readonly rivalId: string;
  readonly explanation: string;
  readonly addressed: boolean;
  readonly how: string | null;
}

export interface ClaimSubstantiation extends Recorded {
  readonly by: { readonly role: string; readonly body: string };
  readonly independent: boolean;
  readonly agreement: Agreement;
  readonly on: string;
  readonly reference: Reference | null;
}

export interface ClaimContest extends Recorded {
  readonly contestId: string;
  readonly by: string;
  readonly reason: string;
  /** null while it is open */
  readonly resolution: string | null;
}

/** A policy that the ask and the decision are about: what the figures of influence make of the answer there. */
export interface ClaimOnPolicy extends ItemRef {
  readonly firstRaise: {
    readonly on: string;
    readonly stage: Stage;
    readonly band: Band;
    readonly kind: 'engagement' | 'response';
    readonly id: string;
  } | null;
  /** the latest answer to the ask on this policy, perhaps of another decision */
  readonly currentAnswer: { readonly answer: string; readonly answeredOn: string; readonly decision: ItemRef } | null;
}

/** All that a claim's page shows. */
export interface ClaimDetail {
  readonly claim: ClaimRow;
  /** when the ask was withdrawn: it is in no figure then */
  readonly askWithdrawnOn: string | null;
  /** the earliest first */
  readonly grounds: readonly Ground[];
  readonly evidence: readonly ClaimEvidence[];
  readonly rivals: readonly ClaimRival[];
  readonly substantiations: readonly ClaimSubstantiation[];
  /** the latest first */
  readonly contests: readonly ClaimContest[];
  readonly onPolicies: readonly ClaimOnPolicy[];
}

/** One claim; undefined when there is none. `asAt` is the date: only what happened on or before it counts. */
export class FindClaim extends Query<ClaimDetail | undefined> {
  constructor(
    readonly claimId: string,
    readonly asAt: string,
  ) {
    super();
  }
}

/** One claim with all that its page shows, as at a date. */
export function findClaim(db: Database, claimId: string, asAt: string): ClaimDetail | undefined {
  const [claim] = claimRows(db, [claimId], asAt);
  if (!claim) return undefined;
  const { ask, decision } = claim;
  const withdrawn = first<{ on: string | null }>(db, 'SELECT withdrawn_on AS "on" FROM asks WHERE ask_id = ?', ask.id);
  return {
    claim,
    askWithdrawnOn: withdrawn?.on ?? null,
    grounds: groundsOf(db, { askId: ask.id, decisionId: decision.id }, asAt),
    evidence: all<Stored<ClaimEvidence>>(
      db,
      `SELECT evidence_id AS evidenceId, test, description, dated, reference, recorded_at AS recordedAt, actor
       FROM claim_evidence WHERE claim_id = ? ORDER BY position`,
      claimId,
    ).map(withReference),
    rivals: all<Omit<ClaimRival, 'addressed'> & { addressed: number }>(
      db,
      `SELECT rival_id AS rivalId, explanation, addressed, how, recorded_at AS recordedAt, actor
       FROM claim_rivals WHERE claim_id = ? ORDER BY recorded_at, rival_id`,
      claimId,
    ).map((rival) => ({ ...rival, addressed: rival.addressed === 1 })),
    substantiations: all<
      Omit<Stored<ClaimSubstantiation>, 'by' | 'independent'> & { role: string; body: string; independent: number }
    >(
      db,
      `SELECT role, body, independent, agreement, said_on AS "on", reference, recorded_at AS recordedAt, actor
       FROM claim_substantiations WHERE claim_id = ? ORDER BY position`,
      claimId,
    ).map(({ role, body, independent, ...said }) => ({
      ...withReference(said),
      by: { role, body },
      independent: independent === 1,
    })),
    contests: all<ClaimContest>(
      db,
      `SELECT contest_id AS contestId, contested_by AS by, reason, resolution, recorded_at AS recordedAt, actor
       FROM claim_contests WHERE claim_id = ? ORDER BY position DESC`,
      claimId,
    ),
    onPolicies: onPolicies(db, claim, asAt),
  };
}

function onPolicies(db: Database, { ask, policies }: ClaimRow, asAt: string): ClaimOnPolicy[] {
  const raised = raises(db, { askIds: [ask.id] }).filter(({ on }) => on <= asAt);
  const stages = stagesOf(
    db,
    policies.map(({ id }) => id),
  );
  return policies.map(({ id, title }) => {
    const raise = raised.find(({ policyId }) => policyId === id);
    const stage = raise && stageOn(stages.get(id), raise.on);
    const current = currentAnswer(db, { askId: ask.id, policyId: id, asAt });
    return {
      id,
      title,
      firstRaise: raise && stage ? { on: raise.on, stage, band: bandOf(stage), kind: raise.kind, id: raise.id } : null,
      currentAnswer: current
        ? {
            answer: current.answer,
            answeredOn: current.answeredOn,
            decision: { id: current.decisionId, title: current.decisionTitle },
          }
        : null,
    };
  });
}

/** The latest answer to an ask, or to one merged into it, that stands and whose decision is about a policy. */
const currentAnswer = (
  db: Database,
  of: { readonly askId: string; readonly policyId: string; readonly asAt: string },
) =>
  first<{ answer: string; answeredOn: string; decisionId: string; decisionTitle: string }>(
    db,
    `SELECT aa.answer, aa.answered_on AS answeredOn, d.decision_id AS decisionId, d.title AS decisionTitle
     FROM (${mergedIn('@askId')}) m CROSS JOIN ask_answers aa ON aa.ask_id = m.ask_id
     CROSS JOIN decisions d ON d.decision_id = aa.decision_id
     CROSS JOIN decision_policies dp ON dp.policy_id = @policyId AND dp.decision_id = d.decision_id
     WHERE aa.struck_out IS NULL AND d.struck_out IS NULL AND aa.answered_on <= @asAt
     ORDER BY aa.answered_on DESC, aa.position DESC LIMIT 1`,
    of,
  );

type Stored<Item extends { reference: Reference | null }> = Omit<Item, 'reference'> & { reference: string | null };

const withReference = <Item extends { reference: string | null }>(item: Item) => ({
  ...item,
  reference: parsedOrNull<Reference>(item.reference),
});

@QueryHandler(FindClaim)
export class FindClaimHandler implements IQueryHandler<FindClaim> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ claimId, asAt }: FindClaim) {
    return findClaim(this.readModels.db, claimId, asAt);
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { bandOf, londonDate, type Band, type Reference, type Stage } from '#vocabulary';
import { askRows, type AskRow } from '../asks/list-asks.js';
import { asksOn, consultationsOn, decisionsOn, engagementsOn } from '../concerning.js';
import { consultationRows, type ConsultationRow } from '../consultations/list-consultations.js';
import { decisionRows, type DecisionRow } from '../decisions/list-decisions.js';
import { engagementRows, type EngagementRow } from '../engagements/list-engagements.js';
import { RELATED_AT_MOST, type Recorded } from '../listing.js';
import { responseRows, type ResponseRow } from '../responses/list-responses.js';
import { all, first, ids, parsedOrNull } from '../sql.js';
import { policyRows, type PolicyRow } from './list-policies.js';

/** A stage of the policy, as corrected; a corrected one counts as recorded when it was corrected. */
export interface PolicyStage extends Recorded {
  readonly stage: Stage;
  readonly band: Band;
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly reference: Reference | null;
}

/** All that a policy's page shows. Stages in order of effect; of everything else the newest 50, newest first. */
export interface PolicyDetail {
  readonly policy: PolicyRow & { readonly sourceUrl: string | null; readonly resumedOn: string | null };
  readonly stages: readonly PolicyStage[];
  readonly consultations: readonly ConsultationRow[];
  readonly engagements: readonly EngagementRow[];
  readonly responses: readonly ResponseRow[];
  readonly asks: readonly AskRow[];
  readonly decisions: readonly DecisionRow[];
}

/** One policy; undefined when there is none. `now` is an instant. */
export class FindPolicy extends Query<PolicyDetail | undefined> {
  constructor(
    readonly policyId: string,
    readonly now: string,
  ) {
    super();
  }
}

/** The stages of a policy as corrected, in order of effective date, then of recording. */
function stageRows(db: Database, policyId: string): PolicyStage[] {
  return all<Omit<PolicyStage, 'band' | 'reference'> & { reference: string | null }>(
    db,
    `SELECT stage, effective_on AS effectiveOn, reason, reference, recorded_at AS recordedAt, actor
     FROM policy_stages WHERE policy_id = ? ORDER BY effective_on, position`,
    policyId,
  ).map((row) => ({ ...row, band: bandOf(row.stage), reference: parsedOrNull(row.reference) }));
}

/** One policy with all that its page shows. `now` is an instant. */
export function findPolicy(db: Database, policyId: string, now: string): PolicyDetail | undefined {
  const [policy] = policyRows(db, [policyId]);
  if (!policy) return undefined;
  const { sourceUrl, resumedOn } = first<{ sourceUrl: string | null; resumedOn: string | null }>(
    db,
    'SELECT source_url AS sourceUrl, resumed_on AS resumedOn FROM policies WHERE policy_id = ?',
    policyId,
  )!;
  const newest = (sql: string) => ids(db, `${sql} LIMIT ${RELATED_AT_MOST}`, { policy: policyId });
  return {
    policy: { ...policy, sourceUrl, resumedOn },
    stages: stageRows(db, policyId),
    consultations: consultationRows(
      db,
      newest(
        `SELECT consultation_id FROM consultations WHERE consultation_id IN (${consultationsOn('@policy')}) ORDER BY closes DESC`,
      ),
      now,
    ),
    engagements: engagementRows(
      db,
      newest(
        `SELECT engagement_id FROM engagements WHERE number IN (${engagementsOn('@policy')}) ORDER BY happened_on DESC, number DESC`,
      ),
    ),
    responses: responseRows(
      db,
      newest(
        `SELECT response_id FROM responses WHERE consultation_id IN (${consultationsOn('@policy')}) ORDER BY number DESC`,
      ),
    ),
    asks: askRows(
      db,
      newest(`SELECT ask_id FROM asks WHERE ask_id IN (${asksOn('@policy')}) ORDER BY number DESC`),
      londonDate(now),
    ),
    decisions: decisionRows(
      db,
      newest(
        `SELECT decision_id FROM decisions WHERE decision_id IN (${decisionsOn('@policy')}) ORDER BY decided_on DESC, number DESC`,
      ),
    ),
  };
}

@QueryHandler(FindPolicy)
export class FindPolicyHandler implements IQueryHandler<FindPolicy> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ policyId, now }: FindPolicy) {
    return findPolicy(this.readModels.db, policyId, now);
  }
}

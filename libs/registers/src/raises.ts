import type { Database } from 'better-sqlite3';
import type { Stage } from '#vocabulary';
import { all } from './sql.js';

/** An engaging that concerns a policy and raised an ask of that policy. */
export interface Raise {
  /** the ask that the one raised ends up in */
  readonly askId: string;
  readonly policyId: string;
  /** the day it happened; of a response the date in London of its submission */
  readonly on: string;
  readonly kind: 'engagement' | 'response';
  /** of the engagement or the response */
  readonly id: string;
}

/**
 * Every raise of a pair (ask, policy), the earliest first: by an engagement as corrected and not struck out, or a response
 * that was submitted, whatever became of it later, that concerns the policy by itself or by its consultation, and raised
 * the ask or one merged into it. A policy is the ask's when it is in its own list, or in that of one merged into it.
 */
export function raises(
  db: Database,
  of: { readonly askIds?: readonly string[]; readonly policyId?: string } = {},
): Raise[] {
  const someAsks = of.askIds && 'WHERE a.ends_in IN (SELECT value FROM json_each(@asks))';
  const somePolicy = of.policyId === undefined ? '' : 'WHERE policy_id = @policy';
  return all<Raise>(
    db,
    `WITH
       pairs AS (
         SELECT DISTINCT a.ends_in AS ask_id, ap.policy_id FROM asks a JOIN ask_policies ap ON ap.ask_id = a.ask_id
         ${someAsks ?? ''}),
       raised AS (
         SELECT a.ends_in AS ask_id, l.happened_on AS day, 'engagement' AS kind, e.engagement_id AS id, e.policy_ids, e.consultation_id
         FROM asks a JOIN engagement_links l ON l.item_id = a.ask_id JOIN engagements e ON e.number = l.number
         ${someAsks ?? ''}
         UNION ALL
         SELECT a.ends_in, l.submitted_on, 'response', r.response_id, '[]', r.consultation_id
         FROM asks a JOIN response_links l ON l.item_id = a.ask_id JOIN responses r ON r.number = l.number
         ${someAsks ?? ''}),
       concerning AS (
         SELECT ask_id, day, kind, raised.id, value AS policy_id FROM raised, json_each(policy_ids)
         UNION SELECT ask_id, day, kind, id, cp.policy_id FROM raised
           JOIN consultation_policies cp ON cp.consultation_id = raised.consultation_id)
     SELECT ask_id AS askId, policy_id AS policyId, day AS "on", kind, id
     FROM concerning JOIN pairs USING (ask_id, policy_id) ${somePolicy}
     ORDER BY day, kind, id, ask_id, policy_id`,
    ...(of.askIds || of.policyId ? [{ asks: JSON.stringify(of.askIds ?? []), policy: of.policyId }] : []),
  );
}

/** A stage of a policy and the day it began. */
export interface StageSince {
  readonly stage: Stage;
  readonly effectiveOn: string;
}

/** The stages of policies as corrected, each policy's in order of effective date, then of recording. */
export function stagesOf(db: Database, policyIds?: readonly string[]): Map<string, StageSince[]> {
  const rows = all<StageSince & { policyId: string }>(
    db,
    `SELECT policy_id AS policyId, stage, effective_on AS effectiveOn FROM policy_stages
     ${policyIds ? 'WHERE policy_id IN (SELECT value FROM json_each(?))' : ''} ORDER BY policy_id, effective_on, position`,
    ...(policyIds ? [JSON.stringify(policyIds)] : []),
  );
  const stages = new Map<string, StageSince[]>();
  for (const { policyId, stage, effectiveOn } of rows) {
    const known = stages.get(policyId);
    if (known) known.push({ stage, effectiveOn });
    else stages.set(policyId, [{ stage, effectiveOn }]);
  }
  return stages;
}

/**
 * The stage a policy was at on a date: the last that had begun, one that began on that very day included; `signal` before
 * the first that is known. Stages come in order of effective date, then of recording.
 */
export const stageOn = (stages: readonly StageSince[] | undefined, date: string): Stage =>
  stages?.findLast(({ effectiveOn }) => effectiveOn <= date)?.stage ?? 'signal';

import type { Database } from 'better-sqlite3';
import type { Stage } from '#vocabulary';
import { asksOn } from './concerning.js';
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
  const { askIds, policyId } = of;
  const named = {
    ...(askIds && { asks: JSON.stringify(askIds) }),
    ...(policyId !== undefined && { policy: policyId }),
  };
  const onPolicy = (policy: string) => (policyId === undefined ? 'true' : `${policy} = @policy`);
  // joined in the order written: each step finds its rows by an index
  return all<Raise>(
    db,
    `WITH
       members AS (${membersOf(of)}),
       raised AS MATERIALIZED (
         SELECT m.ends_in, l.happened_on AS day, 'engagement' AS kind, e.engagement_id AS source, e.policy_ids, e.consultation_id
         FROM members m CROSS JOIN engagement_links l ON l.item_id = m.ask_id CROSS JOIN engagements e ON e.number = l.number
         UNION ALL
         SELECT m.ends_in, l.submitted_on, 'response', r.response_id, '[]', r.consultation_id
         FROM members m CROSS JOIN response_links l ON l.item_id = m.ask_id CROSS JOIN responses r ON r.number = l.number),
       concerning AS (
         SELECT ends_in, day, kind, source, value AS policy_id FROM raised CROSS JOIN json_each(policy_ids)
         WHERE ${onPolicy('value')}
         UNION ALL
         SELECT ends_in, day, kind, source, cp.policy_id FROM raised
         CROSS JOIN consultation_policies cp ON cp.consultation_id = raised.consultation_id
         WHERE ${onPolicy('cp.policy_id')} AND cp.policy_id NOT IN (SELECT value FROM json_each(raised.policy_ids)))
     SELECT ends_in AS askId, policy_id AS policyId, day AS "on", kind, source AS id FROM concerning c
     WHERE EXISTS (SELECT 1 FROM ask_policies ap WHERE ap.policy_id = c.policy_id AND ap.ask_id = c.ends_in)
        OR EXISTS (SELECT 1 FROM ask_merges m CROSS JOIN ask_policies ap ON ap.ask_id = m.ask_id
                   WHERE m.ends_in = c.ends_in AND ap.policy_id = c.policy_id)
     ORDER BY day, kind, source, ends_in, policy_id`,
    ...(Object.keys(named).length > 0 ? [named] : []),
  );
}

/** The asks looked at, each with the ask it ends up in. */
function membersOf({ askIds, policyId }: { askIds?: readonly string[]; policyId?: string }): string {
  if (askIds)
    return `SELECT value AS ends_in, value AS ask_id FROM json_each(@asks)
      UNION ALL SELECT m.ends_in, m.ask_id FROM json_each(@asks) CROSS JOIN ask_merges m ON m.ends_in = value`;
  if (policyId === undefined) return 'SELECT ends_in, ask_id FROM asks';
  const ends = `SELECT DISTINCT ends_in FROM (${asksOn('@policy')})`;
  return `SELECT ends_in, ends_in AS ask_id FROM (${ends})
    UNION ALL SELECT m.ends_in, m.ask_id FROM (${ends}) e CROSS JOIN ask_merges m ON m.ends_in = e.ends_in`;
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

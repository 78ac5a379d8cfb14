/*
 * SQL for what concerns a policy, wherever it is asked. Each takes an expression or a parameter for the policy's id and
 * is a subquery of one column.
 */

/** Numbers of the engagements that stand and concern a policy: by themselves, or by their consultation. */
export const engagementsOn = (policy: string): string =>
  `SELECT number FROM engagement_links WHERE item_id = ${policy}
   UNION SELECT l.number FROM consultation_policies cp JOIN engagement_links l ON l.item_id = cp.consultation_id
     WHERE cp.policy_id = ${policy}`;

/** Ids of the consultations that are linked to a policy. */
export const consultationsOn = (policy: string): string =>
  `SELECT consultation_id FROM consultation_policies WHERE policy_id = ${policy}`;

/** Ids of the asks of a policy: what was merged stands as the ask it ends up in. */
export const asksOn = (policy: string): string =>
  `SELECT a.ends_in FROM ask_policies ap JOIN asks a ON a.ask_id = ap.ask_id WHERE ap.policy_id = ${policy}`;

/** Ids of the decisions on a policy that stand. */
export const decisionsOn = (policy: string): string =>
  `SELECT d.decision_id FROM decision_policies dp JOIN decisions d ON d.decision_id = dp.decision_id
   WHERE dp.policy_id = ${policy} AND d.struck_out IS NULL`;

/** Ids of the asks that an ask stands for: itself and all that was merged into it. */
export const mergedIn = (ask: string): string =>
  `SELECT ${ask} AS ask_id UNION ALL SELECT ask_id FROM ask_merges WHERE ends_in = ${ask}`;

/** The day an ask, or one merged into it, was first raised, on whatever policy; null when it never was. */
export const firstRaisedOn = (ask: string): string =>
  `(SELECT min(day) FROM (
     SELECT min(l.happened_on) AS day FROM (${mergedIn(ask)}) m JOIN engagement_links l ON l.item_id = m.ask_id
     UNION ALL SELECT min(l.submitted_on) FROM (${mergedIn(ask)}) m JOIN response_links l ON l.item_id = m.ask_id))`;

import type { PolicyEvent } from '#policies';
import { projection } from '#read-models';
import { correcting, handled, json, searchable } from '../columns.js';

/** Policies as they stand, and the stages of each as corrected. */
export const policies = projection<PolicyEvent>({
  name: 'policies',
  tables: `
    CREATE TABLE policies (
      policy_id TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      summary TEXT,
      departments TEXT NOT NULL,
      themes TEXT NOT NULL,
      nations TEXT NOT NULL,
      source_url TEXT,
      handling TEXT,
      stage TEXT,
      stage_since TEXT,
      standing TEXT NOT NULL DEFAULT 'active',
      standing_since TEXT,
      standing_reason TEXT,
      superseded_by TEXT,
      resumed_on TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE policy_stages (
      policy_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      stage TEXT NOT NULL,
      effective_on TEXT NOT NULL,
      reason TEXT,
      reference TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (policy_id, position)
    ) WITHOUT ROWID;`,
  indexes: `
    ${handled('policies', 'policy_id')}
    ${searchable('policies', ['title', 'summary'])}`,
  effects: (db) => {
    const register = db.prepare(
      `INSERT INTO policies (policy_id, title, summary, departments, themes, nations, source_url, handling, stage, stage_since, recorded_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const addStage = db.prepare('INSERT INTO policy_stages VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    const removeStage = db.prepare(
      `DELETE FROM policy_stages WHERE policy_id = @policyId AND position =
         (SELECT max(position) FROM policy_stages
          WHERE policy_id = @policyId AND stage = @stage AND effective_on = @effectiveOn)`,
    );
    const reachStage = db.prepare(
      `UPDATE policies SET stage = ?, stage_since = ?, revision = ? WHERE policy_id = ? AND stage_since <= ?`,
    );
    const findStage = db.prepare(
      `UPDATE policies SET revision = ?, (stage, stage_since) =
         (SELECT s.stage, s.effective_on FROM policy_stages s WHERE s.policy_id = policies.policy_id
          ORDER BY s.effective_on DESC, s.position DESC LIMIT 1)
       WHERE policy_id = ?`,
    );
    const stand = db.prepare(
      'UPDATE policies SET standing = ?, standing_since = ?, standing_reason = ?, superseded_by = ?, revision = ? WHERE policy_id = ?',
    );
    // a pause of before the end may be recorded after it: the end stays
    const pause = db.prepare(
      `UPDATE policies SET standing = ?, standing_since = ?, standing_reason = ?, resumed_on = ?
       WHERE policy_id = ? AND standing IN ('active', 'paused')`,
    );
    const goOn = db.prepare('UPDATE policies SET revision = ? WHERE policy_id = ?');
    const correct = correcting(db, 'policies', 'policy_id', {
      title: 'title',
      summary: 'summary',
      departments: 'departments',
      themes: 'themes',
      nations: 'nations',
      handling: 'handling',
    });
    return {
      PolicyRegistered: ({ data, position, metadata: { recordedAt, actor } }) => {
        const { policyId, stage, stageSince } = data;
        register.run(
          policyId,
          data.title,
          data.summary,
          json(data.departments),
          json(data.themes),
          json(data.nations),
          data.sourceUrl,
          json(data.handling),
          stage,
          stageSince,
          recordedAt,
        );
        addStage.run(policyId, position, stage, stageSince, null, null, recordedAt, actor);
      },
      PolicyStageChanged: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { policyId, stage, effectiveOn, reason, reference } = data;
        addStage.run(policyId, position, stage, effectiveOn, reason, json(reference), recordedAt, actor);
        // nearly always the latest by date as well
        if (reachStage.run(stage, effectiveOn, revision, policyId, effectiveOn).changes > 0) return;
        findStage.run(revision, policyId);
      },
      // what is right counts as recorded now: it takes the position of the correction
      PolicyStageCorrected: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { policyId, wrong, right, reason } = data;
        removeStage.run({ policyId, ...wrong });
        if (right) addStage.run(policyId, position, right.stage, right.effectiveOn, reason, null, recordedAt, actor);
        findStage.run(revision, policyId);
      },
      PolicyDetailsCorrected: ({ data, revision }) => correct(data.policyId, revision, data),
      PolicyPaused: ({ data, revision }) => {
        pause.run('paused', data.effectiveOn, data.reason, null, data.policyId);
        goOn.run(revision, data.policyId);
      },
      PolicyResumed: ({ data, revision }) => {
        pause.run('active', null, null, data.effectiveOn, data.policyId);
        goOn.run(revision, data.policyId);
      },
      PolicyWithdrawn: ({ data, revision }) =>
        stand.run('withdrawn', data.effectiveOn, data.reason, null, revision, data.policyId),
      PolicySuperseded: ({ data, revision }) =>
        stand.run('superseded', data.effectiveOn, null, data.byPolicyId, revision, data.policyId),
      PolicyHandlingChanged: ({ data, revision }) => correct(data.policyId, revision, { handling: data.handling }),
    };
  },
});

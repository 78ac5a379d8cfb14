import type { ClaimEvent } from '#claims';
import { projection } from '#read-models';
import { correcting, json, searchable } from '../columns.js';

/**
 * Claims with what was gathered for and against each. The latest verification stays, with what has ended it since: new
 * evidence or a restatement. Grades are not here: they also follow from engagements and decisions.
 */
export const claims = projection<ClaimEvent>({
  name: 'claims',
  tables: `
    CREATE TABLE claims (
      number INTEGER PRIMARY KEY,
      claim_id TEXT NOT NULL UNIQUE,
      ask_id TEXT NOT NULL,
      decision_id TEXT NOT NULL,
      statement TEXT NOT NULL,
      contribution TEXT NOT NULL,
      author_id TEXT NOT NULL,
      verified_grade TEXT,
      verifier_id TEXT,
      verified_at TEXT,
      verification_ended_by TEXT,
      withdrawn_reason TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE claim_evidence (
      position INTEGER PRIMARY KEY,
      claim_id TEXT NOT NULL,
      evidence_id TEXT NOT NULL,
      test TEXT NOT NULL,
      description TEXT NOT NULL,
      dated TEXT NOT NULL,
      reference TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE TABLE claim_rivals (
      claim_id TEXT NOT NULL,
      rival_id TEXT NOT NULL,
      explanation TEXT NOT NULL,
      addressed INTEGER NOT NULL,
      how TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (claim_id, rival_id)
    ) WITHOUT ROWID;
    CREATE TABLE claim_substantiations (
      position INTEGER PRIMARY KEY,
      claim_id TEXT NOT NULL,
      role TEXT NOT NULL,
      body TEXT NOT NULL,
      independent INTEGER NOT NULL,
      agreement TEXT NOT NULL,
      said_on TEXT NOT NULL,
      reference TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE TABLE claim_contests (
      position INTEGER PRIMARY KEY,
      claim_id TEXT NOT NULL,
      contest_id TEXT NOT NULL,
      contested_by TEXT NOT NULL,
      reason TEXT NOT NULL,
      resolution TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE INDEX claim_contests_by_claim ON claim_contests (claim_id, contest_id);`,
  indexes: `
    CREATE INDEX claims_by_ask ON claims (ask_id);
    CREATE INDEX claims_by_decision ON claims (decision_id);
    CREATE INDEX claim_evidence_by_claim ON claim_evidence (claim_id);
    CREATE INDEX claim_substantiations_by_claim ON claim_substantiations (claim_id);
    ${searchable('claims', ['statement'])}`,
  effects: (db) => {
    const raise = db.prepare(
      `INSERT INTO claims (claim_id, ask_id, decision_id, statement, contribution, author_id, recorded_at, actor, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const addEvidence = db.prepare('INSERT INTO claim_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const recordRival = db.prepare('INSERT OR REPLACE INTO claim_rivals VALUES (?, ?, ?, ?, ?, ?, ?)');
    const addSubstantiation = db.prepare('INSERT INTO claim_substantiations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const contest = db.prepare('INSERT INTO claim_contests VALUES (?, ?, ?, ?, ?, NULL, ?, ?)');
    const resolve = db.prepare('UPDATE claim_contests SET resolution = ? WHERE claim_id = ? AND contest_id = ?');
    const change = correcting(db, 'claims', 'claim_id', {
      contribution: 'contribution',
      verifiedGrade: 'verified_grade',
      verifierId: 'verifier_id',
      verifiedAt: 'verified_at',
      endedBy: 'verification_ended_by',
      withdrawnReason: 'withdrawn_reason',
    });
    return {
      ClaimRaised: ({ data, metadata: { recordedAt, actor } }) => {
        const { claimId, askId, decisionId, statement, contribution, authorId } = data;
        raise.run(claimId, askId, decisionId, statement, contribution, authorId, recordedAt, actor);
      },
      ClaimEvidenceAttached: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { claimId, evidenceId, test, description, dated, reference } = data;
        addEvidence.run(position, claimId, evidenceId, test, description, dated, json(reference), recordedAt, actor);
        change(claimId, revision, { endedBy: 'evidence' });
      },
      ClaimRivalRecorded: ({ data, revision, metadata: { recordedAt, actor } }) => {
        const { claimId, rivalId, explanation, addressed, how } = data;
        recordRival.run(claimId, rivalId, explanation, Number(addressed), how, recordedAt, actor);
        change(claimId, revision, {});
      },
      ClaimSubstantiated: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { claimId, by, independent, agreement, on, reference } = data;
        const who = [by.role, by.body, Number(independent)];
        addSubstantiation.run(position, claimId, ...who, agreement, on, json(reference), recordedAt, actor);
        change(claimId, revision, {});
      },
      ClaimVerified: ({ data, revision, metadata: { recordedAt } }) => {
        const { claimId, verifierId, grade } = data;
        change(claimId, revision, { verifiedGrade: grade, verifierId, verifiedAt: recordedAt, endedBy: null });
      },
      ClaimContested: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { claimId, contestId, by, reason } = data;
        contest.run(position, claimId, contestId, by, reason, recordedAt, actor);
        change(claimId, revision, {});
      },
      ClaimContestResolved: ({ data, revision }) => {
        resolve.run(data.resolution, data.claimId, data.contestId);
        change(data.claimId, revision, {});
      },
      ClaimRestated: ({ data, revision }) => {
        const { claimId, contribution } = data;
        change(claimId, revision, { contribution, endedBy: 'restatement' });
      },
      ClaimWithdrawn: ({ data, revision }) => change(data.claimId, revision, { withdrawnReason: data.reason }),
    };
  },
});

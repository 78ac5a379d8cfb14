import Database from 'better-sqlite3';
import type { ClaimEvent } from '#claims';
import type { RecordedEvent } from '#event-store';
import { claims } from './claims.js';

const claim = { claimId: 'a-claim' };
const at = (position: number) => `2026-01-01T10:0${position}:00.000Z`;
const recorded = { actor: 'person-1' };

const raised: ClaimEvent = {
  type: 'ClaimRaised',
  data: {
    ...claim,
    askId: 'an-ask',
    decisionId: 'a-decision',
    statement: 'They took up our words.',
    contribution: 'contributory',
    authorId: 'author',
  },
};
const evidence: ClaimEvent = {
  type: 'ClaimEvidenceAttached',
  data: { ...claim, evidenceId: 'e1', test: 'smoking_gun', description: 'Paragraph 14', dated: '2025-12-01' },
};
const verified: ClaimEvent = { type: 'ClaimVerified', data: { ...claim, verifierId: 'verifier', grade: 'E3' } };
const restated: ClaimEvent = {
  type: 'ClaimRestated',
  data: { ...claim, contribution: 'minor', reason: 'Others said it, too' },
};
const rival = (addressed: boolean, how?: string): ClaimEvent => ({
  type: 'ClaimRivalRecorded',
  data: { ...claim, rivalId: 'r1', explanation: 'The supplier asked first', addressed, ...(how && { how }) },
});

/** What the tables hold after these events, one minute apart. */
function after(...events: readonly ClaimEvent[]) {
  const db = new Database(':memory:');
  db.exec(claims.tables);
  db.exec(claims.indexes ?? '');
  const effects = claims.effects(db) as Readonly<Record<string, (event: object) => void>>;
  events.forEach((event, position) => {
    const metadata: Partial<RecordedEvent['metadata']> = { ...recorded, recordedAt: at(position) };
    effects[event.type]!({ ...event, position, revision: position, metadata });
  });
  return (table: string) => db.prepare(`SELECT * FROM ${table}`).all();
}

const row = {
  number: 1,
  claim_id: 'a-claim',
  ask_id: 'an-ask',
  decision_id: 'a-decision',
  statement: 'They took up our words.',
  contribution: 'contributory',
  author_id: 'author',
  verified_grade: null,
  verifier_id: null,
  verified_at: null,
  verification_ended_by: null,
  withdrawn_reason: null,
  recorded_at: at(0),
  actor: 'person-1',
  revision: 0,
};
const asVerified = { verified_grade: 'E3', verifier_id: 'verifier', verified_at: at(1), revision: 1 };

describe('The claims', () => {
  it('are kept as they were raised', () => expect(after(raised)('claims')).toEqual([row]));

  it('keep their latest verification', () =>
    expect(after(raised, verified)('claims')).toEqual([{ ...row, ...asVerified }]));

  it('say when new evidence has ended it', () => {
    const held = after(raised, verified, evidence);
    expect(held('claims')).toEqual([{ ...row, ...asVerified, verification_ended_by: 'evidence', revision: 2 }]);
    expect(held('claim_evidence')).toEqual([
      {
        position: 2,
        claim_id: 'a-claim',
        evidence_id: 'e1',
        test: 'smoking_gun',
        description: 'Paragraph 14',
        dated: '2025-12-01',
        reference: null,
        recorded_at: at(2),
        actor: 'person-1',
      },
    ]);
  });

  it('say when a restatement has ended it, until somebody verifies anew', () => {
    const minor = { ...row, ...asVerified, contribution: 'minor' };
    expect(after(raised, verified, restated)('claims')).toEqual([
      { ...minor, verification_ended_by: 'restatement', revision: 2 },
    ]);
    expect(after(raised, verified, restated, verified)('claims')).toEqual([
      { ...minor, verified_at: at(3), revision: 3 },
    ]);
  });

  it('keep each rival as it was last recorded', () =>
    expect(after(raised, rival(false), rival(true, 'We asked a year before'))('claim_rivals')).toEqual([
      {
        claim_id: 'a-claim',
        rival_id: 'r1',
        explanation: 'The supplier asked first',
        addressed: 1,
        how: 'We asked a year before',
        recorded_at: at(2),
        actor: 'person-1',
      },
    ]));

  it('keep what was said from outside', () => {
    const data = {
      ...claim,
      by: { role: 'Deputy director', body: 'cabinet-office' },
      independent: true,
      agreement: 'agrees' as const,
      on: '2026-01-01',
      reference: { title: 'E-mail' },
    };
    const held = after(raised, { type: 'ClaimSubstantiated', data });
    expect(held('claims')).toEqual([{ ...row, revision: 1 }]);
    expect(held('claim_substantiations')).toEqual([
      {
        position: 1,
        claim_id: 'a-claim',
        role: 'Deputy director',
        body: 'cabinet-office',
        independent: 1,
        agreement: 'agrees',
        said_on: '2026-01-01',
        reference: '{"title":"E-mail"}',
        recorded_at: at(1),
        actor: 'person-1',
      },
    ]);
  });

  it('keep contests, and how each was resolved', () => {
    const contest: ClaimEvent = {
      type: 'ClaimContested',
      data: { ...claim, contestId: 'c1', by: 'A member', reason: 'It was said before' },
    };
    const resolved: ClaimEvent = {
      type: 'ClaimContestResolved',
      data: { ...claim, contestId: 'c1', resolution: 'It was said after' },
    };
    const contested = {
      position: 1,
      claim_id: 'a-claim',
      contest_id: 'c1',
      contested_by: 'A member',
      reason: 'It was said before',
      resolution: null,
      recorded_at: at(1),
      actor: 'person-1',
    };
    expect(after(raised, contest)('claim_contests')).toEqual([contested]);
    expect(after(raised, contest, resolved)('claim_contests')).toEqual([
      { ...contested, resolution: 'It was said after' },
    ]);
    expect(after(raised, contest, resolved)('claims')).toEqual([{ ...row, revision: 2 }]);
  });

  it('keep why one was withdrawn', () =>
    expect(after(raised, { type: 'ClaimWithdrawn', data: { ...claim, reason: 'Not ours' } })('claims')).toEqual([
      { ...row, withdrawn_reason: 'Not ours', revision: 1 },
    ]));
});

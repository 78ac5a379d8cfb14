import type { Database } from 'better-sqlite3';
import type { Agreement, Contribution, EvidenceTest, Grade } from '#claims';
import type { AskFacts, RaisedClaim } from './facts.js';
import { eachRow, withOneMore } from './rows.js';

/** Makes the claims of a log known to the asks they are about. */
export async function readClaims(db: Database, asks: ReadonlyMap<string, AskFacts>): Promise<void> {
  const claims = new Map<string, RaisedClaim>();
  await eachRow<
    [
      number: number,
      claimId: string,
      askId: string,
      decisionId: string,
      contribution: Contribution,
      verified: Grade | null,
      endedBy: RaisedClaim['endedBy'],
      isWithdrawn: number,
      isContested: number,
    ]
  >(
    db,
    {
      from: 'claims',
      key: ['number'],
      columns: [
        'claim_id',
        'ask_id',
        'decision_id',
        'contribution',
        'verified_grade',
        'verification_ended_by',
        'withdrawn_reason IS NOT NULL',
        `EXISTS (SELECT 1 FROM claim_contests cc WHERE cc.claim_id = claims.claim_id AND cc.resolution IS NULL)`,
      ],
    },
    ([, claimId, askId, decisionId, contribution, verified, endedBy, isWithdrawn, isContested]) => {
      const claim: RaisedClaim = {
        claimId,
        decisionId,
        contribution,
        evidence: [],
        rivals: [],
        substantiations: [],
        verified,
        endedBy: verified === null ? null : endedBy,
        isWithdrawn: isWithdrawn === 1,
        isContested: isContested === 1,
      };
      claims.set(claimId, claim);
      const ask = asks.get(askId);
      if (ask) ask.claims = withOneMore(ask.claims, claim);
    },
  );
  await eachRow<[position: number, claimId: string, test: EvidenceTest]>(
    db,
    { from: 'claim_evidence', key: ['position'], columns: ['claim_id', 'test'] },
    ([, claimId, test]) => claims.get(claimId)?.evidence.push({ test }),
  );
  await eachRow<[claimId: string, rivalId: string, addressed: number]>(
    db,
    { from: 'claim_rivals', key: ['claim_id', 'rival_id'], columns: ['addressed'] },
    ([claimId, , addressed]) => claims.get(claimId)?.rivals.push({ addressed: addressed === 1 }),
  );
  await eachRow<[position: number, claimId: string, independent: number, agreement: Agreement]>(
    db,
    { from: 'claim_substantiations', key: ['position'], columns: ['claim_id', 'independent', 'agreement'] },
    ([, claimId, independent, agreement]) =>
      claims.get(claimId)?.substantiations.push({ independent: independent === 1, agreement }),
  );
}

import { knowing } from '#vocabulary';
import type {
  ClaimContested,
  ClaimContestResolved,
  ClaimEvent,
  ClaimEvidenceAttached,
  ClaimRaised,
  ClaimRivalRecorded,
  ClaimSubstantiated,
  Contribution,
  Grade,
} from './claim-events.js';
import type { KnownOfAnswer } from './raise-claim.js';

/** The claims, and the rest of the tracker, that the specs of this library speak of. */
const id = (last: number) => `0196b7a0-0000-7000-8000-0000000000${last.toString(16).padStart(2, '0')}`;
export const claimId = id(1);
const askId = id(2);
export const withdrawnAsk = id(3);
const decisionId = id(4);
export const struckOutDecision = id(5);
export const authorId = id(10);
export const verifierId = id(11);
export const unknownId = id(255);

const decision = { title: 'Response on front offices', policyIds: [], decidedOn: '2025-11-20' };
const rest = knowing('2025-12-01T09:00:00Z', {
  asks: new Map([
    [askId, { statement: 'Fund a help desk.', policyIds: [] }],
    [withdrawnAsk, { statement: 'Drop the fee.', policyIds: [], closed: 'withdrawn' as const }],
  ]),
  decisions: new Map([
    [decisionId, { ...decision, struckOut: false }],
    [struckOutDecision, { ...decision, struckOut: true }],
  ]),
});

/** Raised before the decision with the deciding department, on record; the decision has answered. */
export const known: KnownOfAnswer = { ...rest, hoop: true, raisedBefore: true, answered: true };
/** Raised before the decision, but not on record with the deciding department. */
export const withoutHoop: KnownOfAnswer = { ...known, hoop: false };
/** Raised after the decision, or never. */
export const notRaisedBefore: KnownOfAnswer = { ...known, hoop: false, raisedBefore: false };

export const details: ClaimRaised = {
  claimId,
  askId,
  decisionId,
  statement: 'The decision takes up what the council asked for.',
  contribution: 'contributory',
  authorId,
};
export const raised: ClaimEvent = { type: 'ClaimRaised', data: details };

export const evidence: ClaimEvidenceAttached = {
  claimId,
  evidenceId: id(20),
  test: 'smoking_gun',
  description: 'Paragraph 14 quotes our answer.',
  dated: '2025-11-20',
};
export const smokingGun: ClaimEvent = { type: 'ClaimEvidenceAttached', data: evidence };
export const straw: ClaimEvent = {
  type: 'ClaimEvidenceAttached',
  data: { ...evidence, evidenceId: id(21), test: 'straw_in_the_wind', description: 'The minister used our words.' },
};

export const rival: ClaimRivalRecorded = {
  claimId,
  rivalId: id(30),
  explanation: 'A supplier asked for the same.',
  addressed: false,
};
export const rivalRecorded: ClaimEvent = { type: 'ClaimRivalRecorded', data: rival };
export const rivalAddressed: ClaimEvent = {
  type: 'ClaimRivalRecorded',
  data: { ...rival, addressed: true, how: 'Its letter is dated after the draft.' },
};

export const substantiation: ClaimSubstantiated = {
  claimId,
  by: { role: 'deputy director', body: 'cabinet-office' },
  independent: true,
  agreement: 'agrees',
  on: '2025-12-01',
};
export const substantiated: ClaimEvent = { type: 'ClaimSubstantiated', data: substantiation };

export const verified = (grade: Grade, by = verifierId): ClaimEvent => ({
  type: 'ClaimVerified',
  data: { claimId, verifierId: by, grade },
});

export const contest: ClaimContested = {
  claimId,
  contestId: id(40),
  by: 'a member council',
  reason: 'It stood in the first draft already',
};
export const contested: ClaimEvent = { type: 'ClaimContested', data: contest };
export const resolution: ClaimContestResolved = {
  claimId,
  contestId: contest.contestId,
  resolution: 'The first draft had a central store',
};
export const resolved: ClaimEvent = { type: 'ClaimContestResolved', data: resolution };

export const restated = (contribution: Contribution): ClaimEvent => ({
  type: 'ClaimRestated',
  data: { claimId, contribution, reason: 'The deputy director said so' },
});
export const withdrawn: ClaimEvent = {
  type: 'ClaimWithdrawn',
  data: { claimId, reason: 'Another council had asked before' },
};

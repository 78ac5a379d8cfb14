import { RaiseClaimHandler } from './raise-claim.js';
import { AttachClaimEvidenceHandler } from './attach-claim-evidence.js';
import { RecordClaimRivalHandler } from './record-claim-rival.js';
import { SubstantiateClaimHandler } from './substantiate-claim.js';
import { VerifyClaimHandler } from './verify-claim.js';
import { ContestClaimHandler } from './contest-claim.js';
import { ResolveClaimContestHandler } from './resolve-claim-contest.js';
import { RestateClaimHandler } from './restate-claim.js';
import { WithdrawClaimHandler } from './withdraw-claim.js';

export * from './claim-events.js';
export { claim, type Claim } from './claim.js';
export { RaiseClaim, raiseClaim, type KnownOfAnswer } from './raise-claim.js';
export { AttachClaimEvidence, attachClaimEvidence } from './attach-claim-evidence.js';
export { RecordClaimRival, recordClaimRival } from './record-claim-rival.js';
export { SubstantiateClaim, substantiateClaim } from './substantiate-claim.js';
export { VerifyClaim, verifyClaim } from './verify-claim.js';
export { ContestClaim, contestClaim } from './contest-claim.js';
export { ResolveClaimContest, resolveClaimContest } from './resolve-claim-contest.js';
export { RestateClaim, restateClaim } from './restate-claim.js';
export { WithdrawClaim, withdrawClaim } from './withdraw-claim.js';
export { gradeOf, isAtLeast, tooMuch, type ClaimFacts, type Gathered } from './grade.js';

/** Who carries out the wishes about claims. */
export const claimHandlers = [
  RaiseClaimHandler,
  AttachClaimEvidenceHandler,
  RecordClaimRivalHandler,
  SubstantiateClaimHandler,
  VerifyClaimHandler,
  ContestClaimHandler,
  ResolveClaimContestHandler,
  RestateClaimHandler,
  WithdrawClaimHandler,
];

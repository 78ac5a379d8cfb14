import { StartResponseHandler } from './start-response.js';
import { DraftAnswerHandler } from './draft-answer.js';
import { AssignQuestionHandler } from './assign-question.js';
import { LockAnswerHandler } from './lock-answer.js';
import { UnlockAnswerHandler } from './unlock-answer.js';
import { OfferContributionHandler } from './offer-contribution.js';
import { RuleContributionHandler } from './rule-contribution.js';
import { AcceptRulingHandler } from './accept-ruling.js';
import { DisputeRulingHandler } from './dispute-ruling.js';
import { WithdrawContributionHandler } from './withdraw-contribution.js';
import { SubmitResponseHandler } from './submit-response.js';
import { AcknowledgeResponseHandler } from './acknowledge-response.js';
import { PublishResponseHandler } from './publish-response.js';
import { WithdrawResponseHandler } from './withdraw-response.js';
import { ChangeResponseHandlingHandler } from './change-response-handling.js';
import { OpenSignOffHandler } from './open-sign-off.js';
import { TakePositionHandler } from './take-position.js';
import { FileMinorityStatementHandler } from './file-minority-statement.js';
import { CloseSignOffHandler } from './close-sign-off.js';
import { ApproveResponseHandler } from './approve-response.js';
import { ReturnResponseToDraftHandler } from './return-response-to-draft.js';
import { LapseResponseHandler } from './lapse-response.js';

export * from './response-events.js';
export { answerTo, currentVersion, sha256OfAnswer, type Answer, type Answers, type AnswerVersion } from './answers.js';
export { answerLimit, type AnswerLimit } from './answer-limit.js';
export {
  heldPosition,
  latestRound,
  openRound,
  sameWords,
  staleIn,
  answersNow,
  type HeldPosition,
  type Round,
  type Rounds,
} from './rounds.js';
export { consensusAllowed, hindrances, tally, type Tally } from './tally.js';
export { type KnownOfSignOff, type Signer } from './sign-off.js';
export { response, type Phase, type Response } from './response.js';
export { StartResponse, startResponse } from './start-response.js';
export { OpenSignOff, openSignOff } from './open-sign-off.js';
export { TakePosition, takePosition } from './take-position.js';
export { FileMinorityStatement, fileMinorityStatement } from './file-minority-statement.js';
export { CloseSignOff, closeSignOff } from './close-sign-off.js';
export { ApproveResponse, approveResponse } from './approve-response.js';
export { ReturnResponseToDraft, returnResponseToDraft } from './return-response-to-draft.js';
export { LapseResponse, lapseResponse } from './lapse-response.js';
export { passageNow, type Contribution, type Contributions } from './contributions.js';
export { blame, type BlamedRun } from './words/blame.js';
export { wordDifference, type DifferencePiece } from './words/difference.js';
export { mergeTexts, type Merged, type MergedPiece } from './words/merge.js';
export { followPassage, passagesOf } from './words/passages.js';
export { type KnownAboutDrafting } from './being-drafted.js';
export { AnswerConflict, mergedAnswer, type AnswerPart, type AnswerWanted } from './merged-answer.js';
export { DraftAnswer, draftAnswer } from './draft-answer.js';
export { AssignQuestion, assignQuestion } from './assign-question.js';
export { LockAnswer, lockAnswer } from './lock-answer.js';
export { UnlockAnswer, unlockAnswer } from './unlock-answer.js';
export { OfferContribution, offerContribution } from './offer-contribution.js';
export { RuleContribution, ruleContribution, RulingGiven, withSuggestion } from './rule-contribution.js';
export { AcceptRuling, acceptRuling } from './accept-ruling.js';
export { DisputeRuling, disputeRuling } from './dispute-ruling.js';
export { WithdrawContribution, withdrawContribution } from './withdraw-contribution.js';
export { SubmitResponse, submitResponse } from './submit-response.js';
export { AcknowledgeResponse, acknowledgeResponse } from './acknowledge-response.js';
export { PublishResponse, publishResponse } from './publish-response.js';
export { WithdrawResponse, withdrawResponse } from './withdraw-response.js';
export { ChangeResponseHandling, changeResponseHandling } from './change-response-handling.js';

/** Who carries out the wishes about responses. */
export const responseHandlers = [
  StartResponseHandler,
  OpenSignOffHandler,
  TakePositionHandler,
  FileMinorityStatementHandler,
  CloseSignOffHandler,
  ApproveResponseHandler,
  ReturnResponseToDraftHandler,
  LapseResponseHandler,
  DraftAnswerHandler,
  AssignQuestionHandler,
  LockAnswerHandler,
  UnlockAnswerHandler,
  OfferContributionHandler,
  RuleContributionHandler,
  AcceptRulingHandler,
  DisputeRulingHandler,
  WithdrawContributionHandler,
  SubmitResponseHandler,
  AcknowledgeResponseHandler,
  PublishResponseHandler,
  WithdrawResponseHandler,
  ChangeResponseHandlingHandler,
];

import { ProposeAskHandler } from './propose-ask.js';
import { AgreeAskHandler } from './agree-ask.js';
import { RewordAskHandler } from './reword-ask.js';
import { CorrectAskDetailsHandler } from './correct-ask-details.js';
import { AnswerAskHandler } from './answer-ask.js';
import { StrikeOutAskAnswerHandler } from './strike-out-ask-answer.js';
import { ReportAskDeliveryHandler } from './report-ask-delivery.js';
import { MergeAskHandler } from './merge-ask.js';
import { WithdrawAskHandler } from './withdraw-ask.js';
import { ChangeAskHandlingHandler } from './change-ask-handling.js';

export * from './ask-events.js';
export { ask, type Ask } from './ask.js';
export { ProposeAsk, proposeAsk } from './propose-ask.js';
export { AgreeAsk, agreeAsk } from './agree-ask.js';
export { RewordAsk, rewordAsk } from './reword-ask.js';
export { CorrectAskDetails, correctAskDetails } from './correct-ask-details.js';
export { AnswerAsk, answerAsk } from './answer-ask.js';
export { StrikeOutAskAnswer, strikeOutAskAnswer } from './strike-out-ask-answer.js';
export { ReportAskDelivery, reportAskDelivery } from './report-ask-delivery.js';
export { MergeAsk, mergeAsk } from './merge-ask.js';
export { WithdrawAsk, withdrawAsk } from './withdraw-ask.js';
export { ChangeAskHandling, changeAskHandling } from './change-ask-handling.js';

/** Who carries out the wishes about asks. */
export const askHandlers = [
  ProposeAskHandler,
  AgreeAskHandler,
  RewordAskHandler,
  CorrectAskDetailsHandler,
  AnswerAskHandler,
  StrikeOutAskAnswerHandler,
  ReportAskDeliveryHandler,
  MergeAskHandler,
  WithdrawAskHandler,
  ChangeAskHandlingHandler,
];

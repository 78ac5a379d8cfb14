import { StartResponseHandler } from './start-response.js';
import { SubmitResponseHandler } from './submit-response.js';
import { AcknowledgeResponseHandler } from './acknowledge-response.js';
import { PublishResponseHandler } from './publish-response.js';
import { WithdrawResponseHandler } from './withdraw-response.js';
import { ChangeResponseHandlingHandler } from './change-response-handling.js';

export * from './response-events.js';
export { answerTo, currentVersion, sha256OfAnswer, type Answer, type Answers, type AnswerVersion } from './answers.js';
export { answerLimit, type AnswerLimit } from './answer-limit.js';
export { type Contribution, type Contributions } from './contributions.js';
export { type Round, type Rounds, type TakenPosition } from './rounds.js';
export { response, type Phase, type Response } from './response.js';
export { StartResponse, startResponse } from './start-response.js';
export { SubmitResponse, submitResponse } from './submit-response.js';
export { AcknowledgeResponse, acknowledgeResponse } from './acknowledge-response.js';
export { PublishResponse, publishResponse } from './publish-response.js';
export { WithdrawResponse, withdrawResponse } from './withdraw-response.js';
export { ChangeResponseHandling, changeResponseHandling } from './change-response-handling.js';

/** Who carries out the wishes about responses. */
export const responseHandlers = [
  StartResponseHandler,
  SubmitResponseHandler,
  AcknowledgeResponseHandler,
  PublishResponseHandler,
  WithdrawResponseHandler,
  ChangeResponseHandlingHandler,
];

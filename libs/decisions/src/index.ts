import { RecordDecisionHandler } from './record-decision.js';
import { CorrectDecisionHandler } from './correct-decision.js';
import { StrikeOutDecisionHandler } from './strike-out-decision.js';
import { ChangeDecisionHandlingHandler } from './change-decision-handling.js';

export * from './decision-events.js';
export { decision, type Decision } from './decision.js';
export { RecordDecision, recordDecision } from './record-decision.js';
export { CorrectDecision, correctDecision } from './correct-decision.js';
export { StrikeOutDecision, strikeOutDecision } from './strike-out-decision.js';
export { ChangeDecisionHandling, changeDecisionHandling } from './change-decision-handling.js';

/** Who carries out the wishes about decisions. */
export const decisionHandlers = [
  RecordDecisionHandler,
  CorrectDecisionHandler,
  StrikeOutDecisionHandler,
  ChangeDecisionHandlingHandler,
];

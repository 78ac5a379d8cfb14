import { ChangeConsultationHandlingHandler } from './change-consultation-handling.js';
import { CorrectConsultationDetailsHandler } from './correct-consultation-details.js';
import { CorrectConsultationOutcomeHandler } from './correct-consultation-outcome.js';
import { LapseConsultationHandler } from './lapse-consultation.js';
import { LinkConsultationToPolicyHandler } from './link-consultation-to-policy.js';
import { ListConsultationQuestionsHandler } from './list-consultation-questions.js';
import { LogConsultationHandler } from './log-consultation.js';
import { MoveConsultationDeadlineHandler } from './move-consultation-deadline.js';
import { PublishConsultationFeedbackHandler } from './publish-consultation-feedback.js';
import { PublishConsultationOutcomeHandler } from './publish-consultation-outcome.js';
import { SetConsultationMilestoneHandler } from './set-consultation-milestone.js';
import { TriageConsultationHandler } from './triage-consultation.js';
import { UnlinkConsultationFromPolicyHandler } from './unlink-consultation-from-policy.js';
import { WithdrawConsultationHandler } from './withdraw-consultation.js';

export * from './consultation-events.js';
export { consultation, type Consultation } from './consultation.js';
export { sourceState, type SourceDates, type SourceState } from './source-state.js';
export { LogConsultation, logConsultation } from './log-consultation.js';
export { ListConsultationQuestions, listConsultationQuestions } from './list-consultation-questions.js';
export { MoveConsultationDeadline, moveConsultationDeadline } from './move-consultation-deadline.js';
export { TriageConsultation, triageConsultation } from './triage-consultation.js';
export { SetConsultationMilestone, setConsultationMilestone } from './set-consultation-milestone.js';
export { milestonesOf, type MilestoneFacts, type PlannedMilestone } from './milestones.js';
export { LinkConsultationToPolicy, linkConsultationToPolicy } from './link-consultation-to-policy.js';
export { UnlinkConsultationFromPolicy, unlinkConsultationFromPolicy } from './unlink-consultation-from-policy.js';
export { PublishConsultationFeedback, publishConsultationFeedback } from './publish-consultation-feedback.js';
export { PublishConsultationOutcome, publishConsultationOutcome } from './publish-consultation-outcome.js';
export { CorrectConsultationOutcome, correctConsultationOutcome } from './correct-consultation-outcome.js';
export { WithdrawConsultation, withdrawConsultation } from './withdraw-consultation.js';
export { LapseConsultation, lapseConsultation } from './lapse-consultation.js';
export { CorrectConsultationDetails, correctConsultationDetails } from './correct-consultation-details.js';
export { ChangeConsultationHandling, changeConsultationHandling } from './change-consultation-handling.js';

/** Who carries out the wishes about consultations. */
export const consultationHandlers = [
  LogConsultationHandler,
  ListConsultationQuestionsHandler,
  MoveConsultationDeadlineHandler,
  TriageConsultationHandler,
  SetConsultationMilestoneHandler,
  LinkConsultationToPolicyHandler,
  UnlinkConsultationFromPolicyHandler,
  PublishConsultationFeedbackHandler,
  PublishConsultationOutcomeHandler,
  CorrectConsultationOutcomeHandler,
  WithdrawConsultationHandler,
  LapseConsultationHandler,
  CorrectConsultationDetailsHandler,
  ChangeConsultationHandlingHandler,
];

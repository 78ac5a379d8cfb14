import { ChangePolicyHandlingHandler } from './change-policy-handling.js';
import { ChangePolicyStageHandler } from './change-policy-stage.js';
import { CorrectPolicyDetailsHandler } from './correct-policy-details.js';
import { CorrectPolicyStageHandler } from './correct-policy-stage.js';
import { PausePolicyHandler } from './pause-policy.js';
import { RegisterPolicyHandler } from './register-policy.js';
import { ResumePolicyHandler } from './resume-policy.js';
import { SupersedePolicyHandler } from './supersede-policy.js';
import { WithdrawPolicyHandler } from './withdraw-policy.js';

export * from './policy-events.js';
export { policy, type Policy } from './policy.js';
export { RegisterPolicy, registerPolicy } from './register-policy.js';
export { ChangePolicyStage, changePolicyStage } from './change-policy-stage.js';
export { CorrectPolicyStage, correctPolicyStage } from './correct-policy-stage.js';
export { CorrectPolicyDetails, correctPolicyDetails } from './correct-policy-details.js';
export { PausePolicy, pausePolicy } from './pause-policy.js';
export { ResumePolicy, resumePolicy } from './resume-policy.js';
export { WithdrawPolicy, withdrawPolicy } from './withdraw-policy.js';
export { SupersedePolicy, supersedePolicy } from './supersede-policy.js';
export { ChangePolicyHandling, changePolicyHandling } from './change-policy-handling.js';

/** Who carries out the wishes about policies. */
export const policyHandlers = [
  RegisterPolicyHandler,
  ChangePolicyStageHandler,
  CorrectPolicyStageHandler,
  CorrectPolicyDetailsHandler,
  PausePolicyHandler,
  ResumePolicyHandler,
  WithdrawPolicyHandler,
  SupersedePolicyHandler,
  ChangePolicyHandlingHandler,
];

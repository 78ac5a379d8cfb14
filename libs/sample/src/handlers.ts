import { askHandlers } from '#asks';
import { claimHandlers } from '#claims';
import { consultationHandlers } from '#consultations';
import { decisionHandlers } from '#decisions';
import { engagementHandlers } from '#engagements';
import { meetingHandlers } from '#meetings';
import { memberHandlers } from '#members';
import { policyHandlers } from '#policies';
import { responseHandlers } from '#responses';

/** Who carries out the wishes of the sample. */
export const sampleHandlers = [
  ...memberHandlers,
  ...policyHandlers,
  ...consultationHandlers,
  ...engagementHandlers,
  ...askHandlers,
  ...decisionHandlers,
  ...responseHandlers,
  ...claimHandlers,
  ...meetingHandlers,
];

import { LogEngagementHandler } from './log-engagement.js';
import { CorrectEngagementHandler } from './correct-engagement.js';
import { StrikeOutEngagementHandler } from './strike-out-engagement.js';
import { ChangeEngagementHandlingHandler } from './change-engagement-handling.js';

export * from './engagement-events.js';
export { engagement, type Engagement } from './engagement.js';
export { LogEngagement, logEngagement } from './log-engagement.js';
export { CorrectEngagement, correctEngagement } from './correct-engagement.js';
export { StrikeOutEngagement, strikeOutEngagement } from './strike-out-engagement.js';
export { ChangeEngagementHandling, changeEngagementHandling } from './change-engagement-handling.js';

/** Who carries out the wishes about engagements. */
export const engagementHandlers = [
  LogEngagementHandler,
  CorrectEngagementHandler,
  StrikeOutEngagementHandler,
  ChangeEngagementHandlingHandler,
];

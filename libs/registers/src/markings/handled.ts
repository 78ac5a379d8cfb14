/** What has a handling of its own: the column of its id, and its table. */
export const HANDLED = [
  ['policy_id', 'policies'],
  ['consultation_id', 'consultations'],
  ['engagement_id', 'engagements'],
  ['ask_id', 'asks'],
  ['decision_id', 'decisions'],
  ['response_id', 'responses'],
] as const;

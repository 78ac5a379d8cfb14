/** What a wish about a meeting must know beside the items that it names. */
export interface KnownAboutMeeting {
  /** whether the response that an item of the agenda is about exists; true when it names none */
  readonly responseExists: boolean;
  /** the organisation that somebody outside the secretariat acts for; absent: they act for the secretariat */
  readonly actingFor?: string;
}

/** The page could not be had from GOV.UK. The message is the sentence the page shows. */
export class NotFetched extends Error {
  constructor(
    message: string,
    /** when GOV.UK asks to be left alone: after so many seconds it may be asked again */
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'NotFetched';
  }
}

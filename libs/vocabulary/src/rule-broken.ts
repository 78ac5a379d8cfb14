/**
 * A wish that is not allowed. The message is the sentence the page shows, the field the name of the answer it is about
 * (a path as in the data of the event: `closesAt`, `counterpart.body`).
 */
export class RuleBroken extends Error {
  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'RuleBroken';
  }
}

/**
 * What the tracker does by itself as time goes on. It is asked again and again, and after a crash as well: what it has
 * done before, it must not do again.
 */
export interface Process {
  /** as health names it */
  readonly name: string;
  /** does what is due at an instant */
  run(now: string): Promise<void>;
  /** what an operator should know of it, in a sentence; absent when there is nothing to say */
  readonly notice?: string | undefined;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { BehaviorSubject, distinctUntilChanged, type Observable } from 'rxjs';
import { backOff } from './connection-faults.js';

/** Whether the server can be reached: asked when there is reason for doubt, and then until it answers again. */
export class Availability {
  private readonly reached = new BehaviorSubject(true);
  readonly changes: Observable<boolean> = this.reached.pipe(distinctUntilChanged());
  private readonly closing = new AbortController();
  private asking?: Promise<void>;

  constructor(private readonly ask: () => Promise<unknown>) {}

  /** Something went wrong, or nothing has been tried yet. */
  doubt(): void {
    this.asking ??= this.find().finally(() => (this.asking = undefined));
  }

  close(): void {
    this.closing.abort();
    this.reached.complete();
  }

  private async find() {
    for (let failures = 0; !this.closing.signal.aborted; failures++) {
      const answered = await this.ask().then(
        () => true,
        () => false,
      );
      this.reached.next(answered);
      if (answered) return;
      await sleep(backOff(failures), undefined, { ref: false, signal: this.closing.signal }).catch(() => {});
    }
  }
}

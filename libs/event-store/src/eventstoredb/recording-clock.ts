import type { NewEvent } from '../event.js';
import { instantOf } from '../instant.js';

/** How old the instant of appends under way together may become. */
const SHARED_FOR_MS = 100;

/**
 * The instants at which events are recorded: never before one that is in the log. The server may store appends that
 * are under way together in any order, so they are all of one instant; the next begins when they are done.
 */
export class RecordingClock {
  private latest = 0;
  private underWay = 0;
  private exclusive = false;
  private idle = Promise.withResolvers<void>();

  /** The latest instant in the log, as far as is known. */
  get last(): string {
    return new Date(this.latest).toISOString();
  }

  /** An event of the log was recorded then. */
  see(recordedAt: string): void {
    this.latest = Math.max(this.latest, instantOf(recordedAt));
  }

  /** Appends with the instant that is now, together with others of the same. */
  async together<T>(append: (instant: string) => Promise<T>): Promise<T> {
    while (this.underWay > 0 && (this.exclusive || Date.now() - this.latest > SHARED_FOR_MS)) await this.idle.promise;
    if (this.underWay === 0) this.latest = Math.max(this.latest, Date.now());
    return this.counted(() => append(this.last));
  }

  /** Appends events that bring their own instants, when nothing else is under way. */
  async alone<T>(append: () => Promise<T>): Promise<T> {
    while (this.underWay > 0) await this.idle.promise;
    this.exclusive = true;
    return this.counted(append);
  }

  /** Whether events bring an instant with them that is before the latest in the log, or before one another. */
  isAheadOf(events: readonly NewEvent[]): boolean {
    let latest = this.latest;
    for (const { metadata } of events) {
      if (metadata.recordedAt === undefined) continue;
      const instant = instantOf(metadata.recordedAt);
      if (instant < latest) return true;
      latest = instant;
    }
    return false;
  }

  private async counted<T>(append: () => Promise<T>): Promise<T> {
    this.underWay++;
    try {
      return await append();
    } finally {
      this.underWay--;
      if (this.underWay === 0) {
        this.exclusive = false;
        this.idle.resolve();
        this.idle = Promise.withResolvers<void>();
      }
    }
  }
}

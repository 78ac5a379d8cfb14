import type { NewEvent } from '../event.js';
import { instantOf } from '../instant.js';

/** The instants at which events are recorded: never before one that is known to be in the log. */
export class RecordingClock {
  private latest = 0;

  /** An event of the log was recorded then. */
  see(recordedAt: string): void {
    this.latest = Math.max(this.latest, instantOf(recordedAt));
  }

  now(): string {
    this.latest = Math.max(this.latest, Date.now());
    return this.last;
  }

  get last(): string {
    return new Date(this.latest).toISOString();
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
}

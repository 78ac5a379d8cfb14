import type { Logger } from 'pino';
import { logOf, type TrackerConfig } from '#configuration';
import { takeOutOfLog, type RecordedEvent } from '#event-store';
import { SAMPLE } from '#sample';

/** An event of the sample: only those may be taken out. */
export const isSample = ({ metadata }: Pick<RecordedEvent, 'metadata'>): boolean => metadata.importedFrom === SAMPLE;

/** Lets the service go on with a log from which the sample was taken out, while those who ask for pages wait a moment. */
export class FreshLog {
  /** what became of it the last time */
  last?: Awaited<ReturnType<typeof takeOutOfLog>>;

  constructor(
    private readonly config: TrackerConfig,
    private readonly between: (work: () => Promise<void>) => Promise<void>,
    private readonly logger: Logger,
  ) {}

  /** Why nothing can be taken out of the log, if that is so, in a sentence. */
  get refusal(): string | undefined {
    return this.config.eventStoreUrl
      ? 'The log is kept by an EventStoreDB, where nothing is ever taken out: to begin afresh, stop the tracker, and point EVENTSTORE_URL at an empty one.'
      : undefined;
  }

  /** Begins when what is being answered is answered. The tracker ends when it finds no log to go on with. */
  takeOutSample(): void {
    this.between(async () => {
      this.last = await takeOutOfLog(logOf(this.config), isSample);
    }).catch((error: unknown) => {
      this.logger.fatal({ err: error }, 'The tracker could not go on after the sample was taken out');
      process.exit(1);
    });
  }
}

import type { EventStore, RecordedEvent } from '#event-store';
import { checkLogFile, faultInWords, type LineFault, type LogFileReport, type OnProgress } from './check-log-file.js';
import { linesOf } from './lines.js';
import { transfer, type Transferred, type Travelling } from './transfer.js';

/** A log file with something wrong in it: nothing of it was stored. The message names every fault that is listed. */
export class BadLogFile extends Error {
  readonly faults: readonly LineFault[];
  /** of all faults, those too that are not listed */
  readonly faultsInAll: number;

  constructor(file: string, { faults, faultsInAll }: Pick<LogFileReport, 'faults' | 'faultsInAll'>) {
    const more = faultsInAll > faults.length ? [`and ${faultsInAll - faults.length} more`] : [];
    super([`${file} was not imported, and nothing of it was stored:`, ...faults.map(faultInWords), ...more].join('\n'));
    this.name = 'BadLogFile';
    this.faults = faults;
    this.faultsInAll = faultsInAll;
  }
}

/**
 * Imports a log file in the export format: ids, order, revisions and metadata are kept, positions are the store's own.
 * The file is checked to its end before the first event is stored. Importing it again stores nothing; an import that
 * broke off goes on where it was.
 * @throws BadLogFile, LogConflict (the store holds other events in these streams, or later ones)
 */
export async function importLog(
  store: EventStore,
  file: string,
  { onProgress }: { onProgress?: OnProgress } = {},
): Promise<Transferred> {
  const report = await checkLogFile(linesOf(file), onProgress);
  if (report.faultsInAll > 0) throw new BadLogFile(file, report);
  return transfer(eventsIn(file), store, (stream) => report.streams.has(stream), onProgress);
}

async function* eventsIn(file: string): AsyncGenerator<Travelling> {
  for await (const { text = '', share } of linesOf(file))
    if (text.trim() !== '') yield { event: JSON.parse(text) as RecordedEvent, size: text.length, share };
}

import { CATALOGUE } from './catalogue.js';
import { eventIn, type EventLine } from './event-line.js';
import type { Line } from './lines.js';

/** One thing wrong with one line of a log file. The reason is the end of a sentence that begins with the field. */
export interface LineFault {
  readonly line: number;
  /** a path, like `data.title`; empty when it is the whole line */
  readonly field: string;
  readonly reason: string;
}

export interface LogFileReport {
  readonly events: number;
  /** the first thousand; none when the file can be imported */
  readonly faults: readonly LineFault[];
  /** of all faults, these too that are not listed */
  readonly faultsInAll: number;
  /** the last revision of each stream in the file */
  readonly streams: ReadonlyMap<string, number>;
}

export interface Progress {
  readonly step: 'check' | 'compare' | 'store' | 'prove' | 'write';
  /** events done in this step */
  readonly events: number;
  /** of the whole step, from 0 to 1 */
  readonly share: number;
}
export type OnProgress = (progress: Progress) => void;

const FAULTS_LISTED = 1000;
const TELL_EVERY = 1000;

/** “Line 7: data.title must be one line of 1 to 500 characters”. */
export const faultInWords = ({ line, field, reason }: LineFault): string =>
  `Line ${line}: ${field ? `${field} ${reason}` : reason}`;

/**
 * Checks a log file, event by event, against the catalogue: the shape of each, that streams begin with their first
 * event and their revisions run on, that positions ascend and time does not go back. Decides nothing anew, stores
 * nothing, and reads every line once; blank lines are passed over.
 */
export async function checkLogFile(
  lines: AsyncIterable<Line> | Iterable<Line>,
  onProgress: OnProgress = () => {},
): Promise<LogFileReport> {
  const faults: LineFault[] = [];
  let faultsInAll = 0;
  const add = (line: number, field: string, reason: string) => {
    faultsInAll++;
    if (faults.length < FAULTS_LISTED) faults.push({ line, field, reason });
  };
  const order = new Order();
  let events = 0;
  let share = 1;
  for await (const line of lines) {
    if (line.text?.trim() === '') continue;
    events++;
    share = line.share;
    const read = eventIn(line);
    for (const { field, message } of read.faults) add(line.number, field, message);
    if ('event' in read) order.check(read, line.number, add);
    if (events % TELL_EVERY === 0) onProgress({ step: 'check', events, share });
  }
  onProgress({ step: 'check', events, share: 1 });
  return { events, faults, faultsInAll, streams: order.streams };
}

/** How each line follows those before it. */
class Order {
  readonly streams = new Map<string, number>();
  private readonly ids = new Set<string>();
  private position = -1;
  private recordedAt = '';

  check({ event, faults }: EventLine, line: number, add: (line: number, field: string, reason: string) => void): void {
    const sound = (...fields: string[]) => !faults.some(({ field }) => fields.includes(field));
    const { position, stream, revision, id, type, metadata } = event;
    if (sound('position')) {
      if (position <= this.position)
        add(line, 'position', `must be more than ${this.position}, that of the line before`);
      this.position = position;
    }
    if (sound('id')) {
      const key = id.toLowerCase();
      if (this.ids.has(key)) add(line, 'id', 'must not be that of an earlier line');
      this.ids.add(key);
    }
    if (sound('metadata', 'metadata.recordedAt')) {
      const { recordedAt } = metadata;
      if (recordedAt < this.recordedAt)
        add(line, 'metadata.recordedAt', `must not be before ${this.recordedAt}, that of the line before`);
      this.recordedAt = recordedAt;
    }
    if (!sound('stream', 'revision')) return;
    const next = (this.streams.get(stream) ?? -1) + 1;
    if (revision !== next) add(line, 'revision', `must be ${next}, the next of its stream`);
    const begins = CATALOGUE.get(stream.slice(0, stream.indexOf('-')))!.begins;
    if (next === 0 && revision === 0 && sound('type') && type !== begins)
      add(line, 'type', `must be ${begins}, with which such a stream begins`);
    this.streams.set(stream, revision);
  }
}

import type { ExpectedRevision } from '#event-store';
import { BadRequest } from '../errors.js';

/** What the options of an append, a deletion and a tombstone have in common. */
interface Expecting {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

/**
 * The revision a caller wants the stream to be at. `revision` is the number sent, if one was.
 * @throws BadRequest when nothing was said
 */
export function expectedRevision(options: Expecting, revision: string | false): ExpectedRevision {
  if (revision !== false) return Number(revision);
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'none';
  if (options.hasStreamExists()) return 'exists';
  throw new BadRequest('The expected revision of the stream is missing');
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** In whose name, and by which command, the work of this call chain is done. */
export interface Acting {
  /** `person-<id>` or `system:<name>` */
  readonly actor: string;
  /** the same id sent twice stores nothing twice */
  readonly commandId: string;
  /** absent: the command started it all */
  readonly correlationId?: string;
  /** only for histories that are played in (sample data): the instant to record instead of now */
  readonly recordedAt?: string;
  /** where the events come from, when nobody entered them here (`sample`): written beside every one of them */
  readonly importedFrom?: string;
  /** the revision that somebody has read and decided on: the wish is refused when the stream is at another */
  readonly expectedRevision?: number;
}

const current = new AsyncLocalStorage<Acting>();

/** Does the work in somebody's name: every event that it records carries the actor and the command. */
export const actingAs = <T>(acting: Acting, work: () => T): T => current.run(acting, work);

/** Who is acting. Throws outside `actingAs`: an event without an author must not be recorded. */
export function whoIsActing(): Acting {
  const acting = current.getStore();
  if (!acting) throw new Error('Nobody is acting: record events inside actingAs()');
  return acting;
}

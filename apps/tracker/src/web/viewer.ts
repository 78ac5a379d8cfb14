import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from '#members';

/** Who asks: for whom a page is made, and in whose name a wish is carried out. */
export interface Viewer {
  readonly personId: string;
  /** as events name them: `person-<id>` */
  readonly actor: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** the organisation that they belong to and may act for */
  readonly organisationId?: string;
}

const asking = new AsyncLocalStorage<Viewer>();

/** Does the work of a request for somebody: whatever it asks for the viewer is told them. */
export const seenBy = <T>(viewer: Viewer, work: () => T): T => asking.run(viewer, work);

/** Who the current request is made by. Throws outside a request: nothing is shown to nobody. */
export function viewer(): Viewer {
  const found = asking.getStore();
  if (!found) throw new Error('Nobody is asking: answer requests inside seenBy()');
  return found;
}

import type { Narrowing } from '#read-models';
import { sightOf } from '#registers';
import { isAmong, CONFIDANTS } from '#access';
import { londonDate } from '#vocabulary';
import type { Viewer } from '../web/viewer.js';

/** How the tracker looks to somebody: the secretariat keeps the record, so nothing is left out for them. */
export function sightFor(viewer: Viewer): Narrowing | undefined {
  if (viewer.roles.includes('secretariat')) return undefined;
  const takesPart = viewer.roles.includes('member') || viewer.roles.includes('deputy');
  return sightOf({
    personId: viewer.personId,
    confidant: isAmong(CONFIDANTS, viewer),
    // today, also for a view of an earlier moment: permissions are those of today
    today: londonDate(new Date().toISOString()),
    ...(takesPart && viewer.organisationId && { organisationId: viewer.organisationId }),
  });
}

import { compareInstants, type Known, RuleBroken } from '#vocabulary';
import type { MeetingScheduled } from './meeting-events.js';

/** @throws RuleBroken when a meeting has not begun: nobody was there, nothing was decided and nobody was given anything to do */
export function mustHaveBegun({ startsAt }: MeetingScheduled, { now }: Pick<Known, 'now'>): void {
  if (compareInstants(startsAt, now) > 0)
    throw new RuleBroken('This meeting has not begun yet. If it was held at another time, change its time first');
}

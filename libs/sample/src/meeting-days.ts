import { v5 as uuidOf } from 'uuid';
import { addDays } from '#vocabulary';
import { FIRST_DAY, LAST_DAY, nextMeeting } from './calendar.js';

const MEETINGS = '5f1d0f0e-6a0b-5d1f-9a33-0d5b2f6a8c41';

/** The id of the meeting on a day: always the same. */
export const meetingOn = (day: string): string => uuidOf(day, MEETINGS);

/** Every day on which the council meets, and the first one after the sample ends. */
export function meetingDays(): string[] {
  const days = [FIRST_DAY];
  while (days.at(-1)! <= LAST_DAY) days.push(nextMeeting(addDays(days.at(-1)!, 1)));
  return days;
}

import { InvitePerson } from '#members';
import { FIRST_DAY } from '../calendar.js';
import type { Diary } from '../diary.js';
import { CAST, personPlaying, SAMPLE_PARTS } from '../people.js';

/** The people are invited on the first day, when the councils have joined; the member is of the first council. */
export function peopleAreInvited(diary: Diary, [firstCouncil]: readonly string[]): void {
  for (const part of SAMPLE_PARTS) {
    const { name, roles } = CAST[part];
    const details = {
      personId: personPlaying(part),
      name,
      email: `${part}@sample.invalid`,
      roles: [...roles],
      ...(part === 'member' && firstCouncil !== undefined && { organisationId: firstCouncil }),
    };
    diary.plan(FIRST_DAY, (known) => new InvitePerson(details, known));
  }
}

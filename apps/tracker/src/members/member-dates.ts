import { LeaveOrganisation } from '#members';
import { puttingDateRight, wishOf } from '../wishes/date-corrections.js';
import { memberWishes } from './member-wishes.js';
import { organisationOf } from './members.js';

/** The form that puts right when a member left. */
export const leavingDate = puttingDateRight(wishOf(memberWishes, LeaveOrganisation), {
  path: 'correct-leaving',
  title: 'Put right when this member left',
  starts: async (about) => {
    const { leftOn } = (await organisationOf(about)).organisation;
    return leftOn === null ? {} : { leftOn };
  },
});

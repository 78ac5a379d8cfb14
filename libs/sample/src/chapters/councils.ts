import { JoinOrganisation, RenameOrganisation } from '#members';
import { FIRST_DAY } from '../calendar.js';
import { COUNCILS } from '../councils.js';
import type { Diary } from '../diary.js';

/** The councils join on the first day. @returns their ids */
export function councilsJoin(diary: Diary): string[] {
  return COUNCILS.map(({ name, kind, region, was }) => {
    const organisationId = diary.id();
    const joined = was?.name ?? name;
    diary.plan(
      FIRST_DAY,
      (known) =>
        new JoinOrganisation(
          { organisationId, name: joined, kind, nation: 'england', region, joinedOn: FIRST_DAY },
          known,
        ),
      { note: (book) => book.organisations.set(organisationId, { name: joined }) },
    );
    if (was)
      diary.plan(
        was.until,
        (known) => new RenameOrganisation({ organisationId, name, effectiveOn: was.until }, known),
        { note: (book) => book.organisations.set(organisationId, { name }) },
      );
    return organisationId;
  });
}

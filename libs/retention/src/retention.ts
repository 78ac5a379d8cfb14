import { addMonths } from '#vocabulary';

/** Something that is kept for a while: why, and what is looked at when it has been kept so long. */
export interface RetentionClass {
  readonly title: string;
  /** what is kept, and why */
  readonly keeps: string;
  /** whoever decides looks at it again after so many months; null: it is kept for good */
  readonly months: number | null;
  /** what is done then, unless there is a reason to keep it */
  readonly afterwards: string;
}

/** What is kept, and for how long before somebody looks at it again. */
export const RETENTION = {
  'people-who-left': {
    title: 'People who have left',
    keeps: 'The name and the e-mail address of somebody whose account has ended, to know who recorded what',
    months: 12,
    afterwards: 'Erase them: what they recorded stays, without their name',
  },
  'invitations-not-taken': {
    title: 'Invitations that were not taken up',
    keeps: 'The name and the e-mail address of somebody who was invited and has never signed in',
    months: 3,
    afterwards: 'Invite them again, or end the account',
  },
  'accounts-not-used': {
    title: 'Accounts that are not used',
    keeps: 'The account of somebody who has not signed in for long',
    months: 12,
    afterwards: 'End the account, if they are not to come back',
  },
  'embargo-over': {
    title: 'Embargoes that are over',
    keeps: 'That something was under embargo: everybody sees it now',
    months: 0,
    afterwards: 'Change the handling: take the embargo away',
  },
  sensitive: {
    title: 'What is official-sensitive',
    keeps: 'What government shared with few, as long as it would do harm to tell of it',
    months: 24,
    afterwards: 'Ask who it came from whether it still is, and change the handling',
  },
  'in-confidence': {
    title: 'What was said in confidence',
    keeps: 'What government told those who took part, as long as the confidence lasts',
    months: 36,
    afterwards: 'Ask the other side whether it still is in confidence, and correct the engagement',
  },
  record: {
    title: 'The record of influence',
    keeps: 'What government did, what the council said, and who recorded it by their id: the log is never shortened',
    months: null,
    afterwards: 'It is kept for good',
  },
  audit: {
    title: 'The audit record',
    keeps: 'Who saw or exported what, by ids of people: to find out afterwards who knew',
    months: null,
    afterwards: 'It is kept for good: export it, and begin another, as your own rules say',
  },
} as const satisfies Readonly<Record<string, RetentionClass>>;

export type RetentionName = keyof typeof RETENTION;

/** Something that is kept under a class. */
export interface Retained {
  readonly of: RetentionName;
  /** what it is, of those of its class */
  readonly id: string;
  /** a date: since when its time runs */
  readonly since: string;
  /** a date: somebody looked at it and kept it */
  readonly reviewedOn?: string;
}

/** The date on which somebody is to look at it again; undefined when it is kept for good. What was looked at has its whole time again, a year at least. */
export function reviewOn({ of, since, reviewedOn }: Retained): string | undefined {
  const { months } = RETENTION[of];
  if (months === null) return undefined;
  return reviewedOn === undefined ? addMonths(since, months) : addMonths(reviewedOn, Math.max(months, 12));
}

/** The disposal list: what is to be looked at by a date, and what comes after it, the longest overdue first. */
export function disposal<Item extends Retained>(items: readonly Item[], today: string) {
  const dated = items
    .flatMap((item) => {
      const on = reviewOn(item);
      return on === undefined ? [] : [{ ...item, reviewOn: on }];
    })
    .toSorted((one, other) => one.reviewOn.localeCompare(other.reviewOn) || one.id.localeCompare(other.id));
  return { due: dated.filter(({ reviewOn: on }) => on <= today), next: dated.filter(({ reviewOn: on }) => on > today) };
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { Milestone } from '#consultations';
import { ReadModels } from '#read-models';
import { londonDate, type Handling } from '#vocabulary';
import type { WorkingDays } from '#working-days';
import { rechecksDue } from '../asks/rechecks.js';
import { openActions } from '../meetings/open-actions.js';
import { all, parsedOrNull } from '../sql.js';
import { consultationsUnderWay, dayOf, milestoneDuties } from './consultation-duties.js';
import { DUTY_KINDS, isOneOf, type Duty, type Somebody } from './duty.js';
import {
  assignedDuties,
  contributionDuties,
  responsesUnderWay,
  signOffDuties,
  type ResponseUnderWay,
} from './response-duties.js';

/** What somebody still owes, the first due first, what has no day last. `now` is an instant. */
export class WhatIsOwed extends Query<readonly Duty[]> {
  constructor(
    readonly somebody: Somebody,
    readonly now: string,
    readonly calendar: WorkingDays,
  ) {
    super();
  }
}

/** The first of what somebody owes, and how much it is. */
export interface Owed {
  readonly total: number;
  readonly duties: readonly Duty[];
}

/** The first so many of what somebody still owes, as a page shows them: over the years very much may wait. */
export class FirstOwed extends Query<Owed> {
  constructor(
    readonly somebody: Somebody,
    readonly now: string,
    readonly calendar: WorkingDays,
    readonly atMost: number,
  ) {
    super();
  }
}

/** What the steps taken on a response have settled: an open round settles the draft, an approval the sign-off. */
function settledBy(responses: readonly ResponseUnderWay[]): Milestone[] {
  const states = responses.map(({ round }) => round?.state);
  const out = states.some((state) => state === 'open' || state === 'closed' || state === 'approved');
  return out ? ['draft', 'sign_off'] : [];
}

/** The asks to be looked at again, by the secretariat: how many, and the first so many. */
function recheckDuties(db: Database, today: string, atMost?: number): Owed {
  const { total, asks } = rechecksDue(db, today, atMost);
  const duties = all<{ id: string; title: string; dueOn: string; handling: string | null }>(
    db,
    `SELECT a.ask_id AS id, a.statement AS title, due.value ->> 'day' AS dueOn, a.handling
     FROM json_each(?) due JOIN asks a ON a.ask_id = due.value ->> 'id' ORDER BY due.key`,
    JSON.stringify(asks),
  ).map(({ id, title, dueOn, handling }): Duty => ({
    kind: 'recheck',
    about: { kind: 'ask', id, title },
    dueOn,
    handling: parsedOrNull<Handling>(handling),
  }));
  return { total, duties };
}

/** What meetings gave an organisation to do. */
const actionDuties = (db: Database, organisationId: string): Duty[] =>
  openActions(db)
    .filter(({ owner }) => owner.id === organisationId)
    .map(({ meetingId, actionId, text, dueOn }) => ({
      kind: 'action',
      about: { kind: 'meeting', id: meetingId, title: text },
      below: `complete-action?actionId=${actionId}`,
      dueOn,
      handling: null,
    }));

const LAST = '9999-12-31';
const order = (one: Duty, other: Duty) => {
  const [a, b] = [one.dueOn ?? LAST, other.dueOn ?? LAST];
  return a === b ? DUTY_KINDS.indexOf(one.kind) - DUTY_KINDS.indexOf(other.kind) : a < b ? -1 : 1;
};

/** What somebody owes at an instant, the first so many duties of it or all. */
export function firstOwed(db: Database, somebody: Somebody, now: string, calendar: WorkingDays, atMost?: number): Owed {
  const today = londonDate(now);
  const consultations = consultationsUnderWay(db, now, calendar);
  const responses = responsesUnderWay(db);
  const draftOn = (consultationId: string) => {
    const consultation = consultations.find((one) => one.consultationId === consultationId);
    return consultation ? dayOf(consultation, 'draft') : null;
  };
  const { organisationId } = somebody;
  const rechecks = isOneOf(somebody, 'secretariat') ? recheckDuties(db, today, atMost) : { total: 0, duties: [] };
  const others = [
    ...consultations.flatMap((consultation) => {
      const its = responses.filter(({ consultationId }) => consultationId === consultation.consultationId);
      return milestoneDuties(consultation, somebody, settledBy(its));
    }),
    ...responses.flatMap((response) => [
      ...assignedDuties(db, response, somebody, draftOn(response.consultationId)),
      ...contributionDuties(db, response, somebody),
      ...signOffDuties(db, response, somebody, now),
    ]),
    ...(organisationId ? actionDuties(db, organisationId) : []),
  ];
  return {
    total: others.length + rechecks.total,
    duties: [...others, ...rechecks.duties].toSorted(order).slice(0, atMost),
  };
}

/** The duties of somebody at an instant. */
export const whatIsOwed = (db: Database, somebody: Somebody, now: string, calendar: WorkingDays): readonly Duty[] =>
  firstOwed(db, somebody, now, calendar).duties;

@QueryHandler(WhatIsOwed)
export class WhatIsOwedHandler implements IQueryHandler<WhatIsOwed> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ somebody, now, calendar }: WhatIsOwed) {
    return whatIsOwed(this.readModels.db, somebody, now, calendar);
  }
}

@QueryHandler(FirstOwed)
export class FirstOwedHandler implements IQueryHandler<FirstOwed> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ somebody, now, calendar, atMost }: FirstOwed) {
    return firstOwed(this.readModels.db, somebody, now, calendar, atMost);
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { Milestone } from '#consultations';
import { ReadModels } from '#read-models';
import { londonDate } from '#vocabulary';
import type { WorkingDays } from '#working-days';
import { askRows } from '../asks/list-asks.js';
import { rechecksDue } from '../asks/rechecks.js';
import { openActions } from '../meetings/open-actions.js';
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

/** What the steps taken on a response have settled: an open round settles the draft, an approval the sign-off. */
function settledBy(responses: readonly ResponseUnderWay[]): Milestone[] {
  const states = responses.map(({ round }) => round?.state);
  const out = states.some((state) => state === 'open' || state === 'closed' || state === 'approved');
  return out ? ['draft', 'sign_off'] : [];
}

/** The asks to be looked at again, by the secretariat. */
function recheckDuties(db: Database, today: string): Duty[] {
  return askRows(db, rechecksDue(db, today).ids, today).map(({ askId, statement, nextRecheckOn, handling }) => ({
    kind: 'recheck',
    about: { kind: 'ask', id: askId, title: statement },
    dueOn: nextRecheckOn,
    handling,
  }));
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

/** The duties of somebody at an instant. */
export function whatIsOwed(db: Database, somebody: Somebody, now: string, calendar: WorkingDays): Duty[] {
  const today = londonDate(now);
  const consultations = consultationsUnderWay(db, now, calendar);
  const responses = responsesUnderWay(db);
  const draftOn = (consultationId: string) => {
    const consultation = consultations.find((one) => one.consultationId === consultationId);
    return consultation ? dayOf(consultation, 'draft') : null;
  };
  const { organisationId } = somebody;
  return [
    ...consultations.flatMap((consultation) => {
      const its = responses.filter(({ consultationId }) => consultationId === consultation.consultationId);
      return milestoneDuties(consultation, somebody, settledBy(its));
    }),
    ...responses.flatMap((response) => [
      ...assignedDuties(db, response, somebody, draftOn(response.consultationId)),
      ...contributionDuties(db, response, somebody),
      ...signOffDuties(db, response, somebody, now),
    ]),
    ...(isOneOf(somebody, 'secretariat') ? recheckDuties(db, today) : []),
    ...(organisationId ? actionDuties(db, organisationId) : []),
  ].toSorted(order);
}

@QueryHandler(WhatIsOwed)
export class WhatIsOwedHandler implements IQueryHandler<WhatIsOwed> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ somebody, now, calendar }: WhatIsOwed) {
    return whatIsOwed(this.readModels.db, somebody, now, calendar);
  }
}

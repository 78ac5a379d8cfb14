import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { Milestone } from '#consultations';
import { ReadModels } from '#read-models';
import type { Handling } from '#vocabulary';
import type { WorkingDays } from '#working-days';
import { all } from '../sql.js';
import { consultationsUnderWay } from './consultation-duties.js';
import type { Duty, Somebody } from './duty.js';
import { whatIsOwed } from './what-is-owed.js';

/** A day in the calendar of a consultation that the council answers: a milestone, or its close. */
export interface ConsultationDay {
  readonly consultationId: string;
  readonly title: string;
  readonly what: Milestone | 'close';
  /** a date; of a close the day it closes */
  readonly on: string;
  /** of a close: an instant */
  readonly closesAt?: string;
  readonly handling: Handling | null;
}

/** The days that concern somebody. */
export interface OwnDays {
  /** what they owe, as far as it has a day */
  readonly duties: readonly Duty[];
  /** of the consultations that the council answers, or that nobody has triaged */
  readonly consultations: readonly ConsultationDay[];
}

/** Whatever has a day and concerns somebody: their duties, and the milestones and the close of what the council answers. */
export class DaysOf extends Query<OwnDays> {
  constructor(
    readonly somebody: Somebody,
    readonly now: string,
    readonly calendar: WorkingDays,
  ) {
    super();
  }
}

export function daysOf(db: Database, somebody: Somebody, now: string, calendar: WorkingDays): OwnDays {
  const closings = new Map(
    all<{ id: string; closesAt: string }>(
      db,
      'SELECT consultation_id AS id, closes_at AS closesAt FROM consultations WHERE closes_at IS NOT NULL',
    ).map(({ id, closesAt }) => [id, closesAt]),
  );
  return {
    duties: whatIsOwed(db, somebody, now, calendar).filter(({ dueOn }) => dueOn !== null),
    consultations: consultationsUnderWay(db, now, calendar)
      .filter(({ triage }) => triage !== null)
      .flatMap(({ consultationId, title, handling, milestones }) => {
        const closesAt = closings.get(consultationId);
        const back = milestones.filter(({ milestone }) => milestone !== 'decide');
        return [
          ...back.map(({ milestone, on }) => ({ consultationId, title, what: milestone, on, handling })),
          ...(closesAt && back[0]
            ? [{ consultationId, title, what: 'close' as const, on: back[0].from, closesAt, handling }]
            : []),
        ];
      }),
  };
}

@QueryHandler(DaysOf)
export class DaysOfHandler implements IQueryHandler<DaysOf> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ somebody, now, calendar }: DaysOf) {
    return daysOf(this.readModels.db, somebody, now, calendar);
  }
}

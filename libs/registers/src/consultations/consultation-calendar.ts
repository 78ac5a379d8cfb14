import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { isLocalDate } from '#vocabulary';
import { ids } from '../sql.js';
import { consultationRows, endOf, endOfDayBefore, type ConsultationRow } from './list-consultations.js';

export interface CalendarDay {
  readonly date: string;
  readonly opening: readonly ConsultationRow[];
  readonly closing: readonly ConsultationRow[];
}

/** Which consultations open or close between two dates (inclusive); days on which none does are left out. `now` is an instant. */
export class ConsultationCalendar extends Query<readonly CalendarDay[]> {
  constructor(
    readonly from: string,
    readonly to: string,
    readonly now: string,
  ) {
    super();
  }
}

/** The days between two dates on which consultations open or close. `now` is an instant. */
export function consultationCalendar(db: Database, from: string, to: string, now: string): CalendarDay[] {
  if (!isLocalDate(from) || !isLocalDate(to)) return [];
  const opening = ids(
    db,
    `SELECT consultation_id FROM consultations WHERE coalesce(opens_on, '') BETWEEN ? AND ? ORDER BY title`,
    from,
    to,
  );
  const closing = ids(
    db,
    `SELECT consultation_id FROM consultations WHERE closes > ? AND closes <= ? AND closes_at IS NOT NULL ORDER BY title`,
    endOfDayBefore(from),
    endOf(to),
  );
  const days = new Map<string, { date: string; opening: ConsultationRow[]; closing: ConsultationRow[] }>();
  const day = (date: string) => {
    const known = days.get(date) ?? { date, opening: [], closing: [] };
    days.set(date, known);
    return known;
  };
  for (const row of consultationRows(db, opening, now)) day(row.opensOn!).opening.push(row);
  for (const row of consultationRows(db, closing, now)) day(row.closesOn!).closing.push(row);
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

@QueryHandler(ConsultationCalendar)
export class ConsultationCalendarHandler implements IQueryHandler<ConsultationCalendar> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ from, to, now }: ConsultationCalendar) {
    return consultationCalendar(this.readModels.db, from, to, now);
  }
}

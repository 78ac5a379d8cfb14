import { Query } from '@nestjs/cqrs';
import type { ConsultationRow } from './list-consultations.js';

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

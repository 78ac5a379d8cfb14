import type { EventsOf } from '#event-store';
import {
  IsId,
  IsInstant,
  IsLine,
  IsLocalDate,
  IsOneOf,
  IsSlug,
  IsWholeNumber,
  NATIONS,
  Nested,
  Optional,
  type Nation,
} from '#vocabulary';

export const REPORT_KINDS = ['view', 'quarterly_pack', 'annual'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** `public` leaves out what is sensitive, in confidence or under embargo. */
export const EDITIONS = ['full', 'public'] as const;
export type Edition = (typeof EDITIONS)[number];

/** What narrows the figures of a report: the filters of the indicators but for the period. */
export class ReportFilters {
  @Optional() @IsSlug() theme?: string;
  @Optional() @IsSlug() department?: string;
  @Optional() @IsOneOf(NATIONS) nation?: Nation;
  @Optional() @IsId() policyId?: string;
  @Optional() @IsSlug() direction?: string;
  @Optional() @IsSlug() size?: string;
  /** the day by which a pair is of the period; absent: that of the decision */
  @Optional() @IsOneOf(['decision', 'raise']) by?: 'decision' | 'raise';
}

/** The first and the last day of a period. */
export class Period {
  @Optional() @IsLocalDate() from?: string;
  @Optional() @IsLocalDate() to?: string;
}

/** The first and only event of a stream: a report never changes. */
export class ReportPinned {
  @IsId() reportId: string;
  @IsLine() title: string;
  @IsOneOf(REPORT_KINDS) kind: ReportKind;
  @IsOneOf(EDITIONS) edition: Edition;
  @Nested(() => ReportFilters) filters: ReportFilters;
  @Optional() @Nested(() => Period) period?: Period;
  /** the date: only what happened on or before it counts */
  @IsLocalDate() asAt: string;
  /** the instant: only what was recorded by then, and before this event, is seen */
  @IsInstant() asOf: string;
  /** the place in the log that this comes to, in the store where it was pinned */
  @IsWholeNumber(-1, Number.MAX_SAFE_INTEGER) position: number;
  /** the version of the making: each makes the same bytes for ever */
  @IsWholeNumber(1, 1000) format: number;
}

/** Everything that can happen to a report, by its stored name. */
export const reportEvents = { ReportPinned };
export type ReportEvent = EventsOf<typeof reportEvents>;

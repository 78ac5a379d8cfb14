import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import {
  addDays,
  addMonths,
  compareInstants,
  IsId,
  IsInstant,
  IsLine,
  IsLocalDate,
  IsOneOf,
  type Known,
  londonDate,
  Nested,
  Optional,
  RuleBroken,
} from '#vocabulary';
import { report, type Report } from './report.js';
import {
  type Edition,
  EDITIONS,
  Period,
  REPORT_KINDS,
  type ReportEvent,
  ReportFilters,
  type ReportKind,
} from './report-events.js';

/** What a report is asked to be of. Left out, `asOf` is now, and `asAt` the date in London of `asOf`. */
export class ReportAsked {
  @IsId() reportId: string;
  @IsLine() title: string;
  @IsOneOf(REPORT_KINDS) kind: ReportKind;
  @IsOneOf(EDITIONS) edition: Edition;
  @Optional() @Nested(() => ReportFilters) filters?: ReportFilters;
  @Optional() @Nested(() => Period) period?: Period;
  @Optional() @IsLocalDate() asAt?: string;
  @Optional() @IsInstant() asOf?: string;
}

/** Where the log stood at the moment that a report is asked to be of. */
export interface KnownPosition {
  readonly position: number;
}

/** The version of the making that a report is given when it is pinned. */
export const FORMAT = 1;

export class PinReport extends Command<Outcome> {
  constructor(
    readonly details: ReportAsked,
    readonly known: Pick<Known, 'now'> & KnownPosition,
  ) {
    super();
  }
}

/** A report is pinned once, of a moment and a period that are not in the future. Pinning it again changes nothing. */
export const pinReport =
  ({ details: { filters = {}, period, ...asked }, known: { now, position } }: PinReport) =>
  (state: Report): ReportEvent[] => {
    if (state === 'pinned') return [];
    const asOf = asked.asOf ?? now;
    if (compareInstants(asOf, now) > 0)
      throw new RuleBroken('The moment that a report is of must not be in the future', 'asOf');
    const asAt = asked.asAt ?? londonDate(asOf);
    if (asAt > londonDate(asOf))
      throw new RuleBroken('The date up to which things count must not be after the day of the report', 'asAt');
    if (asked.kind === 'quarterly_pack' && Object.keys(filters).length > 0)
      throw new RuleBroken('A quarterly pack is of everything: take the filters away', 'filters');
    mustBeAPeriod(asked.kind, period ?? {}, asAt);
    const { reportId, title, kind, edition } = asked;
    const within = period && { period };
    return [
      {
        type: 'ReportPinned',
        data: { reportId, title, kind, edition, filters, ...within, asAt, asOf, position, format: FORMAT },
      },
    ];
  };

function mustBeAPeriod(kind: ReportKind, period: Period, asAt: string): void {
  const { from, to } = period;
  if (from !== undefined && to !== undefined && from > to)
    throw new RuleBroken('The last day of the period must not be before its first day', 'period.to');
  mustBeThePeriodOf(kind, period);
  if (from !== undefined && from > asAt)
    throw new RuleBroken('The period must have begun by the date up to which things count', 'period.from');
}

function mustBeThePeriodOf(kind: ReportKind, { from, to }: Period): void {
  if (kind === 'view') return;
  const months = kind === 'annual' ? 12 : 3;
  const begins = from !== undefined && from.endsWith('-01') && (months === 12 || isQuarterMonth(from));
  if (begins && to === addDays(addMonths(from, months), -1)) return;
  if (kind === 'annual')
    throw new RuleBroken('An annual report is of twelve whole months, like 1 April 2025 to 31 March 2026', 'period');
  throw new RuleBroken('A quarterly pack is of one calendar quarter, like 1 January to 31 March 2026', 'period');
}

const isQuarterMonth = (date: string) => Number(date.slice(5, 7)) % 3 === 1;

@CommandHandler(PinReport)
export class PinReportHandler implements ICommandHandler<PinReport> {
  constructor(private readonly events: EventStore) {}

  execute(command: PinReport) {
    return this.events.transact(`report-${command.details.reportId}`, report, pinReport(command));
  }
}

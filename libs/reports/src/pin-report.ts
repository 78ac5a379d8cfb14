import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { addDays, addMonths, compareInstants, type Known, londonDate, RuleBroken } from '#vocabulary';
import { report, type Report } from './report.js';
import type { Period, ReportEvent, ReportKind, ReportPinned } from './report-events.js';

export class PinReport extends Command<Outcome> {
  constructor(
    readonly details: ReportPinned,
    readonly known: Pick<Known, 'now'>,
  ) {
    super();
  }
}

/** A report is pinned once, of a moment and a period that are not in the future. Pinning it again changes nothing. */
export const pinReport =
  ({ details, known }: PinReport) =>
  (state: Report): ReportEvent[] => {
    if (state === 'pinned') return [];
    const { kind, period = {}, asAt, asOf } = details;
    if (compareInstants(asOf, known.now) > 0)
      throw new RuleBroken('The moment that a report is of must not be in the future', 'asOf');
    if (asAt > londonDate(asOf))
      throw new RuleBroken('The date up to which things count must not be after the day of the report', 'asAt');
    if (period.from !== undefined && period.to !== undefined && period.from > period.to)
      throw new RuleBroken('The last day of the period must not be before its first day', 'period.to');
    mustBeThePeriodOf(kind, period);
    if (period.from !== undefined && period.from > asAt)
      throw new RuleBroken('The period must have begun by the date up to which things count', 'period.from');
    return [{ type: 'ReportPinned', data: details }];
  };

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

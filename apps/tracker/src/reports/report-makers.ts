import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { lastValueFrom, tap } from 'rxjs';
import type { Ask } from '#findings';
import { ReadModels } from '#read-models';
import { FindReport, SensitiveItems, withheldFromThePublic, type ReportRow } from '#registers';
import { londonDate } from '#vocabulary';
import { makeReport, positionSeen, restatementOf, type Paper, type Restated } from '#report-files';
import { validate as isId } from 'uuid';
import { notFound } from '../web/errors.js';

/** What a report is held against: what is known at an instant; `asOf`, a position, when that is an earlier one. */
export interface Today {
  readonly now: string;
  readonly asOf?: number;
}

type Tell = (part: number) => void;

/** Makes reports again from what was known at their moment, and holds them against what is known today. */
@Injectable()
export class ReportMakers {
  constructor(
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
  ) {}

  /** @throws NotFoundException when there is no such report */
  async find(reportId: string): Promise<ReportRow> {
    const found = isId(reportId) ? await this.queries.execute(new FindReport(reportId)) : undefined;
    if (!found) throw notFound('report');
    return found;
  }

  /** Waits for the tables of the moment that a report is of, which may have to be made first. */
  async tables(report: ReportRow, tell: Tell): Promise<void> {
    const { progress } = await this.readModels.asOf(await positionSeen(this.readModels, report));
    await lastValueFrom(progress.pipe(tap(tell)), { defaultValue: 1 });
  }

  /** What stands in a report. */
  async paper(report: ReportRow): Promise<Paper> {
    const today = londonDate(new Date().toISOString());
    const withheld =
      report.edition === 'public'
        ? await this.readModels.view(() => withheldFromThePublic(this.readModels.db, today))
        : [];
    const ask: Ask = async (query) => {
      const found = await this.ask(query);
      // what may not be told today is not told in the public edition of an earlier day
      return query instanceof SensitiveItems
        ? (new Set([...(found as Iterable<string>), ...withheld]) as typeof found)
        : found;
    };
    return this.seenBy(report, () => makeReport(report, ask));
  }

  /** What is another today. @throws StoreUnavailable */
  async restatement(report: ReportRow, { now, asOf }: Today, tell: Tell): Promise<Restated[]> {
    const atPinning: Ask = (query) => this.seenBy(report, () => this.queries.execute(query));
    // one view: what is recorded meanwhile does not mix in
    return this.readModels.view(() => restatementOf(report, { atPinning, today: this.ask, now, tell }), {
      ...(asOf !== undefined && { asOf }),
    });
  }

  private readonly ask: Ask = (query) => this.queries.execute(query);

  private async seenBy<T>(report: ReportRow, work: () => Promise<T>): Promise<T> {
    return this.readModels.view(work, { asOf: await positionSeen(this.readModels, report) });
  }
}

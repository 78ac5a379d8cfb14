import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Ask } from '#findings';
import { ReadModels } from '#read-models';
import { FindReport, type ReportRow } from '#registers';
import { makeReport, restatementOf, type Paper, type Restated } from '#report-files';
import { validate as isId } from 'uuid';
import { EarlierViews } from '../web/as-of.js';
import { now } from '../web/clock.js';
import { notFound } from '../web/errors.js';

/** Makes reports again from what was known at their moment, and holds them against what is known today. */
@Injectable()
export class ReportMakers {
  constructor(
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
    private readonly earlier: EarlierViews,
  ) {}

  /** @throws NotFoundException when there is no such report */
  async find(reportId: string): Promise<ReportRow> {
    const found = isId(reportId) ? await this.queries.execute(new FindReport(reportId)) : undefined;
    if (!found) throw notFound('report');
    return found;
  }

  /** What stands in a report. @throws StillMaking while the tables of its moment are made */
  async paper(report: ReportRow): Promise<Paper> {
    return this.seenBy(report, () => makeReport(report, this.ask));
  }

  /** What is another today. @throws StillMaking while the tables of its moment are made; StoreUnavailable */
  async restatement(report: ReportRow): Promise<Restated[]> {
    const atPinning: Ask = (query) => this.seenBy(report, () => this.queries.execute(query));
    return restatementOf(report, { atPinning, today: this.ask, now: now() });
  }

  private readonly ask: Ask = (query) => this.queries.execute(query);

  /** Does work that sees what the report saw: what was recorded by its moment, and before its own event. */
  private async seenBy<T>({ asOf, pinnedPosition }: ReportRow, work: () => Promise<T>): Promise<T> {
    const position = Math.min(await this.readModels.positionAt(asOf), pinnedPosition - 1);
    return this.earlier.viewAt(position, asOf, work);
  }
}

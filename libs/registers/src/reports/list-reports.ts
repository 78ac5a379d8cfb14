import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { ReportPinned } from '#reports';
import { conditions, when, type Register } from '../conditions.js';
import type { Listing, Paged, Recorded } from '../listing.js';
import { pageOf } from '../register.js';
import { all, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';

export const REPORT_SORTS = ['title', 'asOf', 'recordedAt'] as const;

export interface ReportFilter extends Listing {
  readonly kind?: string;
  readonly edition?: string;
}

export interface ReportRow extends Readonly<Omit<ReportPinned, 'period'>>, Recorded {
  readonly period: NonNullable<ReportPinned['period']> | null;
  /** of its own event: it sees nothing from here on */
  readonly pinnedPosition: number;
  readonly revision: number;
}

export type ReportList = Paged<ReportRow, 'kind' | 'edition'>;

/** The register of pinned reports. */
export class ListReports extends Query<ReportList> {
  constructor(readonly filters: ReportFilter = {}) {
    super();
  }
}

/** One pinned report; undefined when there is none. */
export class FindReport extends Query<ReportRow | undefined> {
  constructor(readonly reportId: string) {
    super();
  }
}

const REPORTS: Register<'kind' | 'edition'> = {
  from: 'reports r',
  reads: ['reports'],
  id: 'r.report_id',
  tie: 'r.number',
  sorts: { title: 'r.title COLLATE NOCASE', asOf: 'r.as_of', recordedAt: 'r.number' },
  defaultSort: '-recordedAt',
  values: { kind: 'r.kind', edition: 'r.edition' },
  lists: {},
};

interface StoredReport {
  readonly report_id: string;
  readonly title: string;
  readonly kind: ReportRow['kind'];
  readonly edition: ReportRow['edition'];
  readonly filters: string;
  readonly period: string | null;
  readonly as_at: string;
  readonly as_of: string;
  readonly position: number;
  readonly format: number;
  readonly pinned_position: number;
  readonly recorded_at: string;
  readonly actor: string;
  readonly revision: number;
}

/** The rows of reports, in the order of the ids. */
export function reportRows(db: Database, ids: readonly string[]): ReportRow[] {
  return all<StoredReport>(
    db,
    'SELECT r.* FROM json_each(?) wanted JOIN reports r ON r.report_id = wanted.value ORDER BY wanted.key',
    JSON.stringify(ids),
  ).map((row) => ({
    reportId: row.report_id,
    title: row.title,
    kind: row.kind,
    edition: row.edition,
    filters: parsed<ReportRow['filters']>(row.filters),
    period: parsedOrNull<NonNullable<ReportRow['period']>>(row.period),
    asAt: row.as_at,
    asOf: row.as_of,
    position: row.position,
    format: row.format,
    pinnedPosition: row.pinned_position,
    recordedAt: row.recorded_at,
    actor: row.actor,
    revision: row.revision,
  }));
}

/** The reports that a filter lets through, a page of them. */
export function listReports(db: Database, filters: ReportFilter, position?: number): ReportList {
  const { q, kind, edition, ...listing } = filters;
  const asked = conditions(
    holding(db, q, 'r.number', 'reports_search'),
    when(kind, 'r.kind = ?', 'kind'),
    when(edition, 'r.edition = ?', 'edition'),
  );
  const { ids, ...page } = pageOf(db, REPORTS, asked, listing, position);
  return { ...page, rows: reportRows(db, ids) };
}

@QueryHandler(ListReports)
export class ListReportsHandler implements IQueryHandler<ListReports> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListReports) {
    return listReports(this.readModels.db, filters, this.readModels.position);
  }
}

@QueryHandler(FindReport)
export class FindReportHandler implements IQueryHandler<FindReport> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ reportId }: FindReport) {
    return reportRows(this.readModels.db, [reportId])[0];
  }
}

import { projection } from '#read-models';
import type { ReportEvent } from '#reports';
import { json, searchable } from '../columns.js';

/** Pinned reports: what each is of, and where its own event stands. */
export const reports = projection<ReportEvent>({
  name: 'reports',
  tables: `
    CREATE TABLE reports (
      number INTEGER PRIMARY KEY,
      report_id TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      edition TEXT NOT NULL,
      filters TEXT NOT NULL,
      period TEXT,
      as_at TEXT NOT NULL,
      as_of TEXT NOT NULL,
      position INTEGER NOT NULL,
      format INTEGER NOT NULL,
      pinned_position INTEGER NOT NULL,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      revision INTEGER NOT NULL
    );`,
  indexes: searchable('reports', ['title']),
  effects: (db) => {
    const pin = db.prepare(
      `INSERT INTO reports (report_id, title, kind, edition, filters, period, as_at, as_of, position, format,
         pinned_position, recorded_at, actor, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    return {
      ReportPinned: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { reportId, title, kind, edition, filters, period, asAt, asOf, format } = data;
        const of = [json(filters), json(period), asAt, asOf, data.position, format];
        pin.run(reportId, title, kind, edition, ...of, position, recordedAt, actor, revision);
      },
    };
  },
});

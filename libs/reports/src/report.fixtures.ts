import { knowing } from '#vocabulary';
import type { ReportAsked } from './pin-report.js';
import type { ReportEvent, ReportPinned } from './report-events.js';

/** The report, and the present moment, that the specs of this library speak of. */
export const reportId = '0196b7a0-0000-7000-8000-000000000501';

export const known = { ...knowing('2026-04-03T11:00:00Z'), position: 1042 };

export const details: ReportPinned = {
  reportId,
  title: 'Influence in green IT',
  kind: 'view',
  edition: 'full',
  filters: { theme: 'green-it' },
  asAt: '2026-04-03',
  asOf: '2026-04-03T10:59:30.000Z',
  position: 1042,
  format: 1,
};

export const asked: ReportAsked = {
  reportId,
  title: 'Influence in green IT',
  kind: 'view',
  edition: 'full',
  filters: { theme: 'green-it' },
  asOf: '2026-04-03T10:59:30.000Z',
};

export const pinned = (changes: Partial<ReportPinned> = {}): ReportEvent => ({
  type: 'ReportPinned',
  data: { ...details, ...changes },
});

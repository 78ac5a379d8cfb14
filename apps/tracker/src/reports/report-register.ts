import { dateInWords, instantInWords, labelOf } from '#govuk-pages';
import { ListReports, REPORT_SORTS, type ReportRow } from '#registers';
import type { RegisterOf } from '../registers/register-pages.js';
import { reports } from './reports.js';

/** “1 January 2026 to 31 March 2026”; nothing without a period. */
export const periodInWords = ({ period }: Pick<ReportRow, 'period'>): string | undefined => {
  if (!period) return undefined;
  const { from, to } = period;
  if (from && to) return `${dateInWords(from)} to ${dateInWords(to)}`;
  return from ? `From ${dateInWords(from)}` : to && `To ${dateInWords(to)}`;
};

/** The register of pinned reports. */
export const reportRegister: RegisterOf<ReportRow> = {
  sorts: REPORT_SORTS,
  list: (listing) => new ListReports(listing),
  register: {
    title: 'Reports',
    path: reports.path,
    section: '/influence',
    breadcrumbs: [{ text: 'Influence', href: '/influence' }],
    items: ['report', 'reports'],
    lead: 'Views of the figures that were pinned. Each can be made again at any time, the same to the byte.',
    actions: [{ text: 'Pin a report', href: '/reports/new' }],
    searchLabel: 'Search reports',
    filters: [
      { name: 'kind', label: 'Kind' },
      { name: 'edition', label: 'Edition' },
    ],
    columns: [
      {
        label: 'Report',
        sort: 'title',
        cell: ({ reportId, title, kind, edition }) => ({
          text: title,
          href: `${reports.path}/${reportId}`,
          hint: `${labelOf(kind)}, ${edition} edition`,
        }),
        exported: ({ title }) => title,
      },
      { label: 'Period', cell: (row) => periodInWords(row) },
      {
        label: 'Recorded by',
        sort: 'asOf',
        cell: ({ asOf }) => instantInWords(asOf),
        exported: ({ asOf }) => asOf,
      },
      { label: 'Kind', exportOnly: true, cell: ({ kind }) => kind },
      { label: 'Edition', exportOnly: true, cell: ({ edition }) => edition },
      { label: 'Happened by', exportOnly: true, cell: ({ asAt }) => asAt },
      { label: 'Report id', exportOnly: true, cell: ({ reportId }) => reportId },
    ],
    empty: 'No report is pinned yet. Pin one here, or from the Influence page.',
  },
};

import { Period, ReportFilters, reportEvents, ReportPinned } from '#reports';
import { faultsIn, fieldsOf } from '#vocabulary';
import { details } from './report.fixtures.js';

describe('The events of a report', () => {
  it('have the fields of the contract', () => {
    expect(Object.keys(reportEvents)).toEqual(['ReportPinned']);
    expect(fieldsOf(ReportPinned, { ...details, period: {} })).toBe(
      'reportId, title, kind, edition, filters, asAt, asOf, position, format, period?',
    );
    expect(
      fieldsOf(ReportFilters, {
        theme: 'green-it',
        department: 'cabinet-office',
        nation: 'wales',
        policyId: details.reportId,
        direction: 'fund',
        size: 'small',
        by: 'raise',
      }),
    ).toBe('theme?, department?, nation?, policyId?, direction?, size?, by?');
    expect(fieldsOf(Period, { from: '2026-01-01', to: '2026-03-31' })).toBe('from?, to?');
  });

  it('know no other kind, edition or filter', () =>
    expect(
      faultsIn(ReportPinned, { ...details, kind: 'daily', edition: 'secret', filters: { colour: 'red' } }),
    ).toEqual([
      { field: 'kind', message: 'must be one of view, quarterly_pack, annual' },
      { field: 'edition', message: 'must be one of full, public' },
      { field: 'filters.colour', message: 'is not a field of this' },
    ]));
});

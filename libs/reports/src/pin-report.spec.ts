import { given } from '#event-store';
import { PinReport, pinReport, report, type Period, type ReportAsked } from '#reports';
import { asked, known, pinned, reportId } from './report.fixtures.js';

const pinning = (changes: Partial<ReportAsked> = {}) => pinReport(new PinReport({ ...asked, ...changes }, known));

describe('Pinning a report', () => {
  it('records what it is of', () => given(report)().when(pinning()).then(pinned()));
  it('may be of a part of a period, and of what had happened by an earlier date', () =>
    given(report)()
      .when(pinning({ period: { from: '2026-01-01' }, asAt: '2026-01-01' }))
      .then(pinned({ period: { from: '2026-01-01' }, asAt: '2026-01-01' })));
  it('may be of an earlier moment', () =>
    given(report)()
      .when(pinning({ asOf: '2025-12-31T23:59:59Z', asAt: '2025-12-31' }))
      .then(pinned({ asOf: '2025-12-31T23:59:59Z', asAt: '2025-12-31' })));
  it('is of now and of everything, when nothing else is asked', () =>
    given(report)()
      .when(pinReport(new PinReport({ reportId, title: 'All', kind: 'view', edition: 'public' }, known)))
      .then(
        pinned({ title: 'All', edition: 'public', filters: {}, asOf: '2026-04-03T11:00:00Z', asAt: '2026-04-03' }),
      ));
  it('changes nothing the second time', () =>
    given(report)(pinned())
      .when(pinning({ title: 'Another title' }))
      .thenNothing());

  it('is refused of a moment in the future', () =>
    given(report)()
      .when(pinning({ asOf: '2026-04-03T11:00:00.001Z' }))
      .thenRefused('The moment that a report is of must not be in the future', 'asOf'));
  it('is refused as at a day after that moment', () =>
    given(report)()
      .when(pinning({ asAt: '2026-04-04' }))
      .thenRefused('The date up to which things count must not be after the day of the report', 'asAt'));
  it('takes the day of a moment as London has it', () =>
    given(report)()
      .when(pinning({ asOf: '2025-06-30T23:30:00Z', asAt: '2025-07-01' }))
      .then(pinned({ asOf: '2025-06-30T23:30:00Z', asAt: '2025-07-01' })));
  it('is refused of a period that ends before it begins', () =>
    given(report)()
      .when(pinning({ period: { from: '2026-02-01', to: '2026-01-31' } }))
      .thenRefused('The last day of the period must not be before its first day', 'period.to'));
  it('is refused of a period that has not begun', () =>
    given(report)()
      .when(pinning({ period: { from: '2026-04-04', to: '2026-05-01' } }))
      .thenRefused('The period must have begun', 'period.from'));
});

describe('A quarterly pack', () => {
  const pack = (period?: Period) => pinning({ kind: 'quarterly_pack', filters: {}, ...(period && { period }) });

  it.each([
    ['2026-01-01', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2025-10-01', '2025-12-31'],
  ])('is of the quarter from %s to %s', (from, to) =>
    given(report)()
      .when(pack({ from, to }))
      .then(pinned({ kind: 'quarterly_pack', filters: {}, period: { from, to } })),
  );
  it.each([
    undefined,
    {},
    { from: '2026-01-01' },
    { to: '2026-03-31' },
    { from: '2026-01-02', to: '2026-03-31' },
    { from: '2026-02-01', to: '2026-04-30' },
    { from: '2025-01-01', to: '2025-12-31' },
  ])('is refused of %j', (period) =>
    given(report)().when(pack(period)).thenRefused('A quarterly pack is of one calendar quarter', 'period'),
  );
});

it('A quarterly pack is refused with filters', () =>
  given(report)()
    .when(pinning({ kind: 'quarterly_pack', period: { from: '2026-01-01', to: '2026-03-31' } }))
    .thenRefused('A quarterly pack is of everything: take the filters away', 'filters'));

describe('An annual report', () => {
  const annual = (period?: Period) => pinning({ kind: 'annual', ...(period && { period }) });

  it.each([
    ['2025-01-01', '2025-12-31'],
    ['2025-04-01', '2026-03-31'],
    ['2023-03-01', '2024-02-29'],
  ])('is of the year from %s to %s', (from, to) =>
    given(report)()
      .when(annual({ from, to }))
      .then(pinned({ kind: 'annual', period: { from, to } })),
  );
  it.each([undefined, { from: '2025-04-02', to: '2026-04-01' }, { from: '2026-01-01', to: '2026-03-31' }])(
    'is refused of %j',
    (period) =>
      given(report)().when(annual(period)).thenRefused('An annual report is of twelve whole months', 'period'),
  );
});

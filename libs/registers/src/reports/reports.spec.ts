import type { AskEvent } from '#asks';
import type { EngagementEvent } from '#engagements';
import type { ReportEvent } from '#reports';
import { projections } from '../projections.js';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { CONSULTATION, ENGAGEMENT, POLICY, RESPONSE, ASK } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { listReports, reportRows, type ReportRow } from './list-reports.js';
import { sensitiveItems } from './sensitive-items.js';

const [first, second] = [idOf(901), idOf(902)];
const pinned = (reportId: string, title: string, changes: object = {}): ReportEvent => ({
  type: 'ReportPinned',
  data: {
    reportId,
    title,
    kind: 'view',
    edition: 'full',
    filters: {},
    asAt: '2026-01-01',
    asOf: '2026-01-01T11:00:00Z',
    position: -1,
    format: 1,
    ...changes,
  },
});
const log = new RecordedLog()
  .add(`report-${first}`, [pinned(first, 'Influence in green IT', { filters: { theme: 'green-it' } })])
  .add(`report-${second}`, [
    pinned(second, 'First quarter', {
      kind: 'quarterly_pack',
      edition: 'public',
      period: { from: '2026-01-01', to: '2026-03-31' },
    }),
  ]);
const { db } = Tables.built(projections, log.events);

const green: ReportRow = {
  reportId: first,
  title: 'Influence in green IT',
  kind: 'view',
  edition: 'full',
  filters: { theme: 'green-it' },
  period: null,
  asAt: '2026-01-01',
  asOf: '2026-01-01T11:00:00Z',
  position: -1,
  format: 1,
  pinnedPosition: 0,
  recordedAt: '2026-01-01T12:00:00.000Z',
  actor: ACTOR,
  revision: 0,
};
const pack: ReportRow = {
  ...green,
  reportId: second,
  title: 'First quarter',
  kind: 'quarterly_pack',
  edition: 'public',
  filters: {},
  period: { from: '2026-01-01', to: '2026-03-31' },
  pinnedPosition: 1,
  recordedAt: '2026-01-01T12:00:01.000Z',
};

describe('pinned reports', () => {
  it('are listed, the latest first', () => expect(listReports(db, {}).rows).toEqual([pack, green]));
  it('are found by kind, edition and title', () => {
    expect(listReports(db, { kind: 'view' }).rows).toEqual([green]);
    expect(listReports(db, { edition: 'public' }).rows).toEqual([pack]);
    expect(listReports(db, { q: 'green' }).rows).toEqual([green]);
  });
  it('are found one by one', () => {
    expect(reportRows(db, [second])).toEqual([pack]);
    expect(reportRows(db, [idOf(999)])).toEqual([]);
  });
});

describe('what a public edition must not tell of', () => {
  const handled = (handling: object) => ({ handling: { marking: 'official' as const, ...handling }, reason: 'So' });

  it('is what is sensitive, under embargo after the day, or in confidence', () => {
    const before = Tables.built(projections, record().events);
    const already = sensitiveItems(before.db, '2026-06-01');
    const events = record()
      .add<AskEvent>(`ask-${ASK.purpose}`, [
        {
          type: 'AskHandlingChanged',
          data: { askId: ASK.purpose, ...handled({ marking: 'official-sensitive' }) },
        },
      ])
      .add(`policy-${POLICY.offices}`, [
        {
          type: 'PolicyHandlingChanged',
          data: { policyId: POLICY.offices, ...handled({ embargoUntil: '2026-06-02' }) },
        },
      ])
      .add(`consultation-${CONSULTATION.answered}`, [
        {
          type: 'ConsultationHandlingChanged',
          data: { consultationId: CONSULTATION.answered, ...handled({ embargoUntil: '2026-06-01' }) },
        },
      ])
      .add<EngagementEvent>(`engagement-${ENGAGEMENT.quiet}`, [
        {
          type: 'EngagementCorrected',
          data: { engagementId: ENGAGEMENT.quiet, inConfidence: true, reason: 'Shared in confidence' },
        },
      ]).events;
    const after = sensitiveItems(Tables.built(projections, events).db, '2026-06-01');
    expect(after).toEqual(new Set([...already, ASK.purpose, POLICY.offices, ENGAGEMENT.quiet]));
    expect(already.has(ASK.purpose)).toBe(false);
    expect(already.has(POLICY.offices)).toBe(false);
  });

  it('is a response to a sensitive consultation, too', () => {
    const { db: tables } = Tables.built(projections, record().events);
    const of = tables
      .prepare<[string], string>('SELECT consultation_id FROM responses WHERE response_id = ?')
      .pluck()
      .get(RESPONSE.begun)!;
    const { events } = record().add(`consultation-${of}`, [
      {
        type: 'ConsultationHandlingChanged',
        data: { consultationId: of, ...handled({ marking: 'official-sensitive' }) },
      },
    ]);
    const sensitive = sensitiveItems(Tables.built(projections, events).db, '2026-06-01');
    expect([sensitive.has(of), sensitive.has(RESPONSE.begun)]).toEqual([true, true]);
  });
});

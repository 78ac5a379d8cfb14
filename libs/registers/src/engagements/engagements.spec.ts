import type { EngagementEvent } from '#engagements';
import { idOf, RecordedLog, Tables } from '../testing.js';
import { engagements } from './engagements.js';

const engagementId = idOf(1);
const [policy, consultation, ask, organisation] = [idOf(11), idOf(12), idOf(13), idOf(14)];

const logged: EngagementEvent = {
  type: 'EngagementLogged',
  data: {
    engagementId,
    kind: 'official_meeting',
    happenedOn: '2025-01-14',
    counterpart: { body: 'cabinet-office', role: 'policy lead' },
    initiatedBy: 'council',
    level: 'consult',
    policyIds: [policy],
    consultationId: consultation,
    asksRaised: [ask],
    organisationIds: [organisation],
    summary: 'A first word about the plan.',
    record: { title: 'Note', filedOn: '2025-01-15' },
    inConfidence: true,
    handling: { marking: 'official-sensitive' },
  },
};

const row = {
  number: 1,
  engagement_id: engagementId,
  kind: 'official_meeting',
  happened_on: '2025-01-14',
  body: 'cabinet-office',
  role: 'policy lead',
  initiated_by: 'council',
  level: 'consult',
  policy_ids: `["${policy}"]`,
  consultation_id: consultation,
  asks_raised: `["${ask}"]`,
  organisation_ids: `["${organisation}"]`,
  summary: 'A first word about the plan.',
  record: '{"title":"Note","filedOn":"2025-01-15"}',
  in_confidence: 1,
  handling: '{"marking":"official-sensitive"}',
  recorded_at: '2026-01-01T12:00:00.000Z',
  revision: 0,
};
const link = (item_id: string, happened_on = '2025-01-14') => ({ item_id, happened_on, number: 1 });

const after = (...events: EngagementEvent[]) => {
  const { events: recorded } = new RecordedLog().add(`engagement-${engagementId}`, events);
  const tables = Tables.built([engagements], recorded);
  expect(Tables.followed([engagements], recorded).everything()).toEqual(tables.everything());
  return tables;
};

describe('the register of engagements', () => {
  it('EngagementLogged: the engagement, linked to all that it names', () => {
    const tables = after(logged);
    expect(tables.rows('engagements')).toEqual([row]);
    expect(tables.rows('engagement_links')).toEqual([link(policy), link(consultation), link(ask), link(organisation)]);
  });

  it('EngagementCorrected: what is named is replaced, null takes away, the links follow', () => {
    const tables = after(logged, {
      type: 'EngagementCorrected',
      data: {
        engagementId,
        kind: 'letter',
        happenedOn: '2025-01-12',
        counterpart: { body: 'home-office' },
        initiatedBy: 'government',
        level: null,
        policyIds: [],
        consultationId: null,
        asksRaised: [ask, idOf(15)],
        organisationIds: [],
        summary: 'A letter.',
        record: null,
        inConfidence: false,
        handling: null,
        reason: 'It was a letter',
      },
    });
    expect(tables.rows('engagements')).toEqual([
      {
        number: 1,
        engagement_id: engagementId,
        kind: 'letter',
        happened_on: '2025-01-12',
        body: 'home-office',
        initiated_by: 'government',
        policy_ids: '[]',
        asks_raised: `["${ask}","${idOf(15)}"]`,
        organisation_ids: '[]',
        summary: 'A letter.',
        in_confidence: 0,
        recorded_at: '2026-01-01T12:00:00.000Z',
        revision: 1,
      },
    ]);
    expect(tables.rows('engagement_links')).toEqual([link(ask, '2025-01-12'), link(idOf(15), '2025-01-12')]);
  });

  it('EngagementStruckOut: it stays to be seen and counts nowhere, whatever is corrected after', () => {
    const struckOut: EngagementEvent = {
      type: 'EngagementStruckOut',
      data: { engagementId, reason: 'The letter was another body’s' },
    };
    const corrected: EngagementEvent = {
      type: 'EngagementCorrected',
      data: { engagementId, happenedOn: '2025-01-13', reason: 'For the record' },
    };
    const tables = after(logged, struckOut, corrected);
    expect(tables.rows('engagements')).toEqual([
      { ...row, happened_on: '2025-01-13', struck_out: 'The letter was another body’s', revision: 2 },
    ]);
    expect(tables.rows('engagement_links')).toEqual([]);
  });

  it('EngagementHandlingChanged: how it is to be handled', () => {
    const tables = after(logged, {
      type: 'EngagementHandlingChanged',
      data: { engagementId, handling: { marking: 'official', embargoUntil: '2025-03-01' }, reason: 'Until the launch' },
    });
    expect(tables.rows('engagements')).toEqual([
      { ...row, handling: '{"marking":"official","embargoUntil":"2025-03-01"}', revision: 1 },
    ]);
  });
});

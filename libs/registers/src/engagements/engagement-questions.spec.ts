import { projections } from '../projections.js';
import { idOf, Tables } from '../testing.js';
import { ASK, CONSULTATION, ENGAGEMENT, ORGANISATION, POLICY, TODAY } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { findEngagement } from './find-engagement.js';
import { listEngagements, type EngagementRow } from './list-engagements.js';

const { db } = Tables.built(projections, record().events);

const quiet: EngagementRow = {
  engagementId: ENGAGEMENT.quiet,
  kind: 'draft_comment',
  happenedOn: '2026-01-20',
  counterpart: { body: 'department-for-science-innovation-and-technology', role: null },
  initiatedBy: 'government',
  level: 'involve',
  summary: 'Words on a draft.',
  policies: [],
  consultation: { id: CONSULTATION.closed, title: 'Wallets and residents' },
  asks: [{ id: ASK.consent, title: 'Ask for consent once.' }],
  organisations: [{ id: ORGANISATION.kent, title: 'Kent County Council' }],
  record: null,
  inConfidence: true,
  handling: null,
  struckOut: null,
  recordedAt: '2025-01-02T09:00:33.000Z',
  revision: 0,
};

const summaries = (filters: Parameters<typeof listEngagements>[1]) =>
  listEngagements(db, filters).rows.map(({ summary }) => summary);

describe('engagements', () => {
  it('are listed with all that a row shows, the latest first', () => {
    expect(listEngagements(db, { kind: 'draft_comment' }).rows).toEqual([quiet]);
    expect(summaries({})).toEqual(['Words on a draft.', 'We went through the options paper.', 'A letter on purpose.']);
  });

  it('are found by policy, their own or that of their consultation', () => {
    expect(summaries({ policy: POLICY.identity })).toEqual(['Words on a draft.']);
    expect(summaries({ policy: POLICY.offices })).toEqual([
      'We went through the options paper.',
      'A letter on purpose.',
    ]);
  });

  it('are found by who took part, by body, by date, in confidence or not, and by words', () => {
    expect(summaries({ organisation: ORGANISATION.leeds })).toEqual(['A letter on purpose.']);
    expect(summaries({ body: 'department-for-science-innovation-and-technology' })).toEqual(['Words on a draft.']);
    expect(summaries({ initiatedBy: 'government' })).toEqual(['Words on a draft.']);
    expect(summaries({ from: '2025-01-02', to: '2025-03-17' })).toEqual(['A letter on purpose.']);
    expect(summaries({ from: 'yesterday' })).toHaveLength(3);
    expect(summaries({ inConfidence: true })).toEqual(['Words on a draft.']);
    expect(summaries({ inConfidence: false })).toHaveLength(2);
    expect(summaries({ q: 'option policy' })).toEqual(['We went through the options paper.']);
  });

  it('that were struck out are listed when they are asked for', () => {
    const struckOut = listEngagements(db, { struckOut: true });
    expect(struckOut.rows.map(({ summary, struckOut: why }) => [summary, why])).toEqual([
      ['Another body’s letter.', 'Not ours'],
    ]);
    expect(summaries({ struckOut: true, policy: POLICY.offices, organisation: ORGANISATION.kent })).toHaveLength(1);
    expect(summaries({ struckOut: true, policy: POLICY.identity })).toEqual([]);
  });
});

describe('an engagement', () => {
  it('comes with the asks it raised as they stand today', () => {
    const { engagement, asks } = findEngagement(db, ENGAGEMENT.letter, TODAY)!;
    expect(engagement).toMatchObject({
      summary: 'A letter on purpose.',
      record: { title: 'Letter of 2 January' },
      policies: [{ id: POLICY.offices, title: 'Standard for shared front offices' }],
    });
    expect(asks).toMatchObject([{ askId: ASK.same, state: 'merged', mergedInto: { id: ASK.purpose } }]);
  });

  it('is shown when it was struck out, and is not found when there is none', () => {
    expect(findEngagement(db, ENGAGEMENT.wrong, TODAY)!.engagement.struckOut).toBe('Not ours');
    expect(findEngagement(db, idOf(99), TODAY)).toBeUndefined();
  });
});

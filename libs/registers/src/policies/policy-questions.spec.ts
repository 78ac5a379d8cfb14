import type { PolicyEvent } from '#policies';
import { projections } from '../projections.js';
import { ACTOR, idOf, Tables } from '../testing.js';
import { ASK, CONSULTATION, DECISION, ENGAGEMENT, NOW, POLICY, RESPONSE } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { findPolicy } from './find-policy.js';
import { listPolicies, type PolicyRow } from './list-policies.js';
import { policyTimeline } from './policy-timeline.js';

const { db } = Tables.built(projections, record().events);

const offices: PolicyRow = {
  policyId: POLICY.offices,
  title: 'Standard for shared front offices',
  summary: 'One door for the resident.',
  departments: ['cabinet-office'],
  themes: ['shared-services'],
  nations: ['england'],
  stage: 'decided',
  band: 'late',
  stageSince: '2025-11-20',
  standing: 'active',
  standingSince: null,
  standingReason: null,
  supersededBy: null,
  handling: null,
  counts: { consultations: 1, engagements: 2, asks: 2, decisions: 1 },
  recordedAt: '2025-01-02T09:00:04.000Z',
  revision: 3,
};
const identity: PolicyRow = {
  policyId: POLICY.identity,
  title: 'Digital identity framework',
  summary: null,
  departments: ['department-for-science-innovation-and-technology'],
  themes: ['data-sharing', 'shared-services'],
  nations: ['england', 'wales'],
  stage: 'signal',
  band: 'early',
  stageSince: '2025-09-01',
  standing: 'paused',
  standingSince: '2026-02-20',
  standingReason: 'A change of ministers',
  supersededBy: null,
  handling: null,
  counts: { consultations: 2, engagements: 1, asks: 2, decisions: 1 },
  recordedAt: '2025-01-02T09:00:08.000Z',
  revision: 1,
};

describe('policies', () => {
  it('are listed by title, with all that a row shows', () => {
    expect(listPolicies(db, {})).toEqual({
      rows: [identity, offices],
      total: 2,
      page: 1,
      pageSize: 25,
      pageCount: 1,
      sort: 'title',
      next: null,
      facets: {
        stage: [
          { value: 'decided', title: null, count: 1 },
          { value: 'signal', title: null, count: 1 },
        ],
        theme: [
          { value: 'shared-services', title: null, count: 2 },
          { value: 'data-sharing', title: null, count: 1 },
        ],
        department: [
          { value: 'cabinet-office', title: null, count: 1 },
          { value: 'department-for-science-innovation-and-technology', title: null, count: 1 },
        ],
        nation: [
          { value: 'england', title: null, count: 2 },
          { value: 'wales', title: null, count: 1 },
        ],
      },
    });
  });

  it('are found by words in their title and summary, whatever the form of the word', () => {
    expect(listPolicies(db, { q: 'resident offic' }).rows).toEqual([offices]);
    expect(listPolicies(db, { q: 'identities' }).rows).toEqual([identity]);
    expect(listPolicies(db, { q: 'resident identity' }).rows).toEqual([]);
  });

  it('are put in order of rank, not of the name of the stage', () => {
    expect(listPolicies(db, { sort: 'stage' }).rows).toEqual([identity, offices]);
    expect(listPolicies(db, { sort: '-stage' }).rows).toEqual([offices, identity]);
  });

  it('name what superseded them', () => {
    const superseded: PolicyEvent = {
      type: 'PolicySuperseded',
      data: { policyId: POLICY.offices, byPolicyId: POLICY.identity, effectiveOn: '2026-01-05' },
    };
    const { events } = record().add(`policy-${POLICY.offices}`, [superseded]);
    expect(listPolicies(Tables.built(projections, events).db, { q: 'offices' }).rows).toEqual([
      {
        ...offices,
        standing: 'superseded',
        standingSince: '2026-01-05',
        supersededBy: { id: POLICY.identity, title: 'Digital identity framework' },
        revision: 4,
      },
    ]);
  });
});

describe('a policy', () => {
  it('comes with its stages and all that concerns it', () => {
    const detail = findPolicy(db, POLICY.offices, NOW)!;
    expect(detail.policy).toEqual({
      ...offices,
      sourceUrl: 'https://www.gov.uk/shared-front-offices',
      resumedOn: null,
    });
    expect(detail.stages).toEqual([
      {
        stage: 'scoping',
        band: 'early',
        effectiveOn: '2025-01-06',
        reason: null,
        reference: null,
        recordedAt: '2025-01-02T09:00:04.000Z',
        actor: ACTOR,
      },
      expect.objectContaining({ stage: 'options', band: 'early', effectiveOn: '2025-03-18' }),
      expect.objectContaining({ stage: 'consultation', band: 'mid', effectiveOn: '2025-06-09' }),
      expect.objectContaining({ stage: 'decided', band: 'late', effectiveOn: '2025-11-20' }),
    ]);
    expect({
      consultations: detail.consultations.map(({ consultationId }) => consultationId),
      engagements: detail.engagements.map(({ engagementId }) => engagementId),
      responses: detail.responses.map(({ responseId }) => responseId),
      asks: detail.asks.map(({ askId }) => askId),
      decisions: detail.decisions.map(({ decisionId }) => decisionId),
    }).toEqual({
      consultations: [CONSULTATION.answered],
      engagements: [ENGAGEMENT.meeting, ENGAGEMENT.letter],
      responses: [RESPONSE.offices],
      asks: [ASK.dropped, ASK.purpose],
      decisions: [DECISION.offices],
    });
  });

  it('is concerned by an engagement on its consultation', () => {
    expect(findPolicy(db, POLICY.identity, NOW)!.engagements.map(({ engagementId }) => engagementId)).toEqual([
      ENGAGEMENT.quiet,
    ]);
  });

  it('is not found when there is none', () => {
    expect(findPolicy(db, idOf(99), NOW)).toBeUndefined();
    expect(policyTimeline(db, idOf(99), NOW)).toBeUndefined();
  });
});

describe('a policy as a picture', () => {
  it('has stages one after the other, bars, marks, threads and lines', () => {
    expect(policyTimeline(db, POLICY.offices, NOW)).toEqual({
      from: '2025-01-02',
      to: '2026-03-02',
      stages: [
        { stage: 'signal', band: 'early', from: '2025-01-02', until: '2025-01-06', assumed: true },
        { stage: 'scoping', band: 'early', from: '2025-01-06', until: '2025-03-18', assumed: false },
        { stage: 'options', band: 'early', from: '2025-03-18', until: '2025-06-09', assumed: false },
        { stage: 'consultation', band: 'mid', from: '2025-06-09', until: '2025-11-20', assumed: false },
        { stage: 'decided', band: 'late', from: '2025-11-20', until: null, assumed: false },
      ],
      consultations: [
        {
          consultationId: CONSULTATION.answered,
          title: 'Shared front offices: a consultation',
          from: '2025-06-09',
          until: '2025-09-12',
          state: 'outcome_published',
          outcomeOn: '2025-11-20',
        },
      ],
      marks: [
        { kind: 'engagement', id: ENGAGEMENT.letter, title: 'A letter on purpose.', on: '2025-01-02', asksRaised: 1 },
        {
          kind: 'engagement',
          id: ENGAGEMENT.meeting,
          title: 'We went through the options paper.',
          on: '2025-03-18',
          asksRaised: 1,
        },
        {
          kind: 'response',
          id: RESPONSE.offices,
          title: 'Shared front offices: a consultation',
          on: '2025-08-20',
          asksRaised: 1,
        },
      ],
      // the first raise of the ask that was merged into it is kept; the ask withdrawn has no thread
      asks: [
        {
          askId: ASK.purpose,
          statement: 'Judge an office by its purpose.',
          from: '2025-01-02',
          stage: 'signal',
          band: 'early',
          until: '2025-11-20',
          answer: 'adopted',
          decisionId: DECISION.offices,
        },
      ],
      decisions: [
        {
          decisionId: DECISION.offices,
          title: 'Response on front offices',
          kind: 'consultation_outcome',
          on: '2025-11-20',
        },
      ],
    });
  });

  it('reaches as far as a consultation that has not closed', () => {
    expect(policyTimeline(db, POLICY.identity, NOW)).toMatchObject({
      from: '2025-09-01',
      to: '2026-03-12',
      asks: [{ askId: ASK.consent, from: '2026-01-20', until: null, answer: null, decisionId: null }],
      decisions: [{ decisionId: DECISION.identity, on: '2026-02-10' }],
    });
  });

  it('leaves out a stage that another took the place of on the same day', () => {
    const changed = (stage: 'options' | 'analysing'): PolicyEvent => ({
      type: 'PolicyStageChanged',
      data: { policyId: POLICY.identity, stage, effectiveOn: '2026-01-15' },
    });
    const { events } = record().add(`policy-${POLICY.identity}`, [changed('options'), changed('analysing')]);
    expect(policyTimeline(Tables.built(projections, events).db, POLICY.identity, NOW)!.stages).toEqual([
      { stage: 'signal', band: 'early', from: '2025-09-01', until: '2026-01-15', assumed: false },
      { stage: 'analysing', band: 'mid', from: '2026-01-15', until: null, assumed: false },
    ]);
  });
});

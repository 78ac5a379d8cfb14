import type { ConsultationEvent } from '#consultations';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { consultations } from './consultations.js';

const consultationId = idOf(1);
const [policy, other] = [idOf(11), idOf(12)];

const logged: ConsultationEvent = {
  type: 'ConsultationLogged',
  data: {
    consultationId,
    title: 'Data sharing standard',
    kind: 'call_for_evidence',
    summary: 'What should be shared?',
    departments: ['home-office', 'cabinet-office'],
    policyIds: [policy],
    themes: ['data-sharing'],
    nations: ['england', 'wales'],
    opensOn: '2025-06-09',
    closesAt: '2025-08-29T23:59:00+01:00',
    source: { system: 'govuk', key: 'abc', url: 'https://www.gov.uk/abc' },
    waysToRespond: { email: 'views@example.gov.uk' },
    handling: { marking: 'official' },
  },
};

const row = {
  number: 1,
  consultation_id: consultationId,
  title: 'Data sharing standard',
  kind: 'call_for_evidence',
  summary: 'What should be shared?',
  departments: '["home-office","cabinet-office"]',
  themes: '["data-sharing"]',
  nations: '["england","wales"]',
  policy_ids: `["${policy}"]`,
  opens_on: '2025-06-09',
  logged_closes_at: '2025-08-29T23:59:00+01:00',
  closes_at: '2025-08-29T23:59:00+01:00',
  closes: Date.parse('2025-08-29T23:59:00+01:00') / 1000,
  source: '{"system":"govuk","key":"abc","url":"https://www.gov.uk/abc"}',
  ways_to_respond: '{"email":"views@example.gov.uk"}',
  handling: '{"marking":"official"}',
  recorded_at: '2026-01-01T12:00:00.000Z',
  actor: ACTOR,
  revision: 0,
};
const NEVER = 253_402_300_799;

/** What an event recorded second says of itself. */
const second = { recorded_at: '2026-01-01T12:00:01.000Z', actor: ACTOR };
const third = { recorded_at: '2026-01-01T12:00:02.000Z', actor: ACTOR };

const milestone = (position: number, what: string, happened_on: string, more: object) => ({
  consultation_id: consultationId,
  position,
  what,
  happened_on,
  ...more,
  recorded_at: `2026-01-01T12:00:0${position}.000Z`,
  actor: ACTOR,
});

const after = (...events: ConsultationEvent[]) => {
  const { events: recorded } = new RecordedLog().add(`consultation-${consultationId}`, events);
  const tables = Tables.built([consultations], recorded);
  expect(Tables.followed([consultations], recorded).everything()).toEqual(tables.everything());
  return tables;
};

const moved = (closesAt: string, publishedOn: string): ConsultationEvent => ({
  type: 'ConsultationDeadlineMoved',
  data: { consultationId, closesAt, publishedOn, reason: 'More time', reference: { title: 'Notice' } },
});
const outcome = (publishedOn: string, title: string): ConsultationEvent => ({
  type: 'ConsultationOutcomePublished',
  data: { consultationId, publishedOn, summary: 'Done', reference: { title } },
});

describe('the register of consultations', () => {
  it('ConsultationLogged: the consultation with its labels and policies', () => {
    const tables = after(logged);
    expect(tables.rows('consultations')).toEqual([row]);
    expect(tables.rows('consultation_labels')).toEqual([
      { facet: 'department', value: 'cabinet-office', number: 1 },
      { facet: 'department', value: 'home-office', number: 1 },
      { facet: 'nation', value: 'england', number: 1 },
      { facet: 'nation', value: 'wales', number: 1 },
      { facet: 'theme', value: 'data-sharing', number: 1 },
    ]);
    expect(tables.rows('consultation_policies')).toEqual([
      { policy_id: policy, consultation_id: consultationId, number: 1 },
    ]);
  });

  it('ConsultationLogged: without a closing date it does not close', () => {
    const { closesAt: _, ...open } = logged.data as Extract<ConsultationEvent, { type: 'ConsultationLogged' }>['data'];
    expect(after({ type: 'ConsultationLogged', data: open }).rows('consultations')).toMatchObject([{ closes: NEVER }]);
  });

  it('ConsultationQuestionsListed: the questions, a later list in place of an earlier', () => {
    const listed = (text: string): ConsultationEvent => ({
      type: 'ConsultationQuestionsListed',
      data: { consultationId, questions: [{ questionId: idOf(31), number: '1a', text, kind: 'open' }] },
    });
    expect(after(logged, listed('Do you agree?'), listed('Do you really?')).rows('consultation_questions')).toEqual([
      {
        number: 1,
        questions: `[{"questionId":"${idOf(31)}","number":"1a","text":"Do you really?","kind":"open"}]`,
        words: '1a Do you really?',
        revision: 2,
      },
    ]);
  });

  it('ConsultationDeadlineMoved: the closing moves, and what was known before stays', () => {
    const tables = after(logged, moved('2025-09-12T17:00:00+01:00', '2025-07-18'));
    expect(tables.rows('consultations')).toEqual([
      {
        ...row,
        closes_at: '2025-09-12T17:00:00+01:00',
        closes: Date.parse('2025-09-12T16:00:00Z') / 1000,
        moved_on: '2025-07-18',
        revision: 1,
      },
    ]);
    expect(tables.rows('consultation_deadlines')).toEqual([
      {
        consultation_id: consultationId,
        position: 1,
        how: 'moved',
        closes_at: '2025-09-12T17:00:00+01:00',
        published_on: '2025-07-18',
        reason: 'More time',
        reference: '{"title":"Notice"}',
        ...second,
      },
    ]);
  });

  it('ConsultationDeadlineMoved: the one made public last counts, whenever it was recorded', () => {
    const tables = after(
      logged,
      moved('2025-10-01T17:00:00+01:00', '2025-08-01'),
      moved('2025-09-12T17:00:00+01:00', '2025-07-18'),
    );
    expect(tables.rows('consultations')).toMatchObject([
      { closes_at: '2025-10-01T17:00:00+01:00', moved_on: '2025-08-01', revision: 2 },
    ]);
  });

  it('ConsultationMilestoneSet: every day that a milestone was put on, and that it is counted again', () => {
    const tables = after(
      logged,
      {
        type: 'ConsultationMilestoneSet',
        data: { consultationId, milestone: 'draft', on: '2025-08-12', reason: 'The drafter is away' },
      },
      { type: 'ConsultationMilestoneSet', data: { consultationId, milestone: 'draft', reason: 'She is back' } },
    );
    const of = { consultation_id: consultationId, milestone: 'draft' };
    expect(tables.rows('consultation_set_milestones')).toEqual([
      { ...of, position: 1, set_on: '2025-08-12', reason: 'The drafter is away', ...second },
      { ...of, position: 2, reason: 'She is back', ...third },
    ]);
    expect(tables.rows('consultations')).toEqual([{ ...row, revision: 2 }]);
  });

  it('ConsultationTriaged: the latest decision and who leads', () => {
    const tables = after(
      logged,
      {
        type: 'ConsultationTriaged',
        data: {
          consultationId,
          decision: 'lead',
          reason: 'Ours',
          leadPersonId: idOf(41),
          relatesTo: { haveTime: true, whoIsAffected: 'Districts' },
        },
      },
      { type: 'ConsultationTriaged', data: { consultationId, decision: 'monitor', reason: 'Not ours' } },
    );
    expect(tables.rows('consultations')).toEqual([{ ...row, triage: 'monitor', revision: 2 }]);
    expect(tables.rows('consultation_triages')).toEqual([
      {
        position: 1,
        consultation_id: consultationId,
        decision: 'lead',
        reason: 'Ours',
        lead_person_id: idOf(41),
        relates_to: '{"haveTime":true,"whoIsAffected":"Districts"}',
        ...second,
      },
      { position: 2, consultation_id: consultationId, decision: 'monitor', reason: 'Not ours', ...third },
    ]);
  });

  it('ConsultationLinkedToPolicy, ConsultationUnlinkedFromPolicy: in the order of recording', () => {
    const link: ConsultationEvent = { type: 'ConsultationLinkedToPolicy', data: { consultationId, policyId: other } };
    const unlink: ConsultationEvent = {
      type: 'ConsultationUnlinkedFromPolicy',
      data: { consultationId, policyId: policy },
    };
    expect(after(logged, link, link).rows('consultations')).toEqual([
      { ...row, policy_ids: `["${policy}","${other}"]`, revision: 2 },
    ]);
    const tables = after(logged, link, unlink);
    expect(tables.rows('consultations')).toEqual([{ ...row, policy_ids: `["${other}"]`, revision: 2 }]);
    expect(tables.rows('consultation_policies')).toEqual([
      { policy_id: other, consultation_id: consultationId, number: 1 },
    ]);
  });

  it('ConsultationFeedbackPublished: what people said', () => {
    const tables = after(logged, {
      type: 'ConsultationFeedbackPublished',
      data: { consultationId, publishedOn: '2025-10-01', reference: { title: 'Summary' } },
    });
    expect(tables.rows('consultations')).toEqual([{ ...row, revision: 1 }]);
    expect(tables.rows('consultation_milestones')).toEqual([
      milestone(1, 'feedback', '2025-10-01', { reference: '{"title":"Summary"}' }),
    ]);
  });

  it('ConsultationOutcomePublished: the first outcome is the day of the answer', () => {
    const tables = after(logged, outcome('2025-11-20', 'Response'), outcome('2025-11-02', 'First response'));
    expect(tables.rows('consultations')).toEqual([{ ...row, outcome_on: '2025-11-02', revision: 2 }]);
    expect(tables.rows('consultation_milestones')).toEqual([
      milestone(1, 'outcome', '2025-11-20', { words: 'Done', reference: '{"title":"Response"}' }),
      milestone(2, 'outcome', '2025-11-02', { words: 'Done', reference: '{"title":"First response"}' }),
    ]);
  });

  it('ConsultationOutcomeCorrected: this one in place of all so far, what it does not name as in the last', () => {
    const tables = after(logged, outcome('2025-11-02', 'First'), outcome('2025-11-20', 'Response'), {
      type: 'ConsultationOutcomeCorrected',
      data: { consultationId, publishedOn: '2025-11-19', reason: 'Up the evening before' },
    });
    expect(tables.rows('consultations')).toEqual([{ ...row, outcome_on: '2025-11-19', revision: 3 }]);
    expect(tables.rows('consultation_milestones')).toEqual([
      milestone(3, 'outcome', '2025-11-19', { words: 'Done', reference: '{"title":"Response"}' }),
    ]);
  });

  it('ConsultationWithdrawn: it is withdrawn, with the explanation', () => {
    const tables = after(logged, {
      type: 'ConsultationWithdrawn',
      data: { consultationId, withdrawnOn: '2025-07-01', explanation: 'To be consulted on again' },
    });
    expect(tables.rows('consultations')).toEqual([{ ...row, withdrawn_on: '2025-07-01', revision: 1 }]);
    expect(tables.rows('consultation_milestones')).toEqual([
      milestone(1, 'withdrawn', '2025-07-01', { words: 'To be consulted on again' }),
    ]);
  });

  it('ConsultationLapsed: the council meant to answer and did not', () => {
    const tables = after(logged, {
      type: 'ConsultationLapsed',
      data: { consultationId, lapsedOn: '2025-09-01', reason: 'Nobody was free' },
    });
    expect(tables.rows('consultations')).toEqual([{ ...row, lapsed_on: '2025-09-01', revision: 1 }]);
    expect(tables.rows('consultation_milestones')).toEqual([
      milestone(1, 'lapsed', '2025-09-01', { words: 'Nobody was free' }),
    ]);
  });

  it('ConsultationDetailsCorrected: what is named is replaced, null takes away, labels and policies follow', () => {
    const tables = after(logged, {
      type: 'ConsultationDetailsCorrected',
      data: {
        consultationId,
        title: 'Data standard',
        kind: 'consultation',
        summary: null,
        departments: ['home-office'],
        policyIds: [other],
        themes: [],
        nations: ['scotland'],
        opensOn: null,
        closesAt: '2025-08-30T00:00:00+01:00',
        source: null,
        waysToRespond: null,
        handling: null,
        reason: 'All wrong',
      },
    });
    const { summary: _, opens_on: __, source: ___, ways_to_respond: ____, handling: _____, ...left } = row;
    expect(tables.rows('consultations')).toEqual([
      {
        ...left,
        title: 'Data standard',
        kind: 'consultation',
        departments: '["home-office"]',
        themes: '[]',
        nations: '["scotland"]',
        policy_ids: `["${other}"]`,
        closes_at: '2025-08-30T00:00:00+01:00',
        closes: Date.parse('2025-08-29T23:00:00Z') / 1000,
        revision: 1,
      },
    ]);
    expect(tables.rows('consultation_labels')).toEqual([
      { facet: 'department', value: 'home-office', number: 1 },
      { facet: 'nation', value: 'scotland', number: 1 },
    ]);
    expect(tables.rows('consultation_policies')).toEqual([
      { policy_id: other, consultation_id: consultationId, number: 1 },
    ]);
    expect(tables.rows('consultation_deadlines')).toEqual([
      {
        consultation_id: consultationId,
        position: 1,
        how: 'corrected',
        closes_at: '2025-08-30T00:00:00+01:00',
        reason: 'All wrong',
        ...second,
      },
    ]);
  });

  it('ConsultationDetailsCorrected: a closing that was corrected does not undo a move', () => {
    const tables = after(logged, moved('2025-09-12T17:00:00+01:00', '2025-07-18'), {
      type: 'ConsultationDetailsCorrected',
      data: { consultationId, closesAt: null, reason: 'It had no date at first' },
    });
    expect(tables.rows('consultations')).toMatchObject([{ closes_at: '2025-09-12T17:00:00+01:00', revision: 2 }]);
  });

  it('ConsultationHandlingChanged: how it is to be handled', () => {
    const tables = after(logged, {
      type: 'ConsultationHandlingChanged',
      data: { consultationId, handling: { marking: 'official-sensitive' }, reason: 'A draft' },
    });
    expect(tables.rows('consultations')).toEqual([
      { ...row, handling: '{"marking":"official-sensitive"}', revision: 1 },
    ]);
  });
});

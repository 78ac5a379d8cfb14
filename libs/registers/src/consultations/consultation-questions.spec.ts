import type { ConsultationEvent } from '#consultations';
import { projections } from '../projections.js';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { CONSULTATION, DECISION, ENGAGEMENT, NOW, PERSON, POLICY, RESPONSE } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { consultationCalendar } from './consultation-calendar.js';
import { findConsultation } from './find-consultation.js';
import { listConsultations, SOURCE_STATES, type ConsultationRow } from './list-consultations.js';
import { loggedConsultation } from './logged-consultation.js';

const { db } = Tables.built(projections, record().events);

const open: ConsultationRow = {
  consultationId: CONSULTATION.open,
  title: 'Identity checks for officers',
  kind: 'consultation',
  departments: ['department-for-science-innovation-and-technology', 'cabinet-office'],
  themes: ['data-sharing'],
  nations: ['england', 'wales'],
  opensOn: '2026-02-20',
  closesAt: '2026-03-12T17:00:00Z',
  closesOn: '2026-03-12',
  daysLeft: 10,
  state: 'open',
  triage: null,
  leadPersonId: null,
  policies: [{ id: POLICY.identity, title: 'Digital identity framework' }],
  source: null,
  outcomeOn: null,
  withdrawnOn: null,
  lapsedOn: null,
  handling: null,
  recordedAt: '2025-01-02T09:00:16.000Z',
  revision: 0,
};
const answered: ConsultationRow = {
  consultationId: CONSULTATION.answered,
  title: 'Shared front offices: a consultation',
  kind: 'consultation',
  departments: ['cabinet-office'],
  themes: ['shared-services'],
  nations: ['england'],
  opensOn: '2025-06-09',
  closesAt: '2025-09-12T23:59:00+01:00',
  closesOn: '2025-09-12',
  daysLeft: null,
  state: 'outcome_published',
  triage: 'lead',
  leadPersonId: PERSON,
  policies: [{ id: POLICY.offices, title: 'Standard for shared front offices' }],
  source: { system: 'govuk', key: 'key-1', url: 'https://www.gov.uk/government/consultations/offices' },
  outcomeOn: '2025-11-20',
  withdrawnOn: null,
  lapsedOn: null,
  handling: null,
  recordedAt: '2025-01-02T09:00:10.000Z',
  revision: 5,
};

const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);
const list = (filters: Omit<Parameters<typeof listConsultations>[1], 'now'>) =>
  titles(listConsultations(db, { ...filters, now: NOW }).rows);

describe('consultations', () => {
  it('are listed with all that a row shows', () => {
    expect(listConsultations(db, { now: NOW, state: 'open' }).rows).toEqual([open]);
    expect(listConsultations(db, { now: NOW, state: 'outcome_published' }).rows).toEqual([answered]);
  });

  it('that close last come first, the open ones in the order in which they close', () => {
    expect(list({})).toEqual([
      'Telephony',
      'Green hosting: call for evidence',
      'Identity checks for officers',
      'Wallets and residents',
      'Shared front offices: a consultation',
    ]);
    expect(listConsultations(db, { now: NOW, state: 'open' }).sort).toBe('closesAt');
  });

  it('are in one state each, at every moment', () => {
    const stateAt = (now: string) =>
      Object.fromEntries(listConsultations(db, { now }).rows.map(({ title, state }) => [title, state]));
    expect(stateAt(NOW)).toEqual({
      Telephony: 'withdrawn',
      'Green hosting: call for evidence': 'upcoming',
      'Identity checks for officers': 'open',
      'Wallets and residents': 'closed_awaiting_outcome',
      'Shared front offices: a consultation': 'outcome_published',
    });
    // to the second, and by the calendar of London
    expect(stateAt('2026-03-12T16:59:59Z')).toMatchObject({ 'Identity checks for officers': 'open' });
    expect(stateAt('2026-03-12T17:00:00Z')).toMatchObject({
      'Identity checks for officers': 'closed_awaiting_outcome',
    });
    expect(stateAt('2026-03-31T22:59:59Z')).toMatchObject({ 'Green hosting: call for evidence': 'upcoming' });
    expect(stateAt('2026-03-31T23:00:00Z')).toMatchObject({ 'Green hosting: call for evidence': 'open' });
    for (const now of [NOW, '2026-03-12T17:00:00Z', '2026-04-30T23:00:00Z'])
      for (const state of SOURCE_STATES)
        expect(titles(listConsultations(db, { now, state }).rows)).toEqual(
          expect.arrayContaining(Object.keys(stateAt(now)).filter((title) => stateAt(now)[title] === state)),
        );
  });

  it('are found by their questions as well', () => {
    expect(list({ q: 'telephone number' })).toEqual(['Shared front offices: a consultation']);
    expect(list({ q: 'residents' })).toEqual(['Wallets and residents', 'Shared front offices: a consultation']);
  });

  it('that close soon are the open ones that close in so many days', () => {
    expect(list({ closingWithin: 9 })).toEqual([]);
    expect(list({ closingWithin: 10 })).toEqual(['Identity checks for officers']);
    expect(list({ closingWithin: Number.MAX_VALUE })).toEqual(['Identity checks for officers']);
  });

  it('are found by the date they close, midnight being the end of the day before', () => {
    expect(list({ closesFrom: '2026-04-30', closesTo: '2026-04-30' })).toEqual(['Green hosting: call for evidence']);
    expect(list({ closesFrom: '2026-05-01' })).toEqual([]);
    expect(list({ closesTo: '2026-01-29' })).toEqual(['Shared front offices: a consultation']);
    expect(list({ closesTo: 'soon' })).toHaveLength(5);
  });

  it('count what nobody has triaged', () => {
    expect(list({ triage: 'untriaged' })).toEqual([
      'Telephony',
      'Green hosting: call for evidence',
      'Identity checks for officers',
    ]);
  });
});

describe('a consultation', () => {
  it('comes with what was known when, and all that belongs to it', () => {
    const detail = findConsultation(db, CONSULTATION.answered, NOW)!;
    const recorded = (second: number) => ({ recordedAt: `2025-01-02T09:00:${second}.000Z`, actor: ACTOR });
    expect({
      ...detail,
      policies: detail.policies.map(({ policyId }) => policyId),
      responses: detail.responses.map(({ responseId }) => responseId),
      decisions: detail.decisions.map(({ decisionId }) => decisionId),
    }).toEqual({
      consultation: {
        ...answered,
        summary: 'How should front offices be shared?',
        waysToRespond: { email: 'offices@example.gov.uk' },
      },
      questions: [
        { questionId: idOf(81), number: '1', text: 'Should residents have one telephone number?', kind: 'open' },
      ],
      triages: [{ decision: 'lead', reason: 'Ours', leadPersonId: PERSON, relatesTo: null, ...recorded(12) }],
      deadlines: [
        {
          how: 'logged',
          closesAt: '2025-08-29T23:59:00+01:00',
          closesOn: '2025-08-29',
          publishedOn: null,
          reason: null,
          reference: null,
          ...recorded(10),
        },
        {
          how: 'moved',
          closesAt: '2025-09-12T23:59:00+01:00',
          closesOn: '2025-09-12',
          publishedOn: '2025-07-18',
          reason: 'Requests for more time',
          reference: null,
          ...recorded(13),
        },
      ],
      setMilestones: [],
      feedback: [
        { publishedOn: '2025-10-10', summary: null, reference: { title: 'What people said' }, ...recorded(14) },
      ],
      outcomes: [
        { publishedOn: '2025-11-20', summary: null, reference: { title: 'Government response' }, ...recorded(15) },
      ],
      withdrawal: null,
      lapses: [],
      policies: [POLICY.offices],
      engagements: [],
      responses: [RESPONSE.offices],
      decisions: [DECISION.offices],
    });
  });

  it('says why it was withdrawn, and that the council let it pass', () => {
    const lapsed: ConsultationEvent = {
      type: 'ConsultationLapsed',
      data: { consultationId: CONSULTATION.withdrawn, lapsedOn: '2025-12-01', reason: 'Nobody was free' },
    };
    const { events } = record().add(`consultation-${CONSULTATION.withdrawn}`, [lapsed]);
    expect(findConsultation(Tables.built(projections, events).db, CONSULTATION.withdrawn, NOW)).toMatchObject({
      consultation: { state: 'withdrawn', withdrawnOn: '2025-12-15', lapsedOn: '2025-12-01', closesOn: null },
      withdrawal: { withdrawnOn: '2025-12-15', explanation: 'To be consulted on again', actor: ACTOR },
      lapses: [{ lapsedOn: '2025-12-01', reason: 'Nobody was free', actor: ACTOR }],
      deadlines: [],
    });
  });

  it('comes with the days that milestones were put on, the latest first', () => {
    const { answered: consultationId } = CONSULTATION;
    const reason = 'The drafter is away';
    const { events } = record().add<ConsultationEvent>(`consultation-${consultationId}`, [
      { type: 'ConsultationMilestoneSet', data: { consultationId, milestone: 'draft', on: '2025-08-12', reason } },
      { type: 'ConsultationMilestoneSet', data: { consultationId, milestone: 'draft', reason: 'She is back' } },
    ]);
    const { setMilestones } = findConsultation(Tables.built(projections, events).db, consultationId, NOW)!;
    expect(setMilestones.map(({ milestone, on, reason: why }) => [milestone, on, why])).toEqual([
      ['draft', null, 'She is back'],
      ['draft', '2025-08-12', reason],
    ]);
  });

  it('comes with the engagements on it', () => {
    expect(findConsultation(db, CONSULTATION.closed, NOW)!.engagements.map(({ engagementId }) => engagementId)).toEqual(
      [ENGAGEMENT.quiet],
    );
  });

  it('is not found when there is none', () => {
    expect(findConsultation(db, idOf(99), NOW)).toBeUndefined();
  });
});

describe('a consultation about to be logged', () => {
  it('is an update of the one with the same source key', () => {
    const { same, alike } = loggedConsultation(db, { system: 'govuk', key: 'key-1', title: 'Renamed' }, NOW);
    expect(same).toEqual(findConsultation(db, CONSULTATION.answered, NOW));
    expect(alike).toEqual([]);
  });

  it('is like those of the same title and a department in common', () => {
    const like = (title: string, departments: string[]) =>
      loggedConsultation(db, { system: 'govuk', key: 'new', title, departments }, NOW);
    expect(like(' identity checks for Officers', ['home-office', 'cabinet-office'])).toEqual({
      same: null,
      alike: [open],
    });
    expect(like('Identity checks for officers', ['home-office'])).toEqual({ same: null, alike: [] });
    expect(like('Identity checks', ['cabinet-office'])).toEqual({ same: null, alike: [] });
  });

  it('is nothing known without a key or a title', () => {
    expect(loggedConsultation(db, {}, NOW)).toEqual({ same: null, alike: [] });
  });
});

describe('the calendar', () => {
  it('says what opens and closes on which day', () => {
    const days = consultationCalendar(db, '2026-03-01', '2026-04-30', NOW);
    expect(days.map(({ date, opening, closing }) => [date, titles(opening), titles(closing)])).toEqual([
      ['2026-03-12', [], ['Identity checks for officers']],
      ['2026-04-01', ['Green hosting: call for evidence'], []],
      ['2026-04-30', [], ['Green hosting: call for evidence']],
    ]);
    expect(days[0]!.closing).toEqual([open]);
  });

  it('is empty between dates that are none', () => {
    expect(consultationCalendar(db, 'March', '2026-04-30', NOW)).toEqual([]);
    expect(
      consultationCalendar(Tables.built(projections, new RecordedLog().events).db, '2026-01-01', '2026-12-31', NOW),
    ).toEqual([]);
  });
});

import type { ConsultationEvent } from '#consultations';
import type { Role } from '#members';
import { sha256OfAnswer, type PositionTaken, type ResponseEvent } from '#responses';
import { WorkingDays } from '#working-days';
import { projections } from '../projections.js';
import { idOf, Tables } from '../testing.js';
import { CONSULTATION, NOW, ORGANISATION, PERSON, RESPONSE } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { firstOwed, whatIsOwed } from './what-is-owed.js';

const calendar = new WorkingDays();
const responseId = RESPONSE.begun;
const [questionId, other, contributionId, another] = [idOf(901), idOf(902), idOf(911), idOf(912)];
const [author, reviewer] = [idOf(921), idOf(922)];

const somebody = (role: Role, more: { personId?: string; organisationId?: string } = {}) => ({
  personId: idOf(999),
  roles: [role],
  ...more,
});
const secretariat = somebody('secretariat');
const chair = somebody('chair');
const kent = somebody('member', { organisationId: ORGANISATION.kent });
const leeds = somebody('deputy', { organisationId: ORGANISATION.leeds });

/** What somebody owes on the response that was begun, after more has happened to it: the kind, and the day. */
const owed = (who: typeof secretariat, events: readonly ResponseEvent[], now = NOW) => {
  const { events: all } = record().add(`response-${responseId}`, events);
  const tables = Tables.built(projections, all);
  expect(Tables.followed(projections, all).rows('work_positions')).toEqual(tables.rows('work_positions'));
  return whatIsOwed(tables.db, who, now, calendar)
    .filter(({ about }) => about.id === responseId)
    .map(({ kind, detail, below, dueOn }) => [kind, detail ?? below ?? '', dueOn]);
};

const drafted = (text: string, question = questionId): ResponseEvent => ({
  type: 'AnswerDrafted',
  data: { responseId, questionId: question, stance: 'agree', text, baseVersion: 0 },
});
const words = (text: string, question = questionId) => ({
  questionId: question,
  sha256: sha256OfAnswer(text),
  stance: 'agree' as const,
});
const opened: ResponseEvent = {
  type: 'SignOffOpened',
  data: {
    responseId,
    round: 1,
    closesAt: '2026-03-06T17:00:00Z',
    quorumPercent: 50,
    roster: [ORGANISATION.kent],
    answers: [words('Yes.')],
  },
};
const taken = (more: Partial<PositionTaken> = {}): ResponseEvent => ({
  type: 'PositionTaken',
  data: {
    responseId,
    round: 1,
    organisationId: ORGANISATION.kent,
    position: 'yes',
    capacity: 'personal',
    answers: [words('Yes.')],
    ...more,
  },
});
const closed: ResponseEvent = { type: 'SignOffClosed', data: { responseId, round: 1, consensus: 'full' } };

describe('what waits for who writes', () => {
  const assigned: ResponseEvent = {
    type: 'QuestionAssigned',
    data: { responseId, questionId, authorId: author, reviewerId: reviewer },
  };
  const locked: ResponseEvent = { type: 'AnswerLocked', data: { responseId, questionId, version: 1 } };
  const unlocked: ResponseEvent = { type: 'AnswerUnlocked', data: { responseId, questionId, reason: 'A figure' } };
  const [writes, reviews] = [somebody('member', { personId: author }), somebody('member', { personId: reviewer })];

  it('is the answer to write or to look over, until it is complete, and again when it is opened', () => {
    expect(owed(writes, [assigned])).toEqual([['write_answer', `answers/${questionId}`, '2026-02-27']]);
    expect(owed(reviews, [assigned])).toEqual([['review_answer', `answers/${questionId}`, '2026-02-27']]);
    expect(owed(writes, [assigned, drafted('Yes.'), locked])).toEqual([]);
    expect(owed(writes, [assigned, drafted('Yes.'), locked, unlocked])).toHaveLength(1);
    expect(owed(secretariat, [assigned])).toEqual([]);
  });

  it('is nothing once somebody else was given it, or it is sent no more', () => {
    const given: ResponseEvent = { type: 'QuestionAssigned', data: { responseId, questionId, authorId: reviewer } };
    expect(owed(writes, [assigned, given])).toEqual([]);
    const withdrawn: ResponseEvent = { type: 'ResponseWithdrawn', data: { responseId, reason: 'No time' } };
    expect(owed(writes, [assigned, withdrawn])).toEqual([]);
  });
});

describe('what waits for who contributes and who rules', () => {
  const offered: ResponseEvent = {
    type: 'ContributionOffered',
    data: {
      responseId,
      contributionId,
      questionId,
      organisationId: ORGANISATION.kent,
      kind: 'comment',
      text: 'We tried it.',
    },
  };
  const ruled: ResponseEvent = {
    type: 'ContributionRuled',
    data: { responseId, contributionId, ruling: 'adopted', reason: 'It is so' },
  };
  const said = (type: 'RulingAccepted' | 'RulingDisputed' | 'ContributionWithdrawn'): ResponseEvent => ({
    type,
    data: { responseId, contributionId },
  });

  it('is the ruling, for the secretariat; then what the member says to it', () => {
    expect([owed(secretariat, [offered]), owed(kent, [offered])]).toEqual([
      [['rule', `answers/${questionId}`, null]],
      [],
    ]);
    expect([owed(secretariat, [offered, ruled]), owed(kent, [offered, ruled]), owed(leeds, [offered, ruled])]).toEqual([
      [],
      [['accept_ruling', `answers/${questionId}`, null]],
      [],
    ]);
    expect(owed(kent, [offered, ruled, said('RulingAccepted')])).toEqual([]);
    expect(owed(kent, [offered, ruled, said('RulingDisputed')])).toEqual([]);
    expect(owed(secretariat, [offered, said('ContributionWithdrawn')])).toEqual([]);
    expect(owed(kent, [offered, ruled, said('RulingDisputed'), ruled])).toHaveLength(1);
  });

  it('is kept apart by contribution', () => {
    const second: ResponseEvent = {
      type: 'ContributionOffered',
      data: { ...offered.data, contributionId: another } as never,
    };
    expect(owed(secretariat, [offered, second, ruled])).toHaveLength(1);
  });
});

describe('what waits for who signs', () => {
  it('is a position, for those on the roster, by the close of the round', () => {
    expect(owed(kent, [drafted('Yes.'), opened])).toEqual([['take_position', 'sign-off', '2026-03-06']]);
    expect(owed(leeds, [drafted('Yes.'), opened])).toEqual([]);
    expect(owed(somebody('observer', { organisationId: ORGANISATION.kent }), [drafted('Yes.'), opened])).toEqual([]);
    expect(owed(kent, [drafted('Yes.'), opened, taken()])).toEqual([]);
  });

  it('is the same again when words have changed that the position covered; what was seen before still counts', () => {
    const changed = [drafted('Yes.'), opened, taken(), drafted('No.')];
    expect(owed(kent, changed)).toEqual([['renew_position', 'sign-off', '2026-03-06']]);
    expect(owed(kent, [...changed, taken({ answers: [words('No.')] })])).toEqual([]);
    expect(owed(kent, [...changed, drafted('Yes.')])).toEqual([]);
    expect(owed(kent, [...changed, taken({ position: 'block', answers: [] })])).toHaveLength(1);
    expect(owed(kent, [drafted('Yes.'), opened, taken(), drafted('More.', other)])).toEqual([]);
  });

  it('is nothing for who is recused', () =>
    expect(owed(kent, [drafted('Yes.'), opened, taken({ position: 'recused', answers: [] }), drafted('No.')])).toEqual(
      [],
    ));

  it('is for the chair to close a round that is over, and then to approve, until it goes back', () => {
    const returned: ResponseEvent = { type: 'ResponseReturnedToDraft', data: { responseId, reason: 'A figure' } };
    const approved: ResponseEvent = {
      type: 'ResponseApproved',
      data: { responseId, round: 1, approvedOn: '2026-03-07' },
    };
    const round = [drafted('Yes.'), opened, taken()];
    expect(owed(chair, round)).toEqual([]);
    expect(owed(chair, round, '2026-03-06T17:00:00Z')).toEqual([['close_sign_off', '', '2026-03-06']]);
    expect(owed(chair, [...round, closed])).toEqual([['approve', '', null]]);
    expect(owed(chair, [...round, closed, approved])).toEqual([]);
    expect(owed(chair, [...round, closed, approved, drafted('No.')])).toEqual([['approve', '', null]]);
    expect(owed(chair, [...round, closed, returned])).toEqual([]);
    expect(owed(kent, [...round, closed])).toEqual([]);
  });
});

describe('what waits for who leads', () => {
  const triaged = (leadPersonId?: string): ConsultationEvent => ({
    type: 'ConsultationTriaged',
    data: {
      consultationId: CONSULTATION.open,
      decision: 'lead',
      reason: 'Ours',
      ...(leadPersonId !== undefined && { leadPersonId }),
    },
  });
  const milestones = (who: typeof secretariat, events: ConsultationEvent[], work: ResponseEvent[] = []) => {
    const { events: all } = record()
      .add(`consultation-${CONSULTATION.open}`, events)
      .add(`response-${responseId}`, work);
    return whatIsOwed(Tables.built(projections, all).db, who, NOW, calendar)
      .filter(({ about }) => about.id === CONSULTATION.open)
      .map(({ kind, dueOn }) => [kind, dueOn]);
  };

  it('is to triage, for the secretariat', () => {
    expect(milestones(secretariat, [])).toEqual([['triage', expect.any(String)]]);
    expect(milestones(kent, [])).toEqual([]);
  });

  it('is the draft, then to send it; for the secretariat where nobody leads', () => {
    const lead = somebody('member', { personId: PERSON });
    expect(milestones(secretariat, [triaged()])).toEqual([['draft', '2026-02-27']]);
    expect([milestones(lead, [triaged(PERSON)]), milestones(secretariat, [triaged(PERSON)])]).toEqual([
      [['draft', '2026-02-27']],
      [],
    ]);
    expect(milestones(lead, [triaged(PERSON)], [drafted('Yes.'), opened])).toEqual([['send', '2026-03-11']]);
  });

  it('is on the day that was set', () =>
    expect(
      milestones(secretariat, [
        triaged(),
        {
          type: 'ConsultationMilestoneSet',
          data: { consultationId: CONSULTATION.open, milestone: 'draft', on: '2026-03-03', reason: 'A holiday' },
        },
      ]),
    ).toEqual([['draft', '2026-03-03']]));
});

describe('what waits in general', () => {
  it('is an action of a meeting for the organisation that has it, and re-checks for the secretariat', () => {
    const meetingId = idOf(801);
    const { events } = record().add(`meeting-${meetingId}`, [
      {
        type: 'ActionAssigned',
        data: {
          meetingId,
          actionId: idOf(811),
          text: 'Write to the minister.',
          ownerOrganisationId: ORGANISATION.kent,
          dueOn: '2026-03-20',
        },
      },
    ]);
    const { db } = Tables.built(projections, events);
    const kinds = (who: typeof secretariat, now = NOW) =>
      whatIsOwed(db, who, now, calendar).map(({ kind, dueOn }) => `${kind} ${dueOn}`);
    expect(kinds(kent)).toEqual(['action 2026-03-20']);
    expect(kinds(leeds)).toEqual([]);
    expect(kinds(secretariat, '2027-03-02T12:00:00Z')).toContain('recheck 2026-05-20');
  });

  it('is as much as there is, when only the first of it is asked for', () => {
    const { db } = Tables.built(projections, record().events);
    const now = '2027-03-02T12:00:00Z';
    const all = whatIsOwed(db, secretariat, now, calendar);
    expect(all.map(({ kind }) => kind)).toContain('recheck');
    for (const atMost of [1, all.length - 1, all.length + 1])
      expect(firstOwed(db, secretariat, now, calendar, atMost)).toEqual({
        total: all.length,
        duties: all.slice(0, atMost),
      });
  });

  it('stands in the order of the days, what has none last', () => {
    const { db } = Tables.built(projections, record().events);
    const days = whatIsOwed(db, secretariat, NOW, calendar).map(({ dueOn }) => dueOn ?? '9999');
    expect(days).toEqual(days.toSorted());
  });
});

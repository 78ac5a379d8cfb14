import type { AskEvent } from '#asks';
import type { ConsultationEvent } from '#consultations';
import { projections } from '../projections.js';
import { ACTOR, RecordedLog, Tables } from '../testing.js';
import { ASK, CONSULTATION, DECISION, NOW, RESPONSE } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { deskOfMember, homeDesk } from './home-lists.js';

const { db } = Tables.built(projections, record().events);

describe('the desk of the secretariat', () => {
  it('holds what is to be triaged, the soonest to close first', () => {
    const { toTriage } = homeDesk(db, NOW, 5);
    expect([toTriage.total, toTriage.rows.map(({ title, daysLeft }) => [title, daysLeft])]).toEqual([
      2,
      [
        ['Identity checks for officers', 10],
        ['Green hosting: call for evidence', 59],
      ],
    ]);
  });

  it('holds what the council means to answer and closes within four weeks', () => {
    const triaged: ConsultationEvent = {
      type: 'ConsultationTriaged',
      data: { consultationId: CONSULTATION.open, decision: 'contribute', reason: 'Worth a word' },
    };
    const { events } = record().add(`consultation-${CONSULTATION.open}`, [triaged]);
    const tables = Tables.built(projections, events);
    const soon = (now: string) => homeDesk(tables.db, now, 5).closingSoon.rows.map(({ title }) => title);
    expect(homeDesk(db, NOW, 5).closingSoon).toEqual({ total: 0, rows: [] });
    expect([soon('2026-02-11T12:00:00Z'), soon('2026-02-20T12:00:00Z'), soon('2026-03-13T12:00:00Z')]).toEqual([
      [],
      ['Identity checks for officers'],
      [],
    ]);
  });

  it('holds what government owes, with its age', () => {
    const { awaitingOutcome, awaitingAnswer } = homeDesk(db, NOW, 5);
    expect([awaitingOutcome.total, awaitingOutcome.rows.map(({ title, days }) => [title, days])]).toEqual([
      1,
      [['Wallets and residents', 31]],
    ]);
    expect([awaitingAnswer.total, awaitingAnswer.rows.map((row) => [row.statement, row.awaitingDays])]).toEqual([
      1,
      [['Ask for consent once.', 41]],
    ]);
  });

  it('holds the decisions whose answers nobody has recorded', () => {
    const { answersToRecord } = homeDesk(db, NOW, 5);
    expect([answersToRecord.total, answersToRecord.rows.map(({ title }) => title)]).toEqual([
      1,
      ['Statement on identity'],
    ]);
    const answered: AskEvent = {
      type: 'AskAnswered',
      data: { askId: ASK.consent, decisionId: DECISION.identity, answer: 'noted', answeredOn: '2026-02-10' },
    };
    const { events } = record().add(`ask-${ASK.consent}`, [answered]);
    expect(homeDesk(Tables.built(projections, events).db, NOW, 5)).toMatchObject({
      awaitingAnswer: { total: 0, rows: [] },
      answersToRecord: { total: 0, rows: [] },
    });
  });

  it('holds what is being drafted, with the close', () => {
    const { inDrafting } = homeDesk(db, NOW, 5);
    expect([inDrafting.total, inDrafting.rows.map((row) => [row.consultation.title, row.closesAt])]).toEqual([
      1,
      [['Identity checks for officers', '2026-03-12T17:00:00Z']],
    ]);
  });

  it('asks why something was not answered: until somebody, and not the tracker itself, has said it', () => {
    const after = (...reasons: [string, string][]) => {
      const recorded = record();
      for (const [reason, actor] of reasons) {
        recorded.add(`response-${RESPONSE.begun}`, [
          { type: 'ResponseLapsed', data: { responseId: RESPONSE.begun, reason } },
        ]);
        Object.assign(recorded.events.at(-1)!.metadata, { actor });
      }
      return homeDesk(Tables.built(projections, recorded.events).db, NOW, 5).reasonsWanted;
    };
    expect(after()).toEqual({ total: 0, rows: [] });
    expect(after(['Not sent by the close', 'system:deadlines'])).toEqual({
      total: 1,
      rows: [
        {
          kind: 'response',
          id: RESPONSE.begun,
          title: 'Identity checks for officers',
          closesAt: '2026-03-12T17:00:00Z',
        },
      ],
    });
    expect(after(['Not sent by the close', 'system:deadlines'], ['Nobody was free', ACTOR])).toEqual({
      total: 0,
      rows: [],
    });
  });

  it('asks why nothing was begun for a consultation that the council meant to answer', () => {
    const consultationId = CONSULTATION.open;
    const meant: ConsultationEvent = {
      type: 'ConsultationTriaged',
      data: { consultationId, decision: 'lead', reason: 'Ours' },
    };
    const { events } = record().add(`consultation-${consultationId}`, [meant]);
    const unanswered = events.filter(({ stream }) => stream !== `response-${RESPONSE.begun}`);
    const wanted = (now: string) => homeDesk(Tables.built(projections, unanswered).db, now, 5).reasonsWanted.rows;
    expect([wanted(NOW), wanted('2026-03-12T17:00:00Z').map(({ kind, title }) => [kind, title])]).toEqual([
      [],
      [['consultation', 'Identity checks for officers']],
    ]);
  });

  it('holds what was recorded last, without what was struck out', () => {
    expect(homeDesk(db, NOW, 2).recent).toEqual([
      {
        kind: 'decision',
        id: DECISION.identity,
        title: 'Statement on identity',
        recordedAt: '2025-01-02T09:00:42.000Z',
      },
      {
        kind: 'decision',
        id: DECISION.offices,
        title: 'Response on front offices',
        recordedAt: '2025-01-02T09:00:40.000Z',
      },
      {
        kind: 'response',
        id: RESPONSE.begun,
        title: 'Identity checks for officers',
        recordedAt: '2025-01-02T09:00:39.000Z',
      },
      {
        kind: 'response',
        id: RESPONSE.identity,
        title: 'Wallets and residents',
        recordedAt: '2025-01-02T09:00:37.000Z',
      },
    ]);
  });

  it('shows no more rows than asked for, and says how many there are', () => {
    expect(homeDesk(db, NOW, 1).toTriage).toMatchObject({
      total: 2,
      rows: [{ title: 'Identity checks for officers' }],
    });
  });

  it('has for a member what of it concerns everybody', () => {
    const { closingSoon, recent } = homeDesk(db, '2026-02-20T12:00:00Z', 2);
    expect(deskOfMember(db, '2026-02-20T12:00:00Z', 2)).toEqual({ closingSoon, recent });
  });

  it('is empty when nothing was recorded', () => {
    const nothing = { total: 0, rows: [] };
    expect(homeDesk(Tables.built(projections, new RecordedLog().events).db, NOW, 5)).toMatchObject({
      toTriage: nothing,
      closingSoon: nothing,
      awaitingOutcome: nothing,
      awaitingAnswer: nothing,
      answersToRecord: nothing,
      recent: [],
    });
  });
});

import type { AgendaSubject, MeetingEvent } from '#meetings';
import { projection } from '#read-models';
import { json, searchable } from '../columns.js';

const SECOND = 1000;
const secondOf = (instant: string) => Math.floor(Date.parse(instant) / SECOND);

const subjectOf = ({ policyId, consultationId, responseId, askId }: AgendaSubject = {}) => [
  policyId,
  consultationId,
  responseId,
  askId,
];

/** Meetings as they now stand, the items of their agendas with what was decided on each, and who was there. */
export const meetings = projection<MeetingEvent>({
  name: 'meetings',
  tables: `
    CREATE TABLE meetings (
      number INTEGER PRIMARY KEY,
      meeting_id TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      starts_at TEXT NOT NULL,
      starts INTEGER NOT NULL,
      place TEXT,
      held INTEGER NOT NULL DEFAULT 0,
      attended TEXT NOT NULL DEFAULT '[]',
      apologies TEXT NOT NULL DEFAULT '[]',
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE agenda_items (
      position INTEGER PRIMARY KEY,
      meeting_id TEXT NOT NULL,
      item_id TEXT NOT NULL,
      title TEXT NOT NULL,
      policy_id TEXT,
      consultation_id TEXT,
      response_id TEXT,
      ask_id TEXT,
      decision TEXT
    );
    CREATE INDEX agenda_items_by_meeting ON agenda_items (meeting_id, item_id);`,
  indexes: `
    CREATE INDEX meetings_by_start ON meetings (starts);
    ${searchable('meetings', ['title', 'place'])}`,
  effects: (db) => {
    const schedule = db.prepare(
      `INSERT INTO meetings (meeting_id, title, starts_at, starts, place, recorded_at, actor, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const move = db.prepare(
      'UPDATE meetings SET title = ?, starts_at = ?, starts = ?, place = ?, revision = ? WHERE meeting_id = ?',
    );
    const hold = db.prepare(
      'UPDATE meetings SET held = 1, attended = ?, apologies = ?, revision = ? WHERE meeting_id = ?',
    );
    const goOn = db.prepare('UPDATE meetings SET revision = ? WHERE meeting_id = ?');
    const add = db.prepare('INSERT INTO agenda_items VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)');
    const minute = db.prepare('UPDATE agenda_items SET decision = ? WHERE meeting_id = ? AND item_id = ?');
    return {
      MeetingScheduled: ({ data, revision, metadata: { recordedAt, actor } }) => {
        const { meetingId, title, startsAt, place } = data;
        schedule.run(meetingId, title, startsAt, secondOf(startsAt), place, recordedAt, actor, revision);
      },
      MeetingMoved: ({ data: { meetingId, title, startsAt, place }, revision }) =>
        move.run(title, startsAt, secondOf(startsAt), place, revision, meetingId),
      AgendaItemAdded: ({ data: { meetingId, itemId, title, about }, position, revision }) => {
        add.run(position, meetingId, itemId, title, ...subjectOf(about));
        goOn.run(revision, meetingId);
      },
      MeetingHeld: ({ data: { meetingId, attended, apologies }, revision }) =>
        hold.run(json(attended), json(apologies), revision, meetingId),
      MeetingDecisionMinuted: ({ data: { meetingId, itemId, text }, revision }) => {
        minute.run(text, meetingId, itemId);
        goOn.run(revision, meetingId);
      },
      ActionAssigned: ({ data, revision }) => goOn.run(revision, data.meetingId),
      ActionCompleted: ({ data, revision }) => goOn.run(revision, data.meetingId),
    };
  },
});

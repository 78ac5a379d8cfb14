import type { MeetingEvent } from '#meetings';
import { projections } from '../projections.js';
import { idOf, Tables } from '../testing.js';
import { ASK, ORGANISATION, POLICY } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { entryOf } from '../history/item-history.js';
import { searchEverything } from '../search/search-everything.js';
import { findMeeting } from './find-meeting.js';
import { listActions } from './list-actions.js';
import { listMeetings } from './list-meetings.js';

const [spring, summer, first, second] = [idOf(801), idOf(802), idOf(811), idOf(812)];
const [policyItem, askItem] = [idOf(821), idOf(822)];
const NOW = '2026-06-01T12:00:00Z';

const ofSpring: MeetingEvent[] = [
  { type: 'MeetingScheduled', data: { meetingId: spring, title: 'Spring', startsAt: '2026-04-15T10:00:00+01:00' } },
  {
    type: 'MeetingMoved',
    data: { meetingId: spring, title: 'Spring meeting', startsAt: '2026-04-16T10:00:00+01:00', place: 'Leeds' },
  },
  {
    type: 'AgendaItemAdded',
    data: { meetingId: spring, itemId: policyItem, title: 'Where it stands', about: { policyId: POLICY.identity } },
  },
  {
    type: 'AgendaItemAdded',
    data: { meetingId: spring, itemId: askItem, title: 'The ask', about: { askId: ASK.purpose } },
  },
  {
    type: 'MeetingHeld',
    data: { meetingId: spring, attended: [ORGANISATION.kent], apologies: [ORGANISATION.leeds] },
  },
  { type: 'MeetingDecisionMinuted', data: { meetingId: spring, itemId: askItem, text: 'Agreed.' } },
  {
    type: 'ActionAssigned',
    data: {
      meetingId: spring,
      actionId: first,
      text: 'Write to the minister.',
      ownerOrganisationId: ORGANISATION.kent,
      dueOn: '2026-05-01',
    },
  },
  {
    type: 'ActionAssigned',
    data: {
      meetingId: spring,
      actionId: second,
      text: 'Ask Wales.',
      ownerOrganisationId: ORGANISATION.kent,
      dueOn: '2026-06-30',
    },
  },
  { type: 'ActionCompleted', data: { meetingId: spring, actionId: second } },
];
const ofSummer: MeetingEvent[] = [
  {
    type: 'MeetingScheduled',
    data: { meetingId: summer, title: 'Summer meeting', startsAt: '2026-07-15T10:00:00+01:00' },
  },
];

const log = record().add(`meeting-${spring}`, ofSpring).add(`meeting-${summer}`, ofSummer);
const tables = Tables.built(projections, log.events);
const { db } = tables;

it('tables are the same when they are followed event by event', () =>
  expect(Tables.followed(projections, log.events).everything()).toEqual(tables.everything()));

describe('the register of meetings', () => {
  it('has the latest first, as they now stand, with what came of them', () => {
    const { rows, facets } = listMeetings(db, { now: NOW });
    expect(rows).toMatchObject([
      { meetingId: summer, title: 'Summer meeting', state: 'planned', place: null },
      {
        meetingId: spring,
        title: 'Spring meeting',
        startsAt: '2026-04-16T10:00:00+01:00',
        place: 'Leeds',
        state: 'held',
        counts: { agendaItems: 2, decisions: 1, attended: 1, actions: 2, openActions: 1 },
        revision: 8,
      },
    ]);
    expect(facets.attended).toEqual([{ value: ORGANISATION.kent, title: 'Kent County Council', count: 1 }]);
  });

  it('knows which are still to be recorded', () =>
    expect(listMeetings(db, { now: '2026-08-01T12:00:00Z', state: 'to_record' }).rows).toMatchObject([
      { meetingId: summer },
    ]));

  it('finds by title and place', () => {
    expect(listMeetings(db, { now: NOW, q: 'leeds' }).rows).toMatchObject([{ meetingId: spring }]);
    expect(searchEverything(db, 'spring').hits).toMatchObject([{ kind: 'meeting', id: spring }]);
  });
});

describe('a meeting', () => {
  it('comes with its agenda, who was there, and what it gave members to do', () =>
    expect(findMeeting(db, spring, NOW)).toMatchObject({
      agenda: [
        {
          itemId: policyItem,
          title: 'Where it stands',
          about: { kind: 'policy', id: POLICY.identity },
          decision: null,
        },
        { itemId: askItem, about: { kind: 'ask', id: ASK.purpose }, decision: 'Agreed.' },
      ],
      attended: [{ id: ORGANISATION.kent, title: 'Kent County Council' }],
      apologies: [{ id: ORGANISATION.leeds, title: 'Leeds City Council' }],
      actions: [
        { actionId: first, state: 'late' },
        { actionId: second, state: 'done' },
      ],
      openBefore: [],
    }));

  it('has before it what earlier meetings left to do', () =>
    expect(findMeeting(db, summer, NOW)!.openBefore).toMatchObject([{ actionId: first }]));

  it('is not found when there is none', () => expect(findMeeting(db, idOf(99), NOW)).toBeUndefined());
});

describe('the register of actions', () => {
  it('has what is not done first, the first due first', () =>
    expect(listActions(db, { today: '2026-06-01' }).rows).toMatchObject([
      {
        actionId: first,
        text: 'Write to the minister.',
        owner: { id: ORGANISATION.kent, title: 'Kent County Council' },
        dueOn: '2026-05-01',
        state: 'late',
        completedAt: null,
        meeting: { id: spring, title: 'Spring meeting' },
      },
      { actionId: second, state: 'done', completedAt: expect.any(String) },
    ]));

  it('is narrowed by state, member, meeting and words', () => {
    const found = (filters: object) =>
      listActions(db, { today: '2026-06-01', ...filters }).rows.map(({ actionId }) => actionId);
    expect(found({ state: 'late' })).toEqual([first]);
    expect(found({ owner: ORGANISATION.leeds })).toEqual([]);
    expect(found({ meeting: spring, q: 'wales' })).toEqual([second]);
  });
});

it('The history tells what happened to a meeting', () => {
  const told = log.events.filter(({ stream }) => stream === `meeting-${spring}`).map((event) => entryOf(db, event));
  expect(told.map(({ sentence }) => sentence)).toEqual([
    'Scheduled: “Spring”, 10am on 15 April 2026',
    'Changed: now “Spring meeting”, 10am on 16 April 2026, Leeds',
    expect.stringMatching(/^On the agenda: “Where it stands”, about “.+”$/),
    expect.stringMatching(/^On the agenda: “The ask”, about “.+”$/),
    'Held. Attended by “Kent County Council”; apologies from “Leeds City Council”',
    'Decision minuted: Agreed.',
    'Action for “Kent County Council”, due on 1 May 2026: Write to the minister.',
    'Action for “Kent County Council”, due on 30 June 2026: Ask Wales.',
    'Done: Ask Wales.',
  ]);
});

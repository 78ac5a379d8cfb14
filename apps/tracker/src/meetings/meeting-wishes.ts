import { v7 as newId } from 'uuid';
import {
  AddAgendaItem,
  AgendaItemAdded,
  HoldMeeting,
  MeetingDecisionMinuted,
  MeetingHeld,
  MeetingMoved,
  MeetingScheduled,
  MinuteMeetingDecision,
  MoveMeeting,
  ScheduleMeeting,
} from '#meetings';
import type { Field, Option } from '#govuk-pages';
import { KnownAboutMeeting, ListAsks, ListConsultations, ListPolicies, ListResponses } from '#registers';
import { organisationOptions, noneOf } from '../wishes/fields.js';
import { idsAsked, wish, type About } from '../wishes/wish.js';
import { headOf, meetingOf } from './meetings.js';

const detailFields: readonly Field[] = [
  { kind: 'line', name: 'title', label: 'What is it called?', noun: 'title', hint: 'For example, Spring meeting 2026' },
  { kind: 'instant', name: 'startsAt', label: 'When does it begin?', noun: 'beginning' },
  { kind: 'line', name: 'place', label: 'Where?', noun: 'place', hint: 'A place, or how to join from elsewhere' },
];

/** What must be looked up for an item: a response is not among what every wish knows. */
const knowsOfItem = ({ about }: AgendaItemAdded) =>
  new KnownAboutMeeting({ ...(about?.responseId && { responseId: about.responseId }) });

const OFFERED = 300;
const option = (field: string, what: string, id: string, title: string): Option => ({
  value: JSON.stringify({ [field]: id }),
  label: `${what}: ${title}`,
});

/** What an item can be about: what the council is at work on. */
async function subjectOptions({ ask, now, today }: About): Promise<Option[]> {
  const pageSize = OFFERED;
  const policies = await ask(new ListPolicies({ sort: 'title', pageSize }));
  const consultations = await ask(new ListConsultations({ now, sort: '-closesAt', pageSize }));
  const responses = await ask(new ListResponses({ state: 'started', pageSize }));
  const asks = await ask(new ListAsks({ today, pageSize }));
  return [
    ...policies.rows.map(({ policyId, title }) => option('policyId', 'Policy', policyId, title)),
    ...consultations.rows.map(({ consultationId, title }) =>
      option('consultationId', 'Consultation', consultationId, title),
    ),
    ...responses.rows.map(({ responseId, consultation }) =>
      option('responseId', 'Response to', responseId, consultation.title),
    ),
    ...asks.rows
      .filter(({ state }) => state !== 'merged' && state !== 'withdrawn')
      .map(({ askId, statement }) => option('askId', 'Ask', askId, statement)),
  ];
}

/** The wish that puts one item on the agenda. */
export const addItemWish = wish({
  command: AddAgendaItem,
  shape: AgendaItemAdded,
  path: 'add-agenda-item',
  summary: 'Puts an item on the agenda of a meeting, perhaps about a policy, a consultation, a response or an ask',
  done: 'Item added to the agenda',
  knows: knowsOfItem,
  form: async (about) => ({
    title: 'Add an item to the agenda',
    ...(await headOf(about)),
    fields: [
      { kind: 'hidden', name: 'itemId' },
      { kind: 'line', name: 'title', label: 'What is to be talked about?', noun: 'title of the item' },
      {
        kind: 'choice',
        name: 'about',
        label: 'What is it about?',
        noun: 'what it is about',
        hint: 'The meeting’s page then leads there',
        json: true,
        select: true,
        options: [noneOf('Nothing that is in the tracker'), ...(await subjectOptions(about))],
      },
    ],
    submit: 'Add item',
  }),
  starts: () => ({ itemId: newId() }),
});

/** The wishes about a meeting, but for what it gives members to do. */
export const meetingWishes = [
  wish({
    command: ScheduleMeeting,
    shape: MeetingScheduled,
    path: 'new',
    begins: true,
    summary: 'Schedules a meeting, or enters one of the past',
    done: 'Meeting scheduled',
    form: () => ({ title: 'Schedule a meeting', fields: detailFields, submit: 'Schedule meeting' }),
  }),
  wish({
    command: MoveMeeting,
    shape: MeetingMoved,
    path: 'move',
    summary: 'Gives a meeting another title, time or place: all three as they now stand',
    done: 'Meeting changed',
    form: async (about) => ({
      title: 'Change the title, time or place',
      ...(await headOf(about)),
      fields: detailFields,
      submit: 'Change meeting',
    }),
    starts: async (about) => {
      const { title, startsAt, place } = (await meetingOf(about)).meeting;
      return { title, startsAt, ...(place !== null && { place }) };
    },
  }),
  addItemWish,
  wish({
    command: HoldMeeting,
    shape: MeetingHeld,
    path: 'hold',
    summary: 'Records that a meeting was held, who attended and who sent apologies; again to put it right',
    done: 'Attendance recorded',
    form: async (about) => {
      const options = await organisationOptions(about);
      return {
        title: 'Record who was there',
        ...(await headOf(about)),
        fields: [
          {
            kind: 'choices',
            name: 'attended',
            label: 'Who attended?',
            noun: 'member who attended',
            hint: 'Somebody of the member, whoever it was',
            options,
          },
          {
            kind: 'choices',
            name: 'apologies',
            label: 'Who sent apologies?',
            noun: 'member who sent apologies',
            options,
          },
        ],
        submit: 'Record attendance',
      };
    },
    starts: async (about) => {
      const { attended, apologies } = await meetingOf(about);
      return { attended: attended.map(({ id }) => id), apologies: apologies.map(({ id }) => id) };
    },
  }),
  wish({
    command: MinuteMeetingDecision,
    shape: MeetingDecisionMinuted,
    path: 'minute-decision',
    summary: 'Minutes what a meeting decided on an item of its agenda; again to put the words right',
    done: 'Decision minuted',
    form: async (about) => {
      const { agenda } = await meetingOf(about);
      return {
        title: 'Minute a decision',
        ...(await headOf(about)),
        intro: 'Minuted once more, an item keeps the latest words. The earlier ones stay in the history.',
        fields: [
          {
            kind: 'choice',
            name: 'itemId',
            label: 'On which item?',
            noun: 'item',
            options: agenda.map(({ itemId, title, decision }) => ({
              value: itemId,
              label: title,
              ...(decision !== null && { hint: `Minuted: ${decision}` }),
            })),
          },
          { kind: 'text', name: 'text', label: 'What was decided?', noun: 'decision', rows: 4 },
        ],
        submit: 'Minute decision',
      };
    },
    starts: async (about) => {
      const { agenda } = await meetingOf(about);
      const asked = idsAsked(about, 'itemId')[0];
      const item = agenda.find(({ itemId }) => itemId === asked);
      return item ? { itemId: item.itemId, ...(item.decision !== null && { text: item.decision }) } : {};
    },
  }),
];

import { v7 as newId } from 'uuid';
import { ActionAssigned, ActionCompleted, AssignAction, CompleteAction } from '#meetings';
import { dateInWords } from '#govuk-pages';
import { KnownAboutMeeting, type ActionRow } from '#registers';
import { notFound } from '../web/errors.js';
import { viewer } from '../web/viewer.js';
import { organisationOptions } from '../wishes/fields.js';
import { idsAsked, wish, type About } from '../wishes/wish.js';
import { headOf, meetingOf } from './meetings.js';

/** The action that the address of a form names. */
async function actionAsked(about: About): Promise<ActionRow | undefined> {
  const asked = idsAsked(about, 'actionId')[0];
  return (await meetingOf(about)).actions.find(({ actionId }) => actionId === asked);
}

async function mustBeAsked(about: About): Promise<ActionRow> {
  const action = await actionAsked(about);
  if (!action) throw notFound('action');
  return action;
}

/** Somebody outside the secretariat acts for their organisation; who belongs to none acts for none. */
function knows(): KnownAboutMeeting {
  const { roles, organisationId } = viewer();
  return new KnownAboutMeeting(roles.includes('secretariat') ? {} : { actingFor: organisationId ?? '' });
}

/** What is wished about what a meeting gives members to do. */
export const actionWishes = [
  wish({
    command: AssignAction,
    shape: ActionAssigned,
    path: 'assign-action',
    summary: 'Gives a member something to do by a day; again with the same id to change it, until it is done',
    done: 'Action assigned',
    goesTo: ({ meetingId }) => `/meetings/${meetingId}#actions`,
    form: async (about) => ({
      title: (await actionAsked(about)) ? 'Change an action' : 'Assign an action',
      ...(await headOf(about)),
      fields: [
        { kind: 'hidden', name: 'actionId' },
        { kind: 'text', name: 'text', label: 'What is to be done?', noun: 'action', rows: 3 },
        {
          kind: 'choice',
          name: 'ownerOrganisationId',
          label: 'Which member does it?',
          noun: 'member who does it',
          select: true,
          options: await organisationOptions(about),
        },
        { kind: 'date', name: 'dueOn', label: 'By when?', noun: 'day it is due' },
      ],
      submit: (await actionAsked(about)) ? 'Change action' : 'Assign action',
    }),
    starts: async (about) => {
      const action = await actionAsked(about);
      if (!action) return { actionId: newId() };
      const { actionId, text, owner, dueOn } = action;
      return { actionId, text, ownerOrganisationId: owner.id, dueOn };
    },
  }),
  wish({
    command: CompleteAction,
    shape: ActionCompleted,
    path: 'complete-action',
    summary: 'Records that an action is done: by the member whose it is, or by the secretariat',
    done: 'Action recorded as done',
    knows,
    goesTo: ({ meetingId }) => `/meetings/${meetingId}#actions`,
    form: async (about) => {
      const { text, owner, dueOn } = await mustBeAsked(about);
      return {
        title: 'Record an action as done',
        ...(await headOf(about)),
        blocks: [
          {
            kind: 'facts',
            rows: [
              { label: 'Action', value: text },
              { label: 'Member', value: owner.title },
              { label: 'Due', value: dateInWords(dueOn) },
            ],
          },
        ],
        fields: [{ kind: 'hidden', name: 'actionId' }],
        submit: 'It is done',
      };
    },
    starts: async (about) => ({ actionId: (await mustBeAsked(about)).actionId }),
  }),
];

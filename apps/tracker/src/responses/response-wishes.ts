import {
  AcknowledgeResponse,
  ChangeResponseHandling,
  PublishResponse,
  ResponseAcknowledged,
  ResponseHandlingChanged,
  ResponsePublished,
  ResponseStarted,
  ResponseWithdrawn,
  StartResponse,
  WithdrawResponse,
} from '#responses';
import { personOptions } from '../web/names.js';
import { consultationOptions, openHandlingField, reasonField } from '../wishes/fields.js';
import { wish } from '../wishes/wish.js';
import { lapseWish } from './lapse-wish.js';
import { responseOf, responses } from './responses.js';
import { submitWish } from './sending/submit-wish.js';

/** Every wish about a response that was written elsewhere, as its pages and the API offer it. */
export const responseWishes = [
  wish({
    command: StartResponse,
    shape: ResponseStarted,
    path: 'new',
    begins: true,
    summary: 'Starts the response to a consultation; an addendum is a response of its own',
    done: 'Response started',
    goesTo: ({ responseId }) => `${responses.path}/${responseId}/submit`,
    form: async (about) => ({
      title: 'Record a response',
      intro: 'For a response that was written elsewhere: say which consultation it answers, then record what was sent.',
      fields: [
        {
          kind: 'choice',
          name: 'consultationId',
          label: 'Which consultation does it answer?',
          noun: 'consultation',
          options: await consultationOptions(about),
        },
        { kind: 'choice', name: 'leadPersonId', label: 'Who leads on it?', noun: 'lead', options: personOptions() },
        {
          kind: 'text',
          name: 'jointWith',
          label: 'Partner bodies',
          noun: 'partner body',
          hint: 'Others who sign it with the council, one a line',
          rows: 2,
          list: true,
        },
      ],
      submit: 'Continue to what was sent',
    }),
  }),
  submitWish,
  wish({
    command: AcknowledgeResponse,
    shape: ResponseAcknowledged,
    path: 'acknowledge',
    summary: 'Records that government acknowledged a response',
    done: 'Acknowledgement recorded',
    form: async (about) => ({
      title: 'Record an acknowledgement',
      caption: (await responseOf(about)).response.consultation.title,
      fields: [
        {
          kind: 'date',
          name: 'acknowledgedOn',
          label: 'When was it acknowledged?',
          noun: 'date of the acknowledgement',
        },
        { kind: 'line', name: 'receipt', label: 'Receipt', hint: 'A number or reference', width: 'half' },
      ],
      submit: 'Record acknowledgement',
    }),
  }),
  wish({
    command: PublishResponse,
    shape: ResponsePublished,
    path: 'publish',
    summary: 'Records that the council published a response',
    done: 'Publication recorded',
    form: async (about) => ({
      title: 'Record the publication',
      caption: (await responseOf(about)).response.consultation.title,
      fields: [
        { kind: 'date', name: 'publishedOn', label: 'When was it published?', noun: 'date of the publication' },
        { kind: 'line', name: 'url', label: 'Where?', noun: 'web address', input: 'url' },
      ],
      submit: 'Record publication',
    }),
  }),
  wish({
    command: WithdrawResponse,
    shape: ResponseWithdrawn,
    path: 'withdraw',
    summary: 'Withdraws a response; what was sent still counts as sent',
    done: 'Response withdrawn',
    form: async (about) => ({
      title: 'Withdraw this response',
      caption: (await responseOf(about)).response.consultation.title,
      intro: 'One that was sent still counts as sent on its day.',
      fields: [reasonField('Why is it withdrawn?')],
      submit: 'Withdraw response',
      checkAnswers: true,
    }),
  }),
  lapseWish,
  wish({
    command: ChangeResponseHandling,
    shape: ResponseHandlingChanged,
    path: 'change-handling',
    summary: 'Changes how a response is to be handled',
    done: 'Handling changed',
    form: async (about) => ({
      title: 'Change the handling',
      caption: (await responseOf(about)).response.consultation.title,
      fields: [openHandlingField(), reasonField('Reason')],
      submit: 'Change handling',
    }),
    starts: async (about) => {
      const { handling } = (await responseOf(about)).response;
      return handling ? { handling } : {};
    },
  }),
];

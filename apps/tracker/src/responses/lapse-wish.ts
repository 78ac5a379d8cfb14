import { KnownAboutClosing } from '#registers';
import { LapseResponse, ResponseLapsed } from '#responses';
import { reasonField } from '../wishes/fields.js';
import { wish } from '../wishes/wish.js';
import { responseOf } from './responses.js';

/** A response lapses by itself; why it was not sent is for somebody to say. */
export const lapseWish = wish({
  command: LapseResponse,
  shape: ResponseLapsed,
  path: 'lapse',
  summary: 'Says why a response was not sent by the close; the reason said last counts',
  done: 'Reason recorded',
  knows: ({ responseId }) => new KnownAboutClosing(responseId),
  form: async (about) => ({
    title: 'Why was it not sent?',
    caption: (await responseOf(about)).response.consultation.title,
    intro: 'This response lapsed at the close of the consultation. What kept it back is worth knowing the next time.',
    fields: [reasonField('Reason', 'For example, that nobody was free, or that others had said it')],
    submit: 'Record the reason',
  }),
});

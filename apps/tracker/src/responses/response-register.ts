import { dateInWords, labelOf } from '#govuk-pages';
import { ListResponses, RESPONSE_SORTS, type ResponseRow } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';

/** The register of responses. */
export const responseRegister: RegisterOf<ResponseRow> = {
  sorts: RESPONSE_SORTS,
  list: (listing) => new ListResponses(listing),
  register: {
    title: 'Responses',
    path: '/responses',
    section: '/responses',
    items: ['response', 'responses'],
    actions: [
      { text: 'Record a response', href: '/responses/new' },
      { text: 'What was our position?', href: '/positions' },
    ],
    searchLabel: 'Search responses',
    filters: [
      { name: 'state', label: 'State' },
      { name: 'organisation', label: 'Who took part' },
    ],
    columns: [
      {
        label: 'Consultation',
        sort: 'consultation',
        cell: ({ responseId, consultation }) => ({ text: consultation.title, href: hrefOf('response', responseId) }),
        exported: ({ consultation }) => consultation.title,
      },
      { label: 'State', cell: ({ state }) => labelOf(state), exported: ({ state }) => state },
      {
        label: 'Submitted',
        sort: 'submittedAt',
        cell: ({ submittedOn }) => (submittedOn === null ? 'Not yet' : dateInWords(submittedOn)),
        exported: ({ submittedAt }) => submittedAt,
      },
      { label: 'Asks raised', numeric: true, cell: ({ asks }) => asks.length },
      { label: 'Members', numeric: true, cell: ({ organisations }) => organisations.length },
      { label: 'Channel', exportOnly: true, cell: ({ channel }) => channel },
      { label: 'Receipt', exportOnly: true, cell: ({ receipt }) => receipt },
      { label: 'SHA-256 of the document', exportOnly: true, cell: ({ document }) => document?.sha256 },
      { label: 'Id', exportOnly: true, cell: ({ responseId }) => responseId },
    ],
    empty: 'No response is recorded yet. Record one that was sent to a consultation.',
  },
};

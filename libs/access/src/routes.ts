import type { Role } from '#members';
import { ADMINISTRATORS, ANYBODY, CONFIDANTS, EVERYBODY, READERS } from './roles.js';

export type Who = readonly Role[] | typeof ANYBODY;

/** Who may open an address, and who may send something to it. A form of a wish is for those who may wish for it. */
export type RouteRule = { readonly see?: Who; readonly send?: Who } | { readonly wish: string };

const readers: RouteRule = { see: READERS };
const wish = (command: string): RouteRule => ({ wish: command });

/**
 * Who may open what, by address as the router has it; the same below `/api`. The forms and the calls of wishes are not
 * named here: the table of wishes says who may have them. What stands in neither is refused.
 */
export const ROUTES: Readonly<Record<string, RouteRule>> = {
  '/': { see: EVERYBODY },
  '/waiting': readers,
  '/policies': readers,
  '/policies/:id': readers,
  '/consultations': readers,
  '/consultations/:id': readers,
  '/consultations/calendar': readers,
  '/consultations/calendar.ics': readers,
  '/consultations/from-govuk': wish('LogConsultation'),
  '/consultations/from-govuk/log': wish('LogConsultation'),
  '/consultations/:id/check-govuk': wish('CorrectConsultationDetails'),
  '/consultations/:id/check-govuk/record': wish('CorrectConsultationDetails'),
  '/consultations/:id/paste-questions': wish('ListConsultationQuestions'),
  '/engagements': readers,
  '/engagements/:id': readers,
  '/asks': readers,
  '/asks/:id': readers,
  '/decisions': readers,
  '/decisions/:id': readers,
  '/decisions/:id/answer-asks': wish('AnswerAsk'),
  '/responses': readers,
  '/responses/:id': readers,
  '/responses/:id/document': readers,
  '/responses/:id/sign-off': readers,
  '/responses/:id/send': readers,
  '/responses/:id/to-paste': readers,
  '/responses/:id/response.docx': readers,
  '/documents': { send: CONFIDANTS },
  '/claims': readers,
  '/claims/:id': readers,
  '/claims/answers': readers,
  '/claims/:id/ask-outside': wish('SubstantiateClaim'),
  // the link itself is the permission
  '/substantiate/:token': { see: ANYBODY, send: ANYBODY },
  '/influence': readers,
  '/influence/asks': readers,
  '/influence/files/:name': readers,
  '/influence/rows': readers,
  '/influence/why': readers,
  '/influence/indicators': readers,
  '/reports': { see: EVERYBODY },
  '/reports/:id': { see: EVERYBODY },
  '/reports/:id/:name': { see: EVERYBODY },
  '/reports/:id/making': { see: EVERYBODY },
  '/reports/:id/files/:kind': { see: EVERYBODY },
  '/reports/:id/restatement': { see: CONFIDANTS },
  '/members': readers,
  '/members/:id': readers,
  '/search': readers,

  '/help': { see: ANYBODY },
  '/help/who-may-do-what': { see: ANYBODY },
  '/accessibility': { see: ANYBODY },
  '/settings/calendar': readers,
  '/settings/calendar/make': { send: READERS },
  '/settings/calendar/end': { send: READERS },
  // the secret in the address is the permission
  '/calendar/:name': { see: ANYBODY },
  '/settings': { see: ANYBODY, send: ANYBODY },
  '/api': { see: EVERYBODY },
  '/openapi.json': { see: EVERYBODY },

  '/sample': { see: READERS, send: ADMINISTRATORS },
  '/read-models': { see: ADMINISTRATORS },
  '/read-models/rebuild': { send: ADMINISTRATORS },
  '/health/live': { see: ANYBODY },
  '/health/ready': { see: ANYBODY },
};

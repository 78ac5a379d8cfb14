import type { Role } from '#members';
import { ADMINISTRATORS, ANYBODY, CONFIDANTS, EVERYBODY, FOR_THEIR_OWN, READERS, SECRETARIAT } from './roles.js';

export type Who = readonly Role[] | typeof ANYBODY;

/** Who may open an address, and who may send something to it. A form of a wish is for those who may wish for it. */
export type RouteRule = { readonly see?: Who; readonly send?: Who } | { readonly wish: string };

const readers: RouteRule = { see: READERS };
/** All read it; the secretariat and those who write or offer something for their organisation send something to it. */
const writtenTogether: RouteRule = { see: READERS, send: [...SECRETARIAT, ...FOR_THEIR_OWN] };
const wish = (command: string): RouteRule => ({ wish: command });

/**
 * Who may open what, by address as the router has it; the same below `/api`. The forms and the calls of wishes are not
 * named here: the table of wishes says who may have them. What stands in neither is refused.
 */
export const ROUTES: Readonly<Record<string, RouteRule>> = {
  '/': { see: EVERYBODY },
  '/waiting': readers,
  '/positions': readers,
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
  '/responses/:id/answers/:questionId': writtenTogether,
  '/responses/:id/answers/:questionId/draft': { send: [...SECRETARIAT, ...FOR_THEIR_OWN] },
  '/responses/:id/answers/:questionId/draft/leave': { send: [...SECRETARIAT, ...FOR_THEIR_OWN] },
  '/responses/:id/answers/:questionId/draft/discard': { send: [...SECRETARIAT, ...FOR_THEIR_OWN] },
  '/responses/:id/answers/:questionId/lock/:version': wish('LockAnswer'),
  '/responses/:id/answers/:questionId/versions': readers,
  '/responses/:id/answers/:questionId/versions/:version/restore': wish('DraftAnswer'),
  '/responses/:id/answers/:questionId/contributions': writtenTogether,
  '/responses/:id/contributions/:contributionId': { see: READERS, send: SECRETARIAT },
  '/responses/:id/rulings': readers,
  '/responses/:id/rulings/send': wish('RuleContribution'),
  '/responses/:id/disposition/:organisationId': readers,
  '/responses/:id/drafting': readers,
  '/responses/:id/versions': readers,
  '/responses/:id/disposition': readers,
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
  '/sample/take-out': { send: ADMINISTRATORS },
  '/read-models': { see: ADMINISTRATORS },
  '/read-models/rebuild': { send: ADMINISTRATORS },
  '/operations': { see: ADMINISTRATORS },
  '/operations/rebuild': { send: ADMINISTRATORS },
  '/audit': { see: ADMINISTRATORS },
  '/metrics': { see: ADMINISTRATORS },
  '/.well-known/security.txt': { see: ANYBODY },
  '/health/live': { see: ANYBODY },
  '/health/ready': { see: ANYBODY },
};

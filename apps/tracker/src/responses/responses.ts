import { FindResponse, type ResponseDetail } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const responses: Subject = { path: '/responses', one: 'response', category: 'response', idField: 'responseId' };

/** The response that a form is about. */
export async function responseOf({ id, now, ask }: Pick<About, 'id' | 'now' | 'ask'>): Promise<ResponseDetail> {
  const detail = await ask(new FindResponse(id, now));
  if (!detail) throw notFound('response');
  return detail;
}

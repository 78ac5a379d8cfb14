import { validate as isId } from 'uuid';
import { FindResponse, type ResponseDetail } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const responses: Subject = { path: '/responses', one: 'response', category: 'response', idField: 'responseId' };

/** The id in an address. @throws NotFoundException when it is none */
export function mustBeId(id: string): string {
  if (!isId(id)) throw notFound('response');
  return id;
}

/** The response that a form is about. */
export async function responseOf({ id, now, ask }: Pick<About, 'id' | 'now' | 'ask'>): Promise<ResponseDetail> {
  const detail = await ask(new FindResponse(id, now));
  if (!detail) throw notFound('response');
  return detail;
}

import { FindPolicy, type PolicyDetail } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const policies: Subject = { path: '/policies', one: 'policy', category: 'policy', idField: 'policyId' };

/** The policy that a form is about. */
export async function policyOf({ id, now, ask }: About): Promise<PolicyDetail> {
  const detail = await ask(new FindPolicy(id, now));
  if (!detail) throw notFound('policy');
  return detail;
}

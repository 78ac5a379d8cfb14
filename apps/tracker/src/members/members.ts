import { FindOrganisation, type OrganisationDetail } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

/** Members are organisations: their pages carry the council's word, their events the log's. */
export const members: Subject = {
  path: '/members',
  one: 'member',
  category: 'organisation',
  idField: 'organisationId',
};

/** The organisation that a form is about. */
export async function organisationOf({ id, today, ask }: About): Promise<OrganisationDetail> {
  const detail = await ask(new FindOrganisation(id, today));
  if (!detail) throw notFound('member');
  return detail;
}

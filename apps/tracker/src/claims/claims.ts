import type { Form } from '#govuk-pages';
import { FindClaim, type ClaimDetail } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const claims: Subject = {
  path: '/claims',
  section: '/influence',
  one: 'claim',
  category: 'claim',
  idField: 'claimId',
};

/** The claim that a form is about. */
export async function claimOf({ id, today, ask }: Pick<About, 'id' | 'today' | 'ask'>): Promise<ClaimDetail> {
  const detail = await ask(new FindClaim(id, today));
  if (!detail) throw notFound('claim');
  return detail;
}

const TITLE_AT_MOST = 140;

/** A statement where there is no room for all of it. */
export const shortened = (statement: string): string =>
  statement.length > TITLE_AT_MOST ? `${statement.slice(0, TITLE_AT_MOST - 1).replace(/\W*\s+\S*$/, '')}…` : statement;

/** What stands at the head of every form about a claim. */
export async function headOf(about: About): Promise<Pick<Form, 'caption' | 'handling'>> {
  const { statement, handling } = (await claimOf(about)).claim;
  return { caption: shortened(statement), ...(handling && { handling }) };
}

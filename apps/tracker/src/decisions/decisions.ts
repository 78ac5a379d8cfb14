import type { Form } from '#govuk-pages';
import { FindDecision, type DecisionDetail } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const decisions: Subject = {
  path: '/decisions',
  one: 'decision',
  category: 'decision',
  idField: 'decisionId',
};

/** The decision that a form is about. */
export async function decisionOf({ id, today, ask }: Pick<About, 'id' | 'today' | 'ask'>): Promise<DecisionDetail> {
  const detail = await ask(new FindDecision(id, today));
  if (!detail) throw notFound('decision');
  return detail;
}

/** What stands at the head of every form about a decision. */
export async function headOf(about: About): Promise<Pick<Form, 'caption' | 'handling'>> {
  const { title, handling } = (await decisionOf(about)).decision;
  return { caption: title, ...(handling && { handling }) };
}

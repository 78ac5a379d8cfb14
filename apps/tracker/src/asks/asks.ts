import type { Form } from '#govuk-pages';
import { FindAsk, type AskDetail } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const asks: Subject = { path: '/asks', one: 'ask', category: 'ask', idField: 'askId' };

/** The ask that a form is about. */
export async function askOf({ id, today, ask }: Pick<About, 'id' | 'today' | 'ask'>): Promise<AskDetail> {
  const detail = await ask(new FindAsk(id, today));
  if (!detail) throw notFound('ask');
  return detail;
}

/** What stands at the head of every form about an ask. */
export async function headOf(about: About): Promise<Pick<Form, 'caption' | 'handling'>> {
  const { statement, handling } = (await askOf(about)).ask;
  return { caption: statement, ...(handling && { handling }) };
}

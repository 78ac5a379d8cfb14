import { labelOf, type Form } from '#govuk-pages';
import { FindEngagement, type EngagementDetail, type EngagementRow } from '#registers';
import { titleOfBody } from '../registers/bodies.js';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const engagements: Subject = {
  path: '/engagements',
  one: 'engagement',
  category: 'engagement',
  idField: 'engagementId',
};

/** The engagement that a form is about. */
export async function engagementOf({ id, today, ask }: Pick<About, 'id' | 'today' | 'ask'>): Promise<EngagementDetail> {
  const detail = await ask(new FindEngagement(id, today));
  if (!detail) throw notFound('engagement');
  return detail;
}

const SENT: ReadonlySet<string> = new Set(['written_evidence', 'oral_evidence', 'draft_comment', 'letter']);

/** “Official meeting with Cabinet Office”, “Letter to HM Treasury”: an engagement has no title of its own. */
export const nameOf = ({ kind, counterpart }: Pick<EngagementRow, 'kind' | 'counterpart'>): string =>
  `${labelOf(kind)} ${SENT.has(kind) ? 'to' : 'with'} ${titleOfBody(counterpart.body)}`;

/** What stands at the head of every form about an engagement. */
export async function headOf(about: About): Promise<Pick<Form, 'caption' | 'handling'>> {
  const { engagement } = await engagementOf(about);
  return { caption: nameOf(engagement), ...(engagement.handling && { handling: engagement.handling }) };
}

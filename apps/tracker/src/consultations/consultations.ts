import type { TagColour } from '#govuk-pages';
import { FindConsultation, type ConsultationDetail, type SourceState } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const consultations: Subject = {
  path: '/consultations',
  one: 'consultation',
  category: 'consultation',
  idField: 'consultationId',
};

/** The consultation that a form is about. */
export async function consultationOf({ id, now, ask }: Pick<About, 'id' | 'now' | 'ask'>): Promise<ConsultationDetail> {
  const detail = await ask(new FindConsultation(id, now));
  if (!detail) throw notFound('consultation');
  return detail;
}

const STATE_COLOURS: Readonly<Record<SourceState, TagColour>> = {
  upcoming: 'light-blue',
  open: 'green',
  closed_awaiting_outcome: 'yellow',
  outcome_published: 'blue',
  withdrawn: 'grey',
};

/** The colour of a source state's tag. */
export const stateColour = (state: SourceState): TagColour => STATE_COLOURS[state];

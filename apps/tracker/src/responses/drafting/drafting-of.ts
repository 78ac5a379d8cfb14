import { validate as isId } from 'uuid';
import {
  FindDrafting,
  FindOrganisation,
  type ContributionRow,
  type DraftedQuestion,
  type DraftingDetail,
} from '#registers';
import { notFound } from '../../web/errors.js';
import type { Viewer } from '../../web/viewer.js';
import type { About } from '../../wishes/wish.js';

/** The drafting of the response that a page is about. */
export async function draftingOf({ id, ask }: Pick<About, 'id' | 'ask'>): Promise<DraftingDetail> {
  const detail = isId(id) ? await ask(new FindDrafting(id)) : undefined;
  if (!detail) throw notFound('response');
  return detail;
}

/** One question of it. */
export function questionIn({ questions }: DraftingDetail, questionId: string): DraftedQuestion {
  const question = questions.find((one) => one.questionId === questionId);
  if (!question) throw notFound('question');
  return question;
}

/** One contribution to it. */
export function contributionIn({ contributions }: DraftingDetail, contributionId: string): ContributionRow {
  const contribution = contributions.find((one) => one.contributionId === contributionId);
  if (!contribution) throw notFound('contribution');
  return contribution;
}

/** The address of a page about the answer to a question. */
export const answerPath = (responseId: string, questionId: string, below = ''): string =>
  `/responses/${responseId}/answers/${questionId}${below && `/${below}`}`;

/** “Question 3”. */
export const questionTitle = ({ number, dropped }: Pick<DraftedQuestion, 'number' | 'dropped'>): string =>
  dropped ? 'A dropped question' : `Question ${number}`;

/** Whether the words of a response may still change, as far as its register says. */
export const mayBeDrafted = ({ response: { state }, approved }: DraftingDetail): boolean =>
  !approved && !['submitted', 'acknowledged', 'published', 'withdrawn', 'lapsed'].includes(state);

/** Whether somebody works for the council's secretariat: they rule, assign and lock. */
export const isSecretariat = ({ roles }: Viewer): boolean => roles.includes('secretariat');

/** Whether somebody may write an answer: the secretariat any, others those that they were given. */
export const mayWrite = ({ authorId, reviewerId }: DraftedQuestion, asking: Viewer): boolean =>
  isSecretariat(asking) || asking.personId === authorId || asking.personId === reviewerId;

/** How somebody is called to the others: with the organisation that they work for, if they work for one. */
export async function nameWithOrganisation({ viewer, ask, today }: About): Promise<string> {
  if (viewer.organisationId === undefined) return viewer.name;
  const found = await ask(new FindOrganisation(viewer.organisationId, today));
  return found ? `${viewer.name} (${found.organisation.name})` : viewer.name;
}

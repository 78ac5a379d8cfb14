import { existing, RuleBroken } from '#vocabulary';
import type { Answers } from './answers.js';
import type { Response, StartedResponse } from './response.js';
import { unsentResponse } from './sign-off.js';

/** What a wish about drafting must know beside what the response itself says. */
export interface KnownAboutDrafting {
  /** the questions of the consultation, as they are listed today */
  readonly questionIds: ReadonlySet<string>;
  /** the organisation that whoever asks belongs to; absent for the secretariat */
  readonly actingFor?: string;
  /** the person who asks, when they may write only what they were given to write or to review */
  readonly writer?: string;
}

/**
 * A response whose words may still change: neither sent, nor withdrawn, nor lapsed, nor approved as they stand.
 * @throws RuleBroken when they may not, or there is no such response
 */
export function beingDrafted(state: Response): StartedResponse {
  const response = unsentResponse(state);
  if (response.phase === 'approved')
    throw new RuleBroken('This response is approved: it must be returned to draft before its words change');
  return response;
}

/** A response that was not withdrawn. @throws RuleBroken when it was, or there is none */
export function standing(state: Response): StartedResponse {
  const response = existing(state, 'response');
  if (response.ended === 'withdrawn') throw new RuleBroken('This response was withdrawn');
  return response;
}

/** @throws RuleBroken when a question is none of the consultation's, and nobody has worked on it before */
export function mustBeAsked(questionId: string, answers: Answers, { questionIds }: KnownAboutDrafting): void {
  if (!questionIds.has(questionId) && !answers.has(questionId))
    throw new RuleBroken('The consultation asks no such question', 'questionId');
}

import { existing, londonDate, RuleBroken } from '#vocabulary';
import type { Response } from './response.js';

/**
 * A response that was sent, with the London date on which it was.
 * @throws RuleBroken when there is no such response, or it was not sent yet
 */
export function sentResponse(state: Response): NonNullable<Response> & { readonly sentOn: string } {
  const response = existing(state, 'response');
  if (!response.submitted) throw new RuleBroken('This response has not been submitted yet');
  return { ...response, sentOn: londonDate(response.submitted.submittedAt) };
}

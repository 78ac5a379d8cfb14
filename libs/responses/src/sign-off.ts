import { existing, type Known, RuleBroken } from '#vocabulary';
import type { AnswerWords } from './response-events.js';
import type { Response, StartedResponse } from './response.js';
import { sameWords } from './rounds.js';

/** What a wish about the sign-off must know beside the items that it names. */
export interface KnownOfSignOff {
  /** the questions of the form, in their order */
  readonly questions: readonly { readonly questionId: string; readonly number: string }[];
  /** when the consultation closes: an instant */
  readonly closesAt: string | null;
  /** who carries the wish out */
  readonly signer: Signer;
}

/** Somebody who speaks for their own organisation, or records for others what they said. */
export interface Signer {
  readonly organisationId?: string;
  readonly recordsForOthers: boolean;
}

/**
 * A response that is still to be sent.
 * @throws RuleBroken when there is none, or it was sent, withdrawn, or lapsed
 */
export function unsentResponse(state: Response): StartedResponse {
  const response = existing(state, 'response');
  if (response.submitted) throw new RuleBroken('This response was submitted and its words never change');
  if (response.ended === 'withdrawn') throw new RuleBroken('This response was withdrawn');
  if (response.ended === 'lapsed')
    throw new RuleBroken('This response lapsed: return it to draft if it is to be sent late');
  return response;
}

/** @throws RuleBroken when somebody speaks for another organisation than their own, and does not record for others */
export function maySpeakFor(organisationId: string, { signer }: KnownOfSignOff): void {
  if (signer.recordsForOthers || signer.organisationId === organisationId) return;
  throw new RuleBroken('You can speak for your own organisation only', 'organisationId');
}

/** @throws RuleBroken when an organisation does not belong to the council any more */
export function mustBeAMember(organisationId: string, { organisations }: Known, field: string): void {
  const { name, leftOn } = organisations.get(organisationId) ?? {};
  if (leftOn) throw new RuleBroken(`${name} has left the council`, field);
}

/** “question 3”, by the number that it has in the form. */
export const questionNamed = (questionId: string, { questions }: KnownOfSignOff): string => {
  const number = questions.find((question) => question.questionId === questionId)?.number;
  return number === undefined ? 'a question that is not in the form any more' : `question ${number}`;
};

/** @throws RuleBroken when somebody saw other words than those that stand */
export function mustBeTheWords(
  seen: readonly AnswerWords[],
  stand: readonly AnswerWords[],
  known: KnownOfSignOff,
): void {
  const changed = seen.filter(
    (words) =>
      !sameWords(
        words,
        stand.find(({ questionId }) => questionId === words.questionId),
      ),
  );
  if (changed.length > 0)
    throw new RuleBroken(
      `The answer to ${changed.map(({ questionId }) => questionNamed(questionId, known)).join(' and ')} has changed since you looked: read it again`,
      'answers',
    );
}

import { dateInWords, labelOf } from '#govuk-pages';
import type { AnswerVersionRow, ContributionRow, DraftingDetail } from '#registers';
import { blame } from '#responses';
import { londonDate } from '#vocabulary';
import { contributionTitle } from './contribution-words.js';
import { questionIn, questionTitle } from './drafting-of.js';

/** What became of one contribution, in the words of a letter. */
export interface DispositionItem {
  readonly contributionId: string;
  /** “Suggestion by Kent, 3 March 2026” */
  readonly title: string;
  readonly question: string;
  /** what it was about: words of the answer as they were */
  readonly about: string | null;
  readonly offered: string;
  /** “Adopted”, or that nobody has ruled yet */
  readonly outcome: string;
  readonly reason: string | null;
  /** where it stands in the words of the answer as they are now */
  readonly standing: string;
}

const quoted = (words: string) => `“${words.trim()}”`;

/**
 * Where a contribution stands in the answer: the words that it brought, as far as they are still there; else the passage
 * that it was about.
 */
function standingIn(contribution: ContributionRow, versions: readonly AnswerVersionRow[], final: boolean): string {
  const { ruled, standsAt } = contribution;
  const whose = final ? 'the response as it was sent' : 'the answer as it stands';
  if (ruled?.version) {
    const { kind, text } = contribution;
    if (kind === 'suggestion' && text.trim() !== '' && versions.at(-1)?.text.includes(text))
      return `In ${whose}: ${quoted(text)}`;
    const runs = blame(versions.map((one) => one.text)).filter(({ version }) => version === ruled.version);
    const words = runs.map((run) => run.text).filter((brought) => brought.trim() !== '');
    return words.length > 0
      ? `In ${whose}: ${words.map(quoted).join(' … ')}`
      : `Its words were taken in as version ${ruled.version}, and have been changed since`;
  }
  if (standsAt) return `The passage stands in ${whose}: ${quoted(standsAt.quote)}`;
  if (contribution.replaces) return `The passage does not stand in ${whose} any more`;
  return 'It was about the whole answer';
}

/** What became of everything that a member offered, in the order in which it was offered. */
export function dispositionOf(
  drafting: DraftingDetail,
  organisationId: string,
  versions: ReadonlyMap<string, readonly AnswerVersionRow[]>,
): DispositionItem[] {
  const final = drafting.response.submittedAt !== null;
  return drafting.contributions
    .filter(({ organisation }) => organisation.id === organisationId)
    .map((one) => {
      const question = questionIn(drafting, one.questionId);
      const into = drafting.contributions.find(({ contributionId }) => contributionId === one.ruled?.mergedInto);
      return {
        contributionId: one.contributionId,
        title: `${contributionTitle(one)}, ${dateInWords(londonDate(one.recordedAt))}`,
        question: `${questionTitle(question)}: ${question.text}`,
        about: one.replaces?.quote ?? null,
        offered: one.text.trim() === '' ? 'To take this passage out' : one.text,
        outcome:
          one.withdrawnAt !== null
            ? 'Withdrawn by the member'
            : one.ruled
              ? `${labelOf(one.ruled.ruling)}${into ? ` into: ${contributionTitle(into)}` : ''}`
              : 'Not ruled on yet',
        reason: one.ruled?.reason ?? null,
        standing: standingIn(one, versions.get(one.questionId) ?? [], final),
      };
    });
}

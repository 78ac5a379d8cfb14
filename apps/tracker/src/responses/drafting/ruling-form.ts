import { labelOf, type Form } from '#govuk-pages';
import type { AnswerVersionRow, ContributionRow, DraftingDetail } from '#registers';
import { RULINGS, RulingGiven, withSuggestion } from '#responses';
import { noneOf } from '../../wishes/fields.js';
import { contributionTitle } from './contribution-words.js';

const HINTS: Readonly<Partial<Record<(typeof RULINGS)[number], string>>> = {
  adopted: 'A suggestion is put in the place of its passage, word for word',
  merged: 'It says the same as another contribution, which is ruled on for both',
};

/** The words of the answer with a suggestion in it, or as they stand. */
export function adoptedText(
  responseId: string,
  contribution: ContributionRow,
  versions: readonly AnswerVersionRow[],
): string {
  const { contributionId, questionId, kind, text, replaces, onVersion, organisation } = contribution;
  const offered = { responseId, contributionId, questionId, organisationId: organisation.id, kind, text };
  const adopted =
    kind === 'suggestion'
      ? withSuggestion({ offered: { ...offered, ...(replaces && { replaces }) }, onVersion }, { versions })
      : undefined;
  return adopted ?? versions.at(-1)?.text ?? '';
}

/** The form of a ruling. */
export function rulingForm(drafting: DraftingDetail, contribution: ContributionRow): Form {
  const others = drafting.contributions.filter(
    (one) =>
      one.contributionId !== contribution.contributionId && one.withdrawnAt === null && one.ruled?.ruling !== 'merged',
  );
  return {
    title: '',
    fields: [
      { kind: 'hidden', name: 'baseVersion' },
      {
        kind: 'choice',
        name: 'ruling',
        label: 'What becomes of it?',
        noun: 'ruling',
        options: RULINGS.map((value) => ({
          value,
          label: labelOf(value),
          ...(HINTS[value] && { hint: HINTS[value] }),
          ...(value === 'adopted_with_changes' && {
            reveals: [
              {
                kind: 'text',
                name: 'text',
                label: 'The answer, with what you adopt of it',
                noun: 'answer',
                rows: 10,
                counted: { of: 'characters' },
              } as const,
            ],
          }),
          ...(value === 'merged' && {
            reveals: [
              {
                kind: 'choice',
                name: 'mergedInto',
                label: 'Into which contribution?',
                noun: 'contribution that it is merged into',
                select: true,
                options: [
                  noneOf('Choose one'),
                  ...others.map((one) => ({
                    value: one.contributionId,
                    label: `${contributionTitle(one)}: ${one.text.slice(0, 80)}`,
                  })),
                ],
              } as const,
            ],
          }),
        })),
      },
      { kind: 'text', name: 'reason', label: 'Why?', noun: 'reason', hint: 'The member reads this.', rows: 4 },
    ],
    shape: RulingGiven,
    submit: 'Send ruling',
    more: [{ value: 'keep', text: 'Keep as a draft' }],
  };
}

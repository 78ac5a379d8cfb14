import { count, labelOf, type Block, type Form, type Raw } from '#govuk-pages';
import type { DraftedQuestion, DraftingDetail } from '#registers';
import { FindConsultation } from '#registers';
import { AnswerDrafted, answerLimit, mergeTexts, STANCES, wordDifference } from '#responses';
import { Nested, Optional } from '#vocabulary';
import { newAskField } from '../../engagements/engagement-fields.js';
import { NewAsk } from '../../engagements/log-with-ask.js';
import { askOptions, including, noneOf } from '../../wishes/fields.js';
import type { About } from '../../wishes/wish.js';
import { answerPath, questionTitle } from './drafting-of.js';
import { libraryFor } from './library.js';

/** The answers of the form: an answer, and perhaps an ask that is written on the spot. */
export class AnswerWithAsk extends AnswerDrafted {
  @Optional() @Nested(() => NewAsk) newAsk?: NewAsk;
}

/** The policies of the consultation that a response answers. */
export async function policiesOf({ response }: DraftingDetail, { ask, now }: About): Promise<string[]> {
  const found = await ask(new FindConsultation(response.consultation.id, now));
  return found?.consultation.policies.map(({ id }) => id) ?? [];
}

/** The form that an answer is written in. */
export async function answerForm(
  drafting: DraftingDetail,
  question: DraftedQuestion,
  about: About,
  raw: Raw = {},
): Promise<Form> {
  const { response } = drafting;
  const policyIds = await policiesOf(drafting, about);
  const standing = question.answer?.ask ? [question.answer.ask] : [];
  const limit = answerLimit(question.text);
  return {
    title: questionTitle(question),
    caption: `Answer to ${response.consultation.title}`,
    section: '/responses',
    ...(response.handling && { handling: response.handling }),
    back: { text: 'Back to the response', href: `/responses/${response.responseId}` },
    fields: [
      { kind: 'hidden', name: 'baseVersion' },
      {
        kind: 'choice',
        name: 'stance',
        label: 'Where do we stand?',
        noun: 'stance',
        options: STANCES.map((value) => ({ value, label: labelOf(value) })),
      },
      {
        kind: 'text',
        name: 'text',
        label: 'Our answer',
        noun: 'answer',
        hint: 'Plain text, or Markdown: **bold**, *italic*, “- ” before each item of a list.',
        rows: 14,
        counted: limit ?? { of: 'characters' },
        finder: await libraryFor({ question, title: response.consultation.title }, raw, about),
      },
      {
        kind: 'choice',
        name: 'askId',
        label: 'The ask that it carries',
        noun: 'ask',
        select: true,
        options: [noneOf('None'), ...including(await askOptions(about, { policyIds }), standing)],
      },
      newAskField(
        'It carries an ask that is not in the list: write it here',
        'It is proposed for the policies of the consultation, and carried by this answer.',
      ),
    ],
    shape: AnswerWithAsk,
    submit: 'Save answer',
    more: [{ value: 'preview', text: 'Preview' }],
    draft: answerPath(response.responseId, question.questionId, 'draft'),
  };
}

/** Two answers beside one another, each with what makes it another than the version that both were made from. */
export function besideBlocks(base: string, mine: string, theirs: string, version: number): Block[] {
  const conflicts = mergeTexts(base, mine, theirs).pieces.filter(({ kind }) => kind === 'conflict');
  return [
    {
      kind: 'beside',
      heading: 'Both answers are kept',
      texts: [
        { title: 'Yours, not saved yet', pieces: wordDifference(base, mine) },
        { title: `Version ${version}, as others saved it`, pieces: wordDifference(base, theirs) },
      ],
    },
    {
      kind: 'inset',
      text: `${
        conflicts.length > 0
          ? `You both changed the same ${count(conflicts.length, 'passage')}. `
          : 'The words go together; the stance or the ask do not. '
      }Yours is in the box below: take over what you want of the other, then save. What you save stands in the place of version ${version}, which stays among the versions.`,
    },
  ];
}

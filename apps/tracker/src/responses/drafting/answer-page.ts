import { count, labelOf, type Block, type BlocksPage } from '#govuk-pages';
import type { ContributionRow, DraftedQuestion, DraftingDetail } from '#registers';
import { hrefOf } from '../../registers/hrefs.js';
import type { Viewer } from '../../web/viewer.js';
import { answerPath, isSecretariat, mayBeDrafted, questionTitle } from './drafting-of.js';

/** An answer that is read: it is locked, or the words of the response are fixed. */
export function readAnswerPage(
  drafting: DraftingDetail,
  question: DraftedQuestion,
  viewer: Viewer,
): Omit<BlocksPage, 'kind'> {
  const { response } = drafting;
  const { answer } = question;
  return {
    title: questionTitle(question),
    caption: `Answer to ${response.consultation.title}`,
    section: '/responses',
    ...(response.handling && { handling: response.handling }),
    breadcrumbs: [
      { text: 'Responses', href: '/responses' },
      { text: response.consultation.title, href: hrefOf('response', response.responseId) },
    ],
    ...(answer && { tags: [{ text: labelOf(answer.stance), tag: 'blue' }] }),
    ...(mayBeDrafted(drafting) && {
      actions: [
        {
          text: 'Comment, suggest words or offer evidence',
          href: answerPath(response.responseId, question.questionId, 'contributions'),
        },
      ],
    }),
    blocks: [
      { kind: 'prose', text: question.text },
      {
        kind: 'inset',
        text: !mayBeDrafted(drafting)
          ? 'The words of this response are fixed.'
          : question.locked
            ? 'This answer is locked as complete. Its words change only when the secretariat unlocks it.'
            : 'The secretariat and those who were given this question write the answer. You can comment on it, suggest other words, and offer evidence.',
      },
      ...(answer ? [{ kind: 'markdown', heading: 'Our answer', text: answer.text } as const] : []),
      ...(answer?.ask
        ? [
            {
              kind: 'facts',
              rows: [
                {
                  label: 'The ask that it carries',
                  value: { text: answer.ask.title, href: hrefOf('ask', answer.ask.id) },
                },
              ],
            } as const,
          ]
        : []),
      ...linksOfAnswer(drafting, question, viewer),
    ],
  };
}

const waitsForRuling = ({ ruled, withdrawnAt }: ContributionRow) => ruled === null && withdrawnAt === null;

/** Where one goes from an answer, and what can be done with it beside writing. */
export function linksOfAnswer(drafting: DraftingDetail, question: DraftedQuestion, viewer: Viewer): Block[] {
  const { responseId } = drafting.response;
  const { questionId, answer, locked } = question;
  const own = drafting.contributions.filter((one) => one.questionId === questionId);
  const waiting = own.filter(waitsForRuling).length;
  const to = (below: string) => answerPath(responseId, questionId, below);
  const mayLock = mayBeDrafted(drafting) && isSecretariat(viewer);
  return [
    {
      kind: 'links',
      heading: 'About this answer',
      links: [
        ...(answer ? [{ text: `Versions and who wrote what (${answer.version})`, href: to('versions') }] : []),
        {
          text: `Contributions (${own.length}${waiting > 0 ? `, ${count(waiting, 'without a ruling', 'without a ruling')}` : ''})`,
          href: to('contributions'),
        },
        ...(mayLock && locked
          ? [{ text: 'Unlock this answer', href: `/responses/${responseId}/unlock-answer?questionId=${questionId}` }]
          : []),
      ],
    },
    ...(mayLock && answer && !locked
      ? [
          {
            kind: 'press',
            text: 'A complete answer is locked: nobody changes it until it is unlocked.',
            action: to(`lock/${answer.version}`),
            button: `Lock version ${answer.version} as complete`,
          } as const,
        ]
      : []),
  ];
}

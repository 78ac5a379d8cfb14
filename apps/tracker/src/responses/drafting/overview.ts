import { count, labelOf, type Block, type Piece } from '#govuk-pages';
import type { DraftedQuestion, DraftingDetail } from '#registers';
import { nameOfPerson } from '../../web/names.js';
import type { Viewer } from '../../web/viewer.js';
import { answerPath, isSecretariat, mayBeDrafted } from './drafting-of.js';

/** The questions of a response with how far each answer has come, and who is waited for. */
export function draftingBlocks(drafting: DraftingDetail, viewer: Viewer): Block[] {
  const { questions, contributions, response } = drafting;
  const worked = questions.some(({ answer, authorId, reviewerId }) => answer ?? authorId ?? reviewerId);
  const open = mayBeDrafted(drafting);
  if (!open && !worked && contributions.length === 0) return [];
  const waiting = contributions.filter(({ ruled, withdrawnAt }) => ruled === null && withdrawnAt === null).length;
  return [
    {
      kind: 'table',
      heading: 'Questions',
      anchor: 'questions',
      caption: 'Questions and their answers',
      // nobody is waited for when there is nothing to draft any more
      columns: ['Question', 'Answer', ...(open ? ['Waiting for', 'Author and reviewer'] : [])].map((label) => ({
        label,
      })),
      rows: questions.map((question) => [
        {
          text: `${question.number}. ${question.text}`,
          href: answerPath(response.responseId, question.questionId),
        },
        answerPieces(question, open),
        ...(open
          ? [waitingFor(question, drafting), whoWorks(question, response.responseId, isSecretariat(viewer))]
          : []),
      ]),
      empty: 'The questions of this consultation are not listed yet. Type or paste them to draft answers to each.',
      ...(questions.length === 0 && {
        links: [
          { text: 'Paste the questions', href: `/consultations/${response.consultation.id}/paste-questions` },
          { text: 'List the questions', href: `/consultations/${response.consultation.id}/list-questions` },
        ],
      }),
    },
    {
      kind: 'links',
      heading: 'Contributions',
      links: [
        {
          text:
            contributions.length === 0
              ? 'No contributions yet'
              : `${count(contributions.length, 'contribution')}${waiting > 0 ? `, ${waiting} waiting for a ruling` : ', all ruled on'}`,
          href: `/responses/${response.responseId}/rulings`,
        },
      ],
    },
  ];
}

function answerPieces({ answer, locked }: DraftedQuestion, open: boolean): Piece[] {
  if (!answer) return [{ text: open ? 'Not begun' : 'Not answered', tag: 'grey' }];
  const state: Piece = locked ? { text: 'Complete', tag: 'green' } : { text: 'In drafting', tag: 'light-blue' };
  return [...(open ? [state] : []), { text: labelOf(answer.stance), hint: `Version ${answer.version}` }];
}

/** Who has to do something next: the author, the secretariat that rules, the member that was answered, or the reviewer. */
function waitingFor({ questionId, answer, locked, authorId, reviewerId }: DraftedQuestion, drafting: DraftingDetail) {
  const own = drafting.contributions.filter((one) => one.questionId === questionId && one.withdrawnAt === null);
  const unruled = own.filter(({ ruled }) => ruled === null).length;
  const disputed = own.filter(({ said }) => said === 'disputed').length;
  const unsaid = own.filter(({ ruled, said }) => ruled !== null && said === null);
  const pieces: Piece[] = [
    ...(answer ? [] : [{ text: authorId ? `${nameOfPerson(authorId)}: to write` : 'Somebody to write it' }]),
    ...(unruled + disputed > 0
      ? [{ text: `Secretariat: ${count(unruled + disputed, 'contribution')} to rule on` }]
      : []),
    ...(unsaid.length > 0
      ? [
          {
            text: `${[...new Set(unsaid.map(({ organisation }) => organisation.title))].join(', ')}: to answer a ruling`,
          },
        ]
      : []),
    ...(answer && !locked && unruled + disputed === 0
      ? [{ text: reviewerId ? `${nameOfPerson(reviewerId)}: to review` : 'Secretariat: to lock it as complete' }]
      : []),
  ];
  return pieces.length > 0 ? pieces : [{ text: 'Nobody' }];
}

function whoWorks(
  { authorId, reviewerId, questionId, number }: DraftedQuestion,
  responseId: string,
  mayAssign: boolean,
) {
  return [
    { text: authorId ? `Author: ${nameOfPerson(authorId)}` : 'No author' },
    { text: reviewerId ? `Reviewer: ${nameOfPerson(reviewerId)}` : 'No reviewer' },
    ...(mayAssign
      ? [
          {
            text: 'Assign',
            href: `/responses/${responseId}/assign-question?questionId=${questionId}`,
            unseen: `question ${number}`,
          },
        ]
      : []),
  ];
}

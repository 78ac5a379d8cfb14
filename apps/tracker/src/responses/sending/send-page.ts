import { closingInWords, labelOf, type Block, type BlocksPage } from '#govuk-pages';
import type { AnsweredQuestion, SignOffDetail } from '#registers';
import { plainAnswer } from '#response-files';
import { compareInstants } from '#vocabulary';
import type { About } from '../../wishes/wish.js';
import { responses } from '../responses.js';
import { lengthOf } from '../sign-off/sign-off-blocks.js';
import { formOf, signOffPath } from '../sign-off/signing.js';

/** What is sent, question by question, to be pasted into a form, and as one document. */
export function sendPage(detail: SignOffDetail, { now }: About): Omit<BlocksPage, 'kind'> {
  const { response, questions, phase } = detail;
  const approved = phase === 'approved';
  const sent = response.submittedAt !== null;
  return {
    title: response.consultation.title,
    caption: 'Send the response',
    section: responses.path,
    ...(response.handling && { handling: response.handling }),
    breadcrumbs: [
      { text: 'Responses', href: responses.path },
      { text: 'Response', href: `${responses.path}/${response.responseId}` },
      { text: 'Sign-off', href: signOffPath(response.responseId) },
    ],
    actions: [
      { text: 'Download as a Word document', href: formOf(response.responseId, 'response.docx') },
      ...(approved && !sent ? [{ text: 'Mark as submitted', href: formOf(response.responseId, 'submit') }] : []),
    ],
    blocks: [...noticesOf(detail, now), ...questions.flatMap(toPaste), ...nothingToSend(questions)],
  };
}

function noticesOf({ response, phase, closesAt }: SignOffDetail, now: string): Block[] {
  if (response.submittedAt !== null) return [];
  const late = closesAt !== null && compareInstants(now, closesAt) >= 0;
  return [
    ...(phase === 'approved'
      ? []
      : [{ kind: 'warning' as const, text: 'It is not approved: these words may still change.' }]),
    ...(late
      ? [
          {
            kind: 'warning' as const,
            text: `The consultation closed ${closingInWords(closesAt)}: what is sent now is late.`,
          },
        ]
      : []),
  ];
}

const nothingToSend = (questions: readonly AnsweredQuestion[]): Block[] =>
  questions.length > 0 ? [] : [{ kind: 'inset', text: 'The questions of the consultation are not listed yet.' }];

function toPaste(question: AnsweredQuestion): Block[] {
  const { questionId, number, text, answer } = question;
  const plain = plainAnswer(answer?.text ?? '');
  const length = lengthOf(question, plain);
  const asked = { kind: 'prose', heading: `Question ${number}`, text } as const;
  if (!answer) return [asked, { kind: 'warning', text: 'Nobody has answered it.' }];
  if (plain === '') return [asked, { kind: 'inset', text: `${labelOf(answer.stance)}: there is nothing to paste.` }];
  return [
    asked,
    ...(length.over ? [{ kind: 'warning' as const, text: `Too long: ${length.words}.` }] : []),
    {
      kind: 'paste',
      id: `answer-${questionId}`,
      notes: [labelOf(answer.stance), ...(length.over ? [] : [length.words])],
      text: plain,
      button: 'Copy',
      what: `the answer to question ${number}`,
    },
  ];
}

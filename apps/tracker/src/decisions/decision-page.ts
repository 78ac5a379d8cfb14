import { count, dateInWords, knownTitle, labelOf, titleOfSlug, type Block, type Link } from '#govuk-pages';
import { ClaimsAbout, FindDecision, type DecisionDetail } from '#registers';
import { answerOf, answerTag, documentOf, firstRaiseOf } from '../asks/answers.js';
import { claimsBlock } from '../claims/claims-block.js';
import { raiseAddress } from '../claims/raise-wish.js';
import { historyOf } from '../registers/history-block.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import type { About } from '../wishes/wish.js';
import { decisions } from './decisions.js';

/** The page of a decision: what was decided, and what it said to the asks of its policies. */
export const decisionPage: ItemOf<DecisionDetail> = {
  subject: decisions,
  find: ({ id, today, ask }) => ask(new FindDecision(id, today)),
  revision: ({ decision }) => decision.revision,
  page: async (detail, about) => {
    const { decision } = detail;
    return {
      title: decision.title,
      caption: 'Decision',
      ...(decision.handling && { handling: decision.handling }),
      breadcrumbs: [{ text: 'Decisions', href: decisions.path }],
      tags: decision.struckOut === null ? [] : [{ text: 'Struck out', tag: 'red' }],
      actions: answerLinks(detail),
      blocks: [
        ...struckOutOf(detail),
        factsOf(detail),
        answersOf(detail),
        ...struckAnswersOf(detail),
        await claimsOf(detail, about),
        openAsksOf(detail, about),
        await historyOf('decision', about),
        { kind: 'links', heading: 'Change or correct', links: changesOf(detail) },
      ],
    };
  },
};

const path = ({ decision }: DecisionDetail, below: string) => `${hrefOf('decision', decision.decisionId)}/${below}`;

const answerLinks = (detail: DecisionDetail): Link[] =>
  detail.openAsks.length === 0 || detail.decision.struckOut !== null
    ? []
    : [{ text: `Answer ${count(detail.openAsks.length, 'open ask')}`, href: path(detail, 'answer-asks') }];

function changesOf(detail: DecisionDetail): Link[] {
  return [
    ...(detail.decision.struckOut === null
      ? [
          { text: 'Correct this decision', href: path(detail, 'correct') },
          { text: 'Strike out this decision', href: path(detail, 'strike-out') },
        ]
      : []),
    { text: 'Change the handling', href: path(detail, 'change-handling') },
  ];
}

const struckOutOf = ({ decision: { struckOut } }: DecisionDetail): Block[] =>
  struckOut === null
    ? []
    : [
        {
          kind: 'inset',
          text: `Struck out: it was entered in error, and its answers count nowhere. Reason: ${struckOut}`,
        },
      ];

const factsOf = ({ decision }: DecisionDetail): Block => ({
  kind: 'facts',
  rows: [
    { label: 'Decided on', value: dateInWords(decision.decidedOn) },
    { label: 'Kind', value: labelOf(decision.kind) },
    {
      label: 'Departments',
      value: decision.departments.map((slug) => ({ text: knownTitle(slug) ?? titleOfSlug(slug) })),
    },
    { label: 'Policies', value: linksTo('policy', decision.policies) },
    ...(decision.consultation
      ? [{ label: 'Follows from', value: linksTo('consultation', [decision.consultation]) }]
      : []),
    { label: 'Where it can be read', value: documentOf(decision.reference) },
  ],
});

const answersOf = ({ answers }: DecisionDetail): Block => ({
  kind: 'table',
  heading: 'What it said to asks',
  caption: 'What it said to asks',
  columns: [{ label: 'Ask' }, { label: 'Answer' }, { label: 'Given on' }, { label: 'Where it says so' }],
  rows: answers
    .filter(({ struckOut }) => struckOut === null)
    .map(({ ask, answer, answeredOn, reference }) => [
      { text: ask.title, href: hrefOf('ask', ask.id) },
      answerTag(answer),
      dateInWords(answeredOn),
      documentOf(reference),
    ]),
  empty: 'It has answered no ask.',
});

/** The claims about its answers; each answer that stands can be claimed. */
async function claimsOf({ decision, answers }: DecisionDetail, { ask, today }: About): Promise<Block> {
  const { decisionId } = decision;
  const standing = decision.struckOut === null ? answers.filter(({ struckOut }) => struckOut === null) : [];
  const asks = new Map(standing.map((answer) => [answer.ask.id, answer.ask]));
  return claimsBlock(await ask(new ClaimsAbout({ decisionId }, today)), {
    kind: 'decision',
    raise: [...asks.values()].map(({ id, title }) => ({
      text: `Raise a claim about the answer to “${title}”`,
      href: raiseAddress(id, decisionId),
    })),
  });
}

function struckAnswersOf({ answers }: DecisionDetail): Block[] {
  const struck = answers.filter(({ struckOut }) => struckOut !== null);
  if (struck.length === 0) return [];
  const table: Block = {
    kind: 'table',
    caption: 'Answers that count nowhere',
    columns: [{ label: 'Ask' }, { label: 'Answer' }, { label: 'Given on' }, { label: 'Why it was struck out' }],
    rows: struck.map(({ ask, answer, answeredOn, struckOut }) => [
      { text: ask.title, href: hrefOf('ask', ask.id) },
      labelOf(answer),
      dateInWords(answeredOn),
      struckOut,
    ]),
    empty: '',
  };
  return [{ kind: 'folded', summary: `Struck out (${struck.length})`, blocks: [table] }];
}

const openAsksOf = (detail: DecisionDetail, { today }: About): Block => ({
  kind: 'table',
  heading: 'Open asks of its policies',
  caption: 'Asks of its policies that have no answer',
  columns: [{ label: 'Ask' }, { label: 'First raised' }, { label: 'Answer' }],
  rows: detail.openAsks.map((ask) => [
    { text: ask.statement, href: hrefOf('ask', ask.askId) },
    firstRaiseOf(ask),
    answerOf(ask, today),
  ]),
  empty: 'Every ask of its policies has an answer.',
  links: answerLinks(detail),
});

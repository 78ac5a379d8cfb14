import { dateInWords, knownTitle, labelOf, titleOfSlug, type Block, type Link, type Piece } from '#govuk-pages';
import { ClaimsAbout, FindAsk, type AskDetail } from '#registers';
import { claimsBlock } from '../claims/claims-block.js';
import { raiseAddress } from '../claims/raise-wish.js';
import { historyOf } from '../registers/history-block.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import type { About } from '../wishes/wish.js';
import { answerOf, waitOf } from './answers.js';
import { answersOf, deliveriesOf, mergedOf, raisesOf, struckOutOf, unansweringOf } from './ask-tables.js';
import { asks } from './asks.js';
import { rechecksOf } from './rechecks.js';

/** The page of an ask: from its first raise to what came of it. */
export const askPage: ItemOf<AskDetail> = {
  subject: asks,
  find: ({ id, today, ask }) => ask(new FindAsk(id, today)),
  revision: ({ ask }) => ask.revision,
  page: async (detail, about) => {
    const { ask } = detail;
    return {
      title: ask.statement,
      caption: 'Ask',
      ...(ask.handling && { handling: ask.handling }),
      breadcrumbs: [{ text: 'Asks', href: asks.path }],
      tags: answerOf(ask, about.today).map(({ text, tag }): Piece => ({ text, ...(tag && { tag }) })),
      ...leadOf(detail, about),
      actions: actionsOf(detail),
      blocks: [
        ...closedOf(detail),
        factsOf(detail, about),
        await raisesOf(detail, about),
        answersOf(detail),
        ...struckOutOf(detail),
        await claimsOf(detail, about),
        ...unansweringOf(detail),
        deliveriesOf(detail),
        ...rechecksOf(detail, about.today),
        ...mergedOf(detail),
        await historyOf('ask', about),
        { kind: 'links', heading: 'Change or correct', links: changesOf(detail) },
      ],
    };
  },
};

const isClosed = ({ ask: { state } }: AskDetail) => state === 'merged' || state === 'withdrawn';

function leadOf({ ask }: AskDetail, { today }: About): { lead?: string } {
  if (ask.state !== 'awaiting' || ask.firstRaisedOn === null) return {};
  return { lead: `It has been awaiting an answer ${waitOf(ask.firstRaisedOn, today)}.` };
}

/** The claims about its answers; each answer that stands can be claimed, unless the ask takes nothing more. */
async function claimsOf(detail: AskDetail, { ask, today }: About): Promise<Block> {
  const { askId } = detail.ask;
  const standing = isClosed(detail) ? [] : detail.answers.filter(({ struckOut }) => struckOut === null);
  const decisions = new Map(standing.map(({ decision }) => [decision.id, decision]));
  return claimsBlock(await ask(new ClaimsAbout({ askId }, today)), {
    kind: 'ask',
    raise: [...decisions.values()].map(({ id, title }) => ({
      text: `Raise a claim about the answer of “${title}”`,
      href: raiseAddress(askId, id),
    })),
  });
}

const path = ({ ask }: AskDetail, below: string) => `${hrefOf('ask', ask.askId)}/${below}`;

function actionsOf(detail: AskDetail): Link[] {
  if (isClosed(detail)) return [];
  const { askId, policies } = detail.ask;
  const raising = new URLSearchParams({ asksRaised: askId });
  for (const { id } of policies) raising.append('policyIds', id);
  return [
    { text: 'Record an answer', href: path(detail, 'answer') },
    { text: 'Log an engagement that raised it', href: `/engagements/new?${raising.toString()}` },
    { text: 'Report delivery', href: path(detail, 'report-delivery') },
  ];
}

function changesOf(detail: AskDetail): Link[] {
  return [
    ...(isClosed(detail)
      ? []
      : [
          { text: 'Record that the council agreed to it', href: path(detail, 'agree') },
          { text: 'Reword this ask', href: path(detail, 'reword') },
        ]),
    { text: 'Correct the details', href: path(detail, 'correct') },
    ...(isClosed(detail)
      ? []
      : [
          { text: 'Merge this ask into another', href: path(detail, 'merge') },
          { text: 'Withdraw this ask', href: path(detail, 'withdraw') },
        ]),
    ...(detail.ask.state === 'withdrawn'
      ? [
          { text: 'Report delivery', href: path(detail, 'report-delivery') },
          { text: 'Put right when it was withdrawn', href: path(detail, 'correct-withdrawal') },
        ]
      : []),
    { text: 'Change the handling', href: path(detail, 'change-handling') },
  ];
}

function closedOf({ ask }: AskDetail): Block[] {
  if (ask.mergedInto)
    return [
      {
        kind: 'inset',
        text: `Merged into another ask: go on with that one. ${ask.mergeReason ?? ''}`,
        links: [{ text: ask.mergedInto.title, href: hrefOf('ask', ask.mergedInto.id) }],
      },
    ];
  if (ask.withdrawnOn)
    return [{ kind: 'inset', text: `Withdrawn on ${dateInWords(ask.withdrawnOn)}. ${ask.withdrawnReason ?? ''}` }];
  return [];
}

function factsOf({ ask }: AskDetail, { today }: About): Block {
  const { policies, direction, size, themes, proposedBy, agreedOn, currentAnswer, delivery, nextRecheckOn } = ask;
  return {
    kind: 'facts',
    rows: [
      { label: 'Policies', value: linksTo('policy', policies) },
      { label: 'Direction', value: labelOf(direction) },
      { label: 'Size', value: labelOf(size) },
      { label: 'Themes', value: themes.map((slug) => ({ text: knownTitle(slug) ?? titleOfSlug(slug) })) },
      { label: 'Proposed by', value: proposedBy ? linksTo('organisation', [proposedBy]) : 'The council as a whole' },
      { label: 'Agreed by the council', value: agreedOn ? dateInWords(agreedOn) : 'Not as it is worded now' },
      {
        label: 'Current answer',
        value: currentAnswer && [
          { text: `${labelOf(currentAnswer.answer)}, ${dateInWords(currentAnswer.answeredOn)}` },
          ...linksTo('decision', [currentAnswer.decision]),
        ],
      },
      {
        label: 'Delivery',
        value: delivery && `${labelOf(delivery.delivery)}, as seen on ${dateInWords(delivery.asOf)}`,
      },
      ...(nextRecheckOn
        ? [
            {
              label: 'Look at it again on',
              value: {
                text: `${dateInWords(nextRecheckOn)}${nextRecheckOn <= today ? ': due' : ''}`,
                hint: 'An ask is never closed for good: it is looked at 6, 12 and 30 months after an answer',
              },
            },
          ]
        : []),
    ],
  };
}

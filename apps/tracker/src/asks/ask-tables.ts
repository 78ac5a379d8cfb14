import { dateInWords, labelOf, stageColour, type Block, type Cell } from '#govuk-pages';
import { FindPolicy, stageOn, type AskDetail, type AskRaise, type StageSince } from '#registers';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { About } from '../wishes/wish.js';
import { strikeOutAddress } from './answer-wishes.js';
import { answerTag, documentOf } from './answers.js';

const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 99).trimEnd()}…` : text);

const isOpen = ({ state }: AskDetail['ask']) => state !== 'merged' && state !== 'withdrawn';

const raiseLink = ({ kind, id, title }: AskRaise): Cell => ({
  text: `${labelOf(kind)}: ${shortened(title)}`,
  href: hrefOf(kind, id),
});

/** Every raise, for each policy of the ask that it concerned, with the stage of that policy on the day. */
export async function raisesOf({ ask, raises }: AskDetail, about: About): Promise<Block> {
  const stages = new Map<string, readonly StageSince[]>();
  for (const { id } of ask.policies) stages.set(id, (await about.ask(new FindPolicy(id, about.now)))?.stages ?? []);
  const first = new Map(ask.policies.map(({ id, firstRaise }) => [id, firstRaise?.on]));
  return {
    kind: 'table',
    heading: 'Raised',
    caption: 'When it was raised, and how far each policy was',
    columns: [{ label: 'Where' }, { label: 'When' }, { label: 'Policy' }, { label: 'Stage on that day' }],
    rows: raises.flatMap((raise): Cell[][] => {
      if (raise.policies.length === 0)
        return [[raiseLink(raise), dateInWords(raise.on), 'None of its policies: this counts for none', undefined]];
      return raise.policies.map(({ id, title }) => {
        const stage = stageOn(stages.get(id), raise.on);
        return [
          raiseLink(raise),
          { text: dateInWords(raise.on), ...(first.get(id) === raise.on && { hint: 'First raise' }) },
          { text: title, href: hrefOf('policy', id) },
          { text: labelOf(stage), tag: stageColour(stage) },
        ];
      });
    }),
    empty: isOpen(ask) ? 'It was not raised yet. Log the engagement where it is raised.' : 'It was not raised.',
  };
}

const standing = ({ answers }: AskDetail) => answers.filter(({ struckOut }) => struckOut === null);

/** What decisions said to it, the latest first. */
export const answersOf = (detail: AskDetail): Block => ({
  kind: 'table',
  heading: 'Answers',
  caption: 'What decisions said to it, the latest first',
  columns: [{ label: 'Answer' }, { label: 'Given on' }, { label: 'Decision' }, { label: 'Where it says so' }],
  rows: standing(detail).map(({ answer, answeredOn, decision, reference, givenTo }) => [
    answerTag(answer),
    dateInWords(answeredOn),
    [
      ...linksTo('decision', [decision]),
      ...(givenTo ? [{ text: `Given to “${givenTo.title}”, merged into this one` }] : []),
    ],
    documentOf(reference),
  ]),
  empty: 'No decision has answered it.',
  links: standing(detail)
    .filter(({ givenTo }) => givenTo === null)
    .map((answer) => ({
      text: `Strike out the answer of ${dateInWords(answer.answeredOn)} by “${answer.decision.title}”`,
      href: strikeOutAddress(detail.ask.askId, answer),
    })),
});

/** Answers that were entered in error: they count nowhere. */
export function struckOutOf({ answers }: AskDetail): Block[] {
  const struck = answers.filter(({ struckOut }) => struckOut !== null);
  if (struck.length === 0) return [];
  const table: Block = {
    kind: 'table',
    caption: 'Answers that count nowhere',
    columns: [{ label: 'Answer' }, { label: 'Given on' }, { label: 'Decision' }, { label: 'Why it was struck out' }],
    rows: struck.map(({ answer, answeredOn, decision, struckOut }) => [
      labelOf(answer),
      dateInWords(answeredOn),
      linksTo('decision', [decision]),
      struckOut,
    ]),
    empty: '',
  };
  return [{ kind: 'folded', summary: `Struck out (${struck.length})`, blocks: [table] }];
}

/** Decisions on its policies that may have answered it. */
export function unansweringOf({ ask, decisionsWithoutAnswer }: AskDetail): Block[] {
  if (!isOpen(ask) || decisionsWithoutAnswer.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Decisions that have not answered it',
      caption: 'Decisions on its policies with no answer to it',
      columns: [{ label: 'Decision' }, { label: 'Decided on' }],
      rows: decisionsWithoutAnswer.map(({ decisionId, title, decidedOn }) => [
        { text: title, href: hrefOf('decision', decisionId) },
        dateInWords(decidedOn),
      ]),
      empty: '',
      links: decisionsWithoutAnswer.map(({ decisionId, title }) => ({
        text: `Record what “${title}” said to it`,
        href: `${hrefOf('ask', ask.askId)}/answer?decisionId=${decisionId}`,
      })),
    },
  ];
}

/** How far it was carried out. */
export const deliveriesOf = ({ deliveries }: AskDetail): Block => ({
  kind: 'table',
  heading: 'Delivery',
  caption: 'How far it was carried out, the latest report first',
  columns: [{ label: 'Delivery' }, { label: 'As seen on' }, { label: 'Where that can be seen' }],
  rows: deliveries.map(({ delivery, asOf, reference }) => [
    labelOf(delivery),
    dateInWords(asOf),
    documentOf(reference),
  ]),
  empty: 'No delivery is reported.',
});

/** The asks that were merged into it. */
export const mergedOf = ({ mergedFrom }: AskDetail): Block[] =>
  mergedFrom.length === 0
    ? []
    : [
        {
          kind: 'links',
          heading: 'Merged into this one',
          links: mergedFrom.map(({ id, title }) => ({ text: title, href: hrefOf('ask', id) })),
        },
      ];

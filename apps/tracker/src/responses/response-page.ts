import { dateInWords, instantInWords, labelOf, type Block, type Link } from '#govuk-pages';
import { FindDrafting, FindResponse, type DraftingDetail, type ResponseDetail, type SignOffDetail } from '#registers';
import { historyOf } from '../registers/history-block.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import { nameOfActor } from '../web/names.js';
import { draftingBlocks } from './drafting/overview.js';
import { responses } from './responses.js';
import { phaseTag, signOffOf } from './sign-off/signing.js';

/** The page of a response: what was sent, by whom, and what it asked for. */
export const responsePage: ItemOf<ResponseDetail> = {
  subject: responses,
  find: ({ id, now, ask }) => ask(new FindResponse(id, now)),
  revision: ({ response }) => response.revision,
  page: async (detail, about) => {
    const { response } = detail;
    const drafting = await about.ask(new FindDrafting(about.id));
    const signOff = await signOffOf(about);
    return {
      title: response.consultation.title,
      caption: 'Response',
      ...(response.handling && { handling: response.handling }),
      breadcrumbs: [{ text: 'Responses', href: responses.path }],
      tags: [
        response.state === 'started'
          ? phaseTag(signOff.phase)
          : { text: labelOf(response.state), tag: response.state === 'withdrawn' ? 'yellow' : 'blue' },
      ],
      actions: nextSteps(detail, signOff),
      blocks: [
        factsOf(detail),
        ...(drafting ? draftingBlocks(drafting, about.viewer) : []),
        ...asksOf(detail, drafting),
        await historyOf('response', about),
        {
          kind: 'links',
          heading: 'How it came about',
          links: [
            { text: 'The sign-off: rounds, positions, minority statements', href: hrefFor(detail, 'sign-off') },
            { text: 'The answers, to be pasted or downloaded', href: hrefFor(detail, 'send') },
          ],
        },
        {
          kind: 'links',
          heading: 'Put something right',
          links: [
            ...(response.state === 'withdrawn'
              ? []
              : [{ text: 'Withdraw this response', href: hrefFor(detail, 'withdraw') }]),
            ...(response.state === 'lapsed'
              ? [{ text: 'Say why it was not sent', href: hrefFor(detail, 'lapse') }]
              : []),
            { text: 'Change the handling', href: hrefFor(detail, 'change-handling') },
          ],
        },
      ],
    };
  },
};

const hrefFor = ({ response }: ResponseDetail, path: string) => `${hrefOf('response', response.responseId)}/${path}`;

function nextSteps(detail: ResponseDetail, { phase }: SignOffDetail): Link[] {
  const { response } = detail;
  if (response.state === 'withdrawn') return [];
  if (response.submittedAt === null && phase === 'written elsewhere')
    return [{ text: 'Record what was sent', href: hrefFor(detail, 'submit') }];
  if (response.submittedAt === null)
    return [
      ...(phase === 'approved' ? [{ text: 'Send the response', href: hrefFor(detail, 'send') }] : []),
      { text: 'Sign-off', href: hrefFor(detail, 'sign-off') },
    ];
  return [
    ...(response.acknowledgedOn === null
      ? [{ text: 'Record an acknowledgement', href: hrefFor(detail, 'acknowledge') }]
      : []),
    ...(response.publishedOn === null ? [{ text: 'Record the publication', href: hrefFor(detail, 'publish') }] : []),
  ];
}

function factsOf(detail: ResponseDetail): Block {
  const { response, consultation } = detail;
  const { document, submittedAt } = response;
  const late =
    submittedAt !== null && consultation?.closesAt && Date.parse(submittedAt) > Date.parse(consultation.closesAt);
  return {
    kind: 'facts',
    rows: [
      { label: 'Consultation', value: linksTo('consultation', [response.consultation]) },
      {
        label: 'Submitted',
        value:
          submittedAt === null
            ? 'Not yet'
            : { text: instantInWords(submittedAt), ...(late && { hint: 'After the consultation had closed' }) },
      },
      ...(response.channel === null ? [] : [{ label: 'Channel', value: response.channel }]),
      ...(response.receipt === null ? [] : [{ label: 'Receipt', value: response.receipt }]),
      ...(document
        ? [
            {
              label: 'Document',
              value: {
                text: `${document.fileName} (${Math.max(1, Math.round(document.bytes / 1024)).toLocaleString('en-GB')} KB)`,
                href: hrefFor(detail, 'document'),
                hint: `SHA-256 ${document.sha256}`,
              },
            },
          ]
        : []),
      { label: 'Who took part', value: linksTo('organisation', response.organisations) },
      ...(response.jointWith.length > 0 ? [{ label: 'Jointly with', value: response.jointWith.join('\n') }] : []),
      { label: 'Lead', value: nameOfActor(`person-${response.leadPersonId}`) },
      ...(response.acknowledgedOn === null
        ? []
        : [{ label: 'Acknowledged', value: dateInWords(response.acknowledgedOn) }]),
      ...(response.publishedOn === null
        ? []
        : [
            {
              label: 'Published',
              value: { text: dateInWords(response.publishedOn), ...(response.url !== null && { href: response.url }) },
            },
          ]),
      ...(response.endedReason === null ? [] : [{ label: 'Why it ended', value: response.endedReason }]),
    ],
  };
}

/** What it asked for when it was sent; before that, what its answers carry. */
function asksOf({ asks, response }: ResponseDetail, drafting: DraftingDetail | undefined): Block[] {
  if (response.submittedAt !== null)
    return [
      {
        kind: 'table',
        heading: 'Asks it raised',
        caption: 'Asks it raised',
        columns: [{ label: 'Ask' }, { label: 'Answer' }],
        rows: asks.map(({ askId, statement, currentAnswer, state }) => [
          { text: statement, href: hrefOf('ask', askId) },
          currentAnswer ? labelOf(currentAnswer.answer) : labelOf(state),
        ]),
        empty: 'It raised no ask that is recorded.',
      },
    ];
  const carried = (drafting?.questions ?? []).flatMap(({ number, answer }) =>
    answer?.ask ? [{ number, ask: answer.ask }] : [],
  );
  if (carried.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Asks that its answers carry',
      caption: 'Asks that its answers carry',
      columns: [{ label: 'Ask' }, { label: 'Question' }],
      rows: carried.map(({ number, ask }) => [{ text: ask.title, href: hrefOf('ask', ask.id) }, `Question ${number}`]),
      empty: '',
    },
  ];
}

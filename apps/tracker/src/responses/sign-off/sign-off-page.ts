import {
  closingInWords,
  count,
  dateInWords,
  instantInWords,
  labelOf,
  type Block,
  type BlocksPage,
  type Link,
} from '#govuk-pages';
import type { RoundDetail, SignOffDetail } from '#registers';
import { compareInstants } from '#vocabulary';
import type { About } from '../../wishes/wish.js';
import { responses } from '../responses.js';
import { answersOf, blocksOf, positionsOf, statementsOf, tallyOf } from './sign-off-blocks.js';
import { formOf, phaseTag, signerOf } from './signing.js';
import { changesOf, hindrancesOf } from './words.js';

/** The sign-off of a response: who stands where, what has changed since, and what can be done next. */
export function signOffPage(detail: SignOffDetail, about: About): Omit<BlocksPage, 'kind'> {
  const { response, rounds, phase } = detail;
  const [latest, ...earlier] = rounds;
  return {
    title: response.consultation.title,
    caption: 'Sign-off',
    section: responses.path,
    ...(response.handling && { handling: response.handling }),
    breadcrumbs: [
      { text: 'Responses', href: responses.path },
      { text: 'Response', href: `${responses.path}/${response.responseId}` },
    ],
    tags: [phaseTag(phase)],
    actions: stepsOf(detail, about),
    blocks: [
      ...noticesOf(detail, about),
      ...(latest ? roundBlocks(latest, detail, about) : [nothingYet(detail)]),
      ...answersOf(detail),
      ...(earlier.length > 0
        ? [
            {
              kind: 'folded' as const,
              summary: count(earlier.length, 'earlier round'),
              blocks: earlier.flatMap((round) => [
                factsOf(round),
                positionsOf(round, detail, false),
                ...blocksOf(round),
                ...statementsOf(round),
              ]),
            },
          ]
        : []),
      { kind: 'links', heading: 'More', links: moreOf(detail) },
    ],
  };
}

const nothingYet = ({ questions }: SignOffDetail): Block => ({
  kind: 'inset',
  text:
    questions.length === 0
      ? 'The questions of the consultation are not listed yet. List them and answer them, then open sign-off.'
      : 'No round of sign-off has been opened yet. It can be when every question is answered, or says that there is no view.',
});

const roundBlocks = (round: RoundDetail, detail: SignOffDetail, about: About): Block[] => [
  factsOf(round),
  tallyOf(round),
  positionsOf(round, detail, signerOf(about.viewer).recordsForOthers),
  ...blocksOf(round),
  ...statementsOf(round),
  ...changesSince(round, about),
];

/** What has changed since each position: the member's own at once, those of others folded. */
function changesSince({ positions }: RoundDetail, { viewer }: About): Block[] {
  const stale = positions.filter(({ changed }) => changed.length > 0);
  return stale.flatMap(({ organisation, changed }): Block[] => {
    const changes = changed.flatMap((answer) => changesOf(answer, 'what has changed since the position'));
    return organisation.id === viewer.organisationId
      ? changes
      : [
          {
            kind: 'folded',
            summary: `What has changed since ${organisation.title} took its position`,
            blocks: changes,
          },
        ];
  });
}

function factsOf(round: RoundDetail): Block {
  const { closed, returned, approvedOn } = round;
  return {
    kind: 'facts',
    heading: `Round ${round.round}`,
    rows: [
      { label: 'Opened', value: instantInWords(round.openedAt) },
      { label: 'Positions until', value: closingInWords(round.closesAt) },
      { label: 'Asked', value: count(round.roster.length, 'member') },
      ...(closed
        ? [
            {
              label: 'Closed',
              value: { text: labelOf(closed.consensus), hint: `On ${instantInWords(closed.closedAt)}` },
            },
            ...(closed.reason === null ? [] : [{ label: 'Why it goes on', value: closed.reason }]),
          ]
        : []),
      ...(approvedOn === null ? [] : [{ label: 'Approved', value: dateInWords(approvedOn) }]),
      ...(returned
        ? [{ label: 'Returned to draft', value: { text: returned.reason, hint: instantInWords(returned.recordedAt) } }]
        : []),
    ],
  };
}

/** What the reader should know first. */
function noticesOf({ rounds: [latest], closesAt, response, phase }: SignOffDetail, { viewer, now }: About): Block[] {
  const notices: string[] = [];
  if (latest?.state === 'open') {
    const own = latest.positions.find(({ organisation }) => organisation.id === viewer.organisationId);
    const asked = latest.roster.some(({ id }) => id === viewer.organisationId);
    const over = compareInstants(now, latest.closesAt) >= 0;
    if (over) notices.push('The time for positions is over. The chair can close the round.');
    else if (asked && !own) notices.push('Your organisation has not taken a position yet.');
    else if (own && own.changed.length > 0)
      notices.push(
        `${count(own.changed.length, 'answer has', 'answers have')} changed since your position: confirm it again.`,
      );
  }
  if (latest?.state === 'closed' && phase === 'drafting')
    notices.push(...hindrancesOf(latest).map((hindrance) => `${hindrance}.`));
  if (response.submittedAt === null && closesAt !== null && compareInstants(now, closesAt) >= 0)
    notices.push('The consultation has closed: what is sent now is late.');
  return notices.map((text) => ({ kind: 'warning', text }));
}

/** What can be done next, the likeliest first. */
function stepsOf({ response, rounds: [latest], phase }: SignOffDetail, { viewer, now }: About): Link[] {
  const { responseId, state } = response;
  if (state !== 'started') return [];
  const to = (text: string, path: string) => ({ text, href: formOf(responseId, path) });
  if (phase === 'approved') return [{ text: 'Send the response', href: `${responses.path}/${responseId}/send` }];
  if (phase === 'signing' && latest) {
    const over = compareInstants(now, latest.closesAt) >= 0;
    const own = latest.positions.some(({ organisation }) => organisation.id === viewer.organisationId);
    const take = signerOf(viewer).recordsForOthers
      ? 'Record a position'
      : own
        ? 'Change or confirm your position'
        : 'Take a position';
    const complete = latest.tally.waiting.length + latest.tally.stale.length === 0;
    return [
      ...(over ? [] : [to(take, 'take-position')]),
      ...(over || complete ? [to('Close the round', 'close-sign-off')] : []),
    ];
  }
  if (phase === 'written elsewhere') return [];
  return [
    ...(latest?.state === 'closed' ? [to('Approve the response', 'approve')] : []),
    to(latest ? 'Open another round' : 'Open sign-off', 'open-sign-off'),
  ];
}

function moreOf({ response, rounds: [latest], closesAt }: SignOffDetail): Link[] {
  const { responseId, state } = response;
  const to = (text: string, path: string) => ({ text, href: formOf(responseId, path) });
  return [
    { text: 'The response', href: `${responses.path}/${responseId}` },
    { text: 'What is sent, question by question', href: `${responses.path}/${responseId}/send` },
    ...(state === 'started' && latest && latest.state !== 'returned'
      ? [to('File a minority statement', 'file-minority-statement'), to('Return to draft', 'return-to-draft')]
      : []),
    ...(state === 'lapsed' ? [to('Return to draft, to send it late', 'return-to-draft')] : []),
    ...(state === 'lapsed' && closesAt !== null ? [to('Say why it was not sent', 'lapse')] : []),
  ];
}

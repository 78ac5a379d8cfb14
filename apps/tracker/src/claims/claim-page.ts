import { dateInWords, instantInWords, labelOf, type Block, type Link } from '#govuk-pages';
import { FindClaim, type ClaimDetail } from '#registers';
import { answerTag } from '../asks/answers.js';
import { historyOf } from '../registers/history-block.js';
import { linksTo } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import { nameOfPerson } from '../web/names.js';
import { rivalAddress } from './claim-wishes.js';
import { claims, shortened } from './claims.js';
import { contestsOf, evidenceOf, groundsOf, rivalsOf, substantiationsOf } from './gathered.js';
import { whyCounted, whyInfluence } from './why-counted.js';
import {
  CONTRIBUTION_HINTS,
  GRADE_MEANINGS,
  gradeTag,
  nextGradeOf,
  stateTag,
  whyLapsed,
  whyNotCounted,
} from './words.js';

/** The page of a claim: what is claimed, what it stands on, and whether it counts. */
export const claimPage: ItemOf<ClaimDetail> = {
  subject: claims,
  find: ({ id, today, ask }) => ask(new FindClaim(id, today)),
  revision: ({ claim }) => claim.revision,
  page: async (detail, about) => {
    const { claim, grounds } = detail;
    return {
      title: shortened(claim.statement),
      caption: 'Claim',
      ...(claim.handling && { handling: claim.handling }),
      breadcrumbs: [
        { text: 'Influence', href: '/influence' },
        { text: 'Claims', href: claims.path },
      ],
      tags: [stateTag(claim.state), gradeTag(claim.grade)],
      ...(shortened(claim.statement) !== claim.statement && { lead: claim.statement }),
      actions: actionsOf(detail),
      blocks: [
        ...noticesOf(detail),
        factsOf(detail),
        groundsOf(grounds, claim.decision.decidedOn),
        evidenceOf(detail),
        rivalsOf(detail, unlessWithdrawn(detail, rivalLinks(detail))),
        substantiationsOf(detail),
        ...contestsOf(detail, unlessWithdrawn(detail, contestLinks(detail))),
        whyCounted(detail),
        whyInfluence(detail),
        await historyOf('claim', about),
        ...(claim.state === 'withdrawn' ? [] : [changesOf(detail)]),
      ],
    };
  },
};

const path = ({ claim }: ClaimDetail, below: string) => `${claims.path}/${claim.claimId}/${below}`;

const unlessWithdrawn = ({ claim }: ClaimDetail, links: readonly Link[]): readonly Link[] =>
  claim.state === 'withdrawn' ? [] : links;

function actionsOf(detail: ClaimDetail): Link[] {
  const { state } = detail.claim;
  if (state === 'withdrawn') return [];
  return [
    ...(state === 'unverified' || state === 'lapsed'
      ? [{ text: 'Verify this claim', href: path(detail, 'verify') }]
      : []),
    { text: 'Attach evidence', href: path(detail, 'attach-evidence') },
    { text: 'Record another explanation', href: path(detail, 'record-rival') },
    { text: 'Ask somebody outside', href: path(detail, 'ask-outside') },
  ];
}

function noticesOf({ claim }: ClaimDetail): Block[] {
  const reason = whyNotCounted(claim);
  if (claim.state === 'unverified' || reason === undefined) return [];
  const lapsed = claim.state === 'lapsed' ? 'Its verification has lapsed. ' : '';
  return [{ kind: 'inset', text: `It does not count. ${lapsed}${reason}` }];
}

function factsOf({ claim }: ClaimDetail): Block {
  const { ask, decision, answer, policies, contribution, effectiveContribution, grade, verification } = claim;
  const next = nextGradeOf(claim);
  return {
    kind: 'facts',
    rows: [
      { label: 'Ask', value: linksTo('ask', [ask]) },
      { label: 'Decision', value: linksTo('decision', [decision]) },
      { label: 'Answer', value: answer && [answerTag(answer.answer), { text: dateInWords(answer.answeredOn) }] },
      { label: 'Policies', value: linksTo('policy', policies) },
      {
        label: 'Contribution',
        value: {
          text: labelOf(contribution),
          hint:
            contribution === effectiveContribution
              ? CONTRIBUTION_HINTS[contribution]
              : `Counts for ${effectiveContribution}: the ask was not raised before the decision`,
        },
      },
      {
        label: 'Grade',
        value: [{ ...gradeTag(grade), hint: GRADE_MEANINGS[grade] }, ...(next === undefined ? [] : [{ text: next }])],
      },
      { label: 'Author', value: nameOfPerson(claim.authorId) },
      {
        label: 'Verified',
        value: verification && {
          text: `${nameOfPerson(verification.verifierId)}, ${instantInWords(verification.verifiedAt)}, at grade ${verification.grade}`,
          ...(claim.lapsedBy !== null && { hint: whyLapsed(claim) }),
        },
      },
    ],
  };
}

const rivalLinks = (detail: ClaimDetail): Link[] =>
  detail.rivals
    .filter(({ addressed }) => !addressed)
    .map(({ rivalId, explanation }) => ({
      text: `Say how “${shortened(explanation)}” is addressed`,
      href: rivalAddress(detail.claim.claimId, rivalId),
    }));

const contestLinks = (detail: ClaimDetail): Link[] =>
  detail.contests
    .filter(({ resolution }) => resolution === null)
    .map(({ contestId, by }) => ({
      text: `Resolve the contest by ${by}`,
      href: `${path(detail, 'resolve-contest')}?${new URLSearchParams({ contestId }).toString()}`,
    }));

const changesOf = (detail: ClaimDetail): Block => ({
  kind: 'links',
  heading: 'Change or correct',
  links: [
    { text: 'Record what somebody said', href: path(detail, 'substantiate') },
    { text: 'Contest this claim', href: path(detail, 'contest') },
    { text: 'Restate this claim', href: path(detail, 'restate') },
    { text: 'Withdraw this claim', href: path(detail, 'withdraw') },
  ],
});

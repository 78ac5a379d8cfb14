import { v7 as newId } from 'uuid';
import {
  AGREEMENTS,
  AttachClaimEvidence,
  ClaimContested,
  ClaimContestResolved,
  ClaimEvidenceAttached,
  ClaimRestated,
  ClaimRivalRecorded,
  ClaimSubstantiated,
  ClaimWithdrawn,
  ContestClaim,
  EVIDENCE_TESTS,
  RecordClaimRival,
  ResolveClaimContest,
  RestateClaim,
  SubstantiateClaim,
  WithdrawClaim,
} from '#claims';
import { DEPARTMENTS, labelOf, type Field } from '#govuk-pages';
import { KnownAboutClaim } from '#registers';
import { notFound } from '../web/errors.js';
import { optionsOf, reasonField, referenceField } from '../wishes/fields.js';
import { wish, type About } from '../wishes/wish.js';
import { claimOf, headOf } from './claims.js';
import { contributionField } from './raise-wish.js';
import { nextGradeOf } from './words.js';

/** Before something is attached: what it would change. */
const mustBeVerifiedAnew = async (about: About) => {
  const { state } = (await claimOf(about)).claim;
  return state === 'verified' ? 'It is verified: afterwards somebody must verify it anew.' : undefined;
};

const TEST_HINTS = {
  straw_in_the_wind: 'It fits the claim, and may be so for other reasons, too',
  smoking_gun: 'It would hardly be there if the claim were not so: our words in the text, a letter that says why',
};

const attachWish = wish({
  command: AttachClaimEvidence,
  shape: ClaimEvidenceAttached,
  path: 'attach-evidence',
  summary: 'Attaches a piece of evidence to a claim; a verification ends with it',
  done: 'Evidence attached',
  form: async (about) => {
    const intro = await mustBeVerifiedAnew(about);
    return {
      title: 'Attach evidence',
      ...(await headOf(about)),
      ...(intro && { intro }),
      fields: [
        { kind: 'hidden', name: 'evidenceId' },
        {
          kind: 'choice',
          name: 'test',
          label: 'How strong is it?',
          noun: 'strength of the evidence',
          options: EVIDENCE_TESTS.map((value) => ({ value, label: labelOf(value), hint: TEST_HINTS[value] })),
        },
        { kind: 'text', name: 'description', label: 'What does it show?', noun: 'description', rows: 3 },
        { kind: 'date', name: 'dated', label: 'What is its date?', noun: 'date of the evidence' },
        { ...referenceField('Where it says so'), folded: false },
      ],
      submit: 'Attach evidence',
    };
  },
  starts: () => ({ evidenceId: newId() }),
});

/** The address of the form that records another explanation again, once it is addressed. */
export const rivalAddress = (claimId: string, rivalId: string): string =>
  `/claims/${claimId}/record-rival?${new URLSearchParams({ rivalId }).toString()}`;

const rivalWish = wish({
  command: RecordClaimRival,
  shape: ClaimRivalRecorded,
  path: 'record-rival',
  summary:
    'Records what else may explain the answer, and whether that is addressed; again with the same id to change it',
  done: 'Other explanation recorded',
  form: async (about) => ({
    title: 'Record another explanation',
    ...(await headOf(about)),
    intro: 'What else may explain the answer? Naming it makes a claim stronger, once it is addressed.',
    fields: [
      { kind: 'hidden', name: 'rivalId' },
      { kind: 'text', name: 'explanation', label: 'The other explanation', noun: 'other explanation', rows: 3 },
      { kind: 'yesNo', name: 'addressed', label: 'Is it addressed?', noun: 'it is addressed' },
      {
        kind: 'text',
        name: 'how',
        label: 'How?',
        noun: 'way in which it is addressed',
        hint: 'What shows that this was not the reason, or not alone',
        rows: 3,
      },
    ],
    submit: 'Record explanation',
  }),
  starts: async (about): Promise<Partial<ClaimRivalRecorded>> => {
    const rival = (await claimOf(about)).rivals.find(({ rivalId }) => rivalId === about.asked.rivalId);
    if (!rival) return { rivalId: newId() };
    const { rivalId, explanation, addressed, how } = rival;
    return { rivalId, explanation, addressed, ...(how !== null && { how }) };
  },
});

/** Who confirmed it: a role in a body. */
export const byField: Field = {
  kind: 'group',
  name: 'by',
  label: 'Who was asked?',
  noun: 'person who was asked',
  fields: [
    { kind: 'line', name: 'role', label: 'Role', hint: 'Like “policy lead”, never a name' },
    {
      kind: 'choice',
      name: 'body',
      label: 'Body',
      noun: 'body',
      select: true,
      options: DEPARTMENTS,
      others: 'Or another body that is not in the list',
    },
  ],
};

/** The wish that records what somebody who was there says; carried out by a link for somebody outside, too. */
export const substantiateWish = wish({
  command: SubstantiateClaim,
  shape: ClaimSubstantiated,
  path: 'substantiate',
  summary: 'Records what somebody who was there says of a claim',
  done: 'Substantiation recorded',
  form: async (about) => ({
    title: 'Record what somebody said',
    ...(await headOf(about)),
    intro: 'Somebody who was there was asked, by letter or on the telephone, whether it is so.',
    fields: [
      byField,
      {
        kind: 'yesNo',
        name: 'independent',
        label: 'Are they independent of the council?',
        noun: 'they are independent of the council',
        hint: 'They gain nothing by the claim',
      },
      {
        kind: 'choice',
        name: 'agreement',
        label: 'Do they agree?',
        noun: 'agreement',
        options: optionsOf(AGREEMENTS),
      },
      { kind: 'date', name: 'on', label: 'When did they say so?', noun: 'date of the substantiation' },
      referenceField('Where it can be read'),
    ],
    submit: 'Record substantiation',
  }),
});

const contestWish = wish({
  command: ContestClaim,
  shape: ClaimContested,
  path: 'contest',
  summary: 'Contests a claim: it does not count until that is resolved',
  done: 'Claim contested',
  form: async (about) => ({
    title: 'Contest this claim',
    ...(await headOf(about)),
    intro: 'A claim that is contested counts nowhere until that is resolved.',
    fields: [
      { kind: 'hidden', name: 'contestId' },
      {
        kind: 'line',
        name: 'by',
        label: 'Who contests it?',
        noun: 'body or role that contests it',
        hint: 'A body or a role, never a name',
      },
      reasonField('Why?'),
    ],
    submit: 'Contest claim',
  }),
  starts: () => ({ contestId: newId() }),
});

/** The open contest that the address of a form names, or else the latest. */
async function contestNamed(about: About) {
  const open = (await claimOf(about)).contests.filter(({ resolution }) => resolution === null);
  const found = open.find(({ contestId }) => contestId === about.asked.contestId) ?? open[0];
  if (!found) throw notFound('open contest');
  return found;
}

const resolveWish = wish({
  command: ResolveClaimContest,
  shape: ClaimContestResolved,
  path: 'resolve-contest',
  summary: 'Resolves a contest of a claim, in words that stay',
  done: 'Contest resolved',
  form: async (about) => {
    const { by, reason } = await contestNamed(about);
    return {
      title: 'Resolve a contest',
      ...(await headOf(about)),
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'Contested by', value: by },
            { label: 'Why', value: reason },
          ],
        },
      ],
      fields: [
        { kind: 'hidden', name: 'contestId' },
        { kind: 'text', name: 'resolution', label: 'How is it resolved?', noun: 'resolution', rows: 4 },
      ],
      submit: 'Resolve contest',
    };
  },
  starts: async (about) => ({ contestId: (await contestNamed(about)).contestId }),
});

const restateWish = wish({
  command: RestateClaim,
  shape: ClaimRestated,
  path: 'restate',
  summary: 'Claims more or less than before, no more than the grade allows; a verification ends with it',
  done: 'Claim restated',
  knows: ({ claimId }, today) => new KnownAboutClaim({ claimId }, today),
  form: async (about) => {
    const { claim } = await claimOf(about);
    return {
      title: 'Restate this claim',
      ...(await headOf(about)),
      intro: [await mustBeVerifiedAnew(about), `Its grade is ${claim.grade}. ${nextGradeOf(claim) ?? ''}`.trim()]
        .filter(Boolean)
        .join('\n\n'),
      fields: [contributionField, reasonField('Why is it restated?')],
      submit: 'Restate claim',
    };
  },
  starts: async (about) => ({ contribution: (await claimOf(about)).claim.contribution }),
});

const withdrawWish = wish({
  command: WithdrawClaim,
  shape: ClaimWithdrawn,
  path: 'withdraw',
  summary: 'Withdraws a claim: it counts nowhere',
  done: 'Claim withdrawn',
  form: async (about) => ({
    title: 'Withdraw this claim',
    ...(await headOf(about)),
    intro: 'A withdrawn claim counts nowhere and takes nothing more. It stays to be seen, with your reason.',
    fields: [reasonField('Why is it withdrawn?')],
    submit: 'Withdraw claim',
    checkAnswers: true,
  }),
});

/** The wishes about a claim that was raised, but for its verification. */
export const claimWishes = [
  attachWish,
  rivalWish,
  substantiateWish,
  contestWish,
  resolveWish,
  restateWish,
  withdrawWish,
];

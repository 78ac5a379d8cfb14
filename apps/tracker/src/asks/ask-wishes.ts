import {
  AgreeAsk,
  ASK_DIRECTIONS,
  ASK_SIZES,
  AskAgreed,
  AskDetailsCorrected,
  AskHandlingChanged,
  AskMerged,
  AskProposed,
  AskReworded,
  AskWithdrawn,
  ChangeAskHandling,
  CorrectAskDetails,
  MergeAsk,
  ProposeAsk,
  RewordAsk,
  WithdrawAsk,
} from '#asks';
import { dateInWords, instantInWords, type Field, type Option } from '#govuk-pages';
import { FindAsk, FindPolicy, ListMeetings, type AskRow, type ItemRef } from '#registers';
import {
  askOptions,
  openHandlingField,
  including,
  noneOf,
  optionsOf,
  organisationOptions,
  policyOptions,
  reasonField,
  themesField,
} from '../wishes/fields.js';
import { idsAsked, wish, type About } from '../wishes/wish.js';
import { askOf, headOf } from './asks.js';

const statementField: Field = {
  kind: 'line',
  name: 'statement',
  label: 'What does the council want?',
  noun: 'sentence that says what the council wants',
  hint: 'One sentence, as it would be put to government',
};

const detailFields = async (about: About, standing: readonly ItemRef[] = []): Promise<Field[]> => [
  {
    kind: 'choice',
    name: 'direction',
    label: 'What does it ask for?',
    noun: 'direction of the ask',
    options: optionsOf(ASK_DIRECTIONS),
  },
  { kind: 'choice', name: 'size', label: 'How much is asked?', noun: 'size of the ask', options: optionsOf(ASK_SIZES) },
  {
    kind: 'choices',
    name: 'policyIds',
    label: 'Policies',
    noun: 'policy',
    hint: 'Of which policies is it asked?',
    options: including(await policyOptions(about), standing),
  },
  themesField,
];

const themesOf = async (about: About, policyIds: readonly string[]): Promise<string[]> => {
  const policies = await Promise.all(policyIds.map((id) => about.ask(new FindPolicy(id, about.now))));
  return [...new Set(policies.flatMap((detail) => detail?.policy.themes ?? []))];
};

/** The meetings that have begun, the latest first. */
async function meetingOptions({ ask, now }: About): Promise<Option[]> {
  const { rows } = await ask(new ListMeetings({ now, sort: '-startsAt', pageSize: 100 }));
  return rows
    .filter(({ state }) => state !== 'planned')
    .map(({ meetingId, title, startsAt }) => ({ value: meetingId, label: `${title}, ${instantInWords(startsAt)}` }));
}

/** The wish that begins an ask. */
export const proposeWish = wish({
  command: ProposeAsk,
  shape: AskProposed,
  path: 'new',
  begins: true,
  summary: 'Proposes an ask: one thing that the council wants of a policy',
  done: 'Ask proposed',
  form: async (about) => ({
    title: 'Propose an ask',
    intro: 'An ask is one thing that the council wants of a policy, in one sentence.',
    fields: [
      statementField,
      ...(await detailFields(about)),
      {
        kind: 'choice',
        name: 'proposedBy',
        label: 'Proposed by',
        noun: 'member that proposed it',
        select: true,
        options: [noneOf('The council as a whole'), ...(await organisationOptions(about))],
      },
    ],
    submit: 'Propose ask',
  }),
  starts: async (about): Promise<Partial<AskProposed>> => ({
    ...(about.viewer.organisationId && { proposedBy: about.viewer.organisationId }),
    themes: await themesOf(about, idsAsked(about, 'policyIds')),
  }),
});

/** One of two asks that are to become one, with what tells it apart. */
const oneOfTwo = (label: string, { statement, policies, firstRaisedOn }: AskRow) => ({
  label,
  value: [
    { text: statement },
    { text: policies.map(({ title }) => title).join(', ') },
    { text: firstRaisedOn === null ? 'Not raised yet' : `First raised on ${dateInWords(firstRaisedOn)}` },
  ],
});

const mergeWish = wish({
  command: MergeAsk,
  shape: AskMerged,
  path: 'merge',
  summary: 'Merges an ask into another that says the same; the earlier first raise of the two is kept',
  done: 'Ask merged',
  form: async (about) => {
    const { ask } = await askOf(about);
    const policyIds = ask.policies.map(({ id }) => id);
    return {
      title: 'Merge this ask into another',
      ...(await headOf(about)),
      intro:
        'Use this when two asks say the same. This one then takes no further raise or answer; its raises and answers count for the other, and the earlier first raise of the two is kept.',
      fields: [
        {
          kind: 'choice',
          name: 'intoAskId',
          label: 'Into which ask?',
          noun: 'ask to merge it into',
          options: (await askOptions(about, { policyIds })).filter(({ value }) => value !== about.id),
        },
        reasonField('Why do they say the same?'),
      ],
      submit: 'Merge asks',
      checkAnswers: true,
    };
  },
  warns: async ({ intoAskId }, about) => {
    const { ask } = await askOf(about);
    const into = await about.ask(new FindAsk(intoAskId, about.today));
    if (!into) return [];
    return [
      {
        kind: 'facts',
        heading: 'The two asks',
        rows: [oneOfTwo('This ask', ask), oneOfTwo('Is merged into', into.ask)],
      },
    ];
  },
});

/** The wishes about an ask as the council words it and carries it. */
export const askWishes = [
  proposeWish,
  wish({
    command: AgreeAsk,
    shape: AskAgreed,
    path: 'agree',
    summary: 'Records that the council agreed to an ask as it is worded',
    done: 'Agreement recorded',
    form: async (about) => ({
      title: 'Record that the council agreed to it',
      ...(await headOf(about)),
      intro: 'An agreement is to the words as they are now: after a rewording the council agrees anew.',
      fields: [
        { kind: 'date', name: 'agreedOn', label: 'When did it agree?', noun: 'date of the agreement' },
        {
          kind: 'choice',
          name: 'meetingId',
          label: 'At which meeting?',
          noun: 'meeting',
          select: true,
          options: [noneOf('By correspondence'), ...(await meetingOptions(about))],
        },
      ],
      submit: 'Record agreement',
    }),
  }),
  wish({
    command: RewordAsk,
    shape: AskReworded,
    path: 'reword',
    summary: 'Gives an ask that is still put to government better words',
    done: 'Ask reworded',
    form: async (about) => ({
      title: 'Reword this ask',
      ...(await headOf(about)),
      intro: 'What it wants stays the same: an ask for something else is a new one.',
      fields: [statementField, reasonField('Why is it reworded?')],
      submit: 'Reword ask',
    }),
    starts: async (about) => ({ statement: (await askOf(about)).ask.statement }),
  }),
  wish({
    command: CorrectAskDetails,
    shape: AskDetailsCorrected,
    path: 'correct',
    corrects: true,
    summary: 'Corrects what was said of an ask; what is not named stays',
    done: 'Details corrected',
    form: async (about) => ({
      title: 'Correct the details',
      ...(await headOf(about)),
      fields: [
        ...(await detailFields(about, (await askOf(about)).ask.policies)),
        reasonField('Why are they corrected?'),
      ],
      submit: 'Correct details',
    }),
    starts: async (about) => {
      const { direction, size, themes, policies } = (await askOf(about)).ask;
      const policyIds = policies.map(({ id }) => id);
      return { direction, size, policyIds, themes: [...themes] } as Partial<AskDetailsCorrected>;
    },
  }),
  mergeWish,
  wish({
    command: WithdrawAsk,
    shape: AskWithdrawn,
    path: 'withdraw',
    summary: 'Records that the council no longer wants it',
    done: 'Ask withdrawn',
    form: async (about) => ({
      title: 'Withdraw this ask',
      ...(await headOf(about)),
      intro: 'Use this when the council no longer wants it. A withdrawn ask takes no further raise or answer.',
      fields: [
        { kind: 'date', name: 'withdrawnOn', label: 'When was it withdrawn?', noun: 'date of the withdrawal' },
        reasonField('Why does the council no longer want it?'),
      ],
      submit: 'Withdraw ask',
      checkAnswers: true,
    }),
  }),
  wish({
    command: ChangeAskHandling,
    shape: AskHandlingChanged,
    path: 'change-handling',
    summary: 'Changes how an ask is to be handled',
    done: 'Handling changed',
    form: async (about) => ({
      title: 'Change the handling',
      ...(await headOf(about)),
      fields: [openHandlingField(), reasonField('Reason')],
      submit: 'Change handling',
    }),
    starts: async (about) => {
      const { handling } = (await askOf(about)).ask;
      return handling ? { handling } : {};
    },
  }),
];

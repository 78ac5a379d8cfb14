import { dateInWords, labelOf } from '#govuk-pages';
import {
  ChangePolicyHandling,
  ChangePolicyStage,
  CorrectPolicyDetails,
  CorrectPolicyStage,
  PausePolicy,
  PolicyDetailsCorrected,
  PolicyHandlingChanged,
  PolicyPaused,
  PolicyRegistered,
  PolicyResumed,
  PolicyStageChanged,
  PolicyStageCorrected,
  PolicySuperseded,
  PolicyWithdrawn,
  RegisterPolicy,
  ResumePolicy,
  SupersedePolicy,
  WithdrawPolicy,
} from '#policies';
import {
  departmentsField,
  handlingField,
  openHandlingField,
  nationsField,
  policyOptions,
  reasonField,
  referenceField,
  stageField,
  themesField,
} from '../wishes/fields.js';
import { wish } from '../wishes/wish.js';
import { policyOf } from './policies.js';

const titleField = { kind: 'line', name: 'title', label: 'Title' } as const;
const summaryField = { kind: 'text', name: 'summary', label: 'Summary' } as const;
const effectiveOn = (label: string, noun: string) => ({ kind: 'date', name: 'effectiveOn', label, noun }) as const;

/** Every wish about a policy, as its pages and the API offer it. */
export const policyWishes = [
  wish({
    command: RegisterPolicy,
    shape: PolicyRegistered,
    path: 'new',
    begins: true,
    summary: 'Registers a policy at the stage it has reached',
    done: 'Policy registered',
    form: () => ({
      title: 'Register a policy',
      intro: 'A policy is something government is shaping: from a first signal to a law in force.',
      fields: [
        { ...titleField, hint: 'What government calls it' },
        { ...summaryField, hint: 'What it would change for councils' },
        departmentsField,
        themesField,
        nationsField,
        stageField(),
        {
          kind: 'date',
          name: 'stageSince',
          label: 'When did this stage begin?',
          noun: 'date of the stage',
        },
        { kind: 'line', name: 'sourceUrl', label: 'Web address', hint: 'Where it can be followed', input: 'url' },
        handlingField(),
      ],
      submit: 'Register policy',
      checkAnswers: true,
    }),
    starts: (): Partial<PolicyRegistered> => ({ nations: ['england'] }),
  }),
  wish({
    command: ChangePolicyStage,
    shape: PolicyStageChanged,
    path: 'change-stage',
    summary: 'Moves a policy to another stage; a move back needs a reason',
    done: 'Stage changed',
    form: async (about) => {
      const { policy } = await policyOf(about);
      return {
        title: 'Change the stage',
        caption: policy.title,
        intro: `It is at “${labelOf(policy.stage)}” since ${dateInWords(policy.stageSince)}.`,
        fields: [
          stageField('stage', 'New stage'),
          effectiveOn('When did it begin?', 'date of the stage'),
          reasonField('Reason', 'Needed for a move back to an earlier stage'),
          referenceField(),
        ],
        submit: 'Change stage',
      };
    },
  }),
  wish({
    command: CorrectPolicyStage,
    shape: PolicyStageCorrected,
    path: 'correct-stage',
    summary: 'Puts right, or takes away, a stage that was entered in error',
    done: 'Stage corrected',
    form: async (about) => {
      const { policy, stages } = await policyOf(about);
      return {
        title: 'Correct a stage entered in error',
        caption: policy.title,
        fields: [
          {
            kind: 'choice',
            name: 'wrong',
            label: 'Which stage is wrong?',
            noun: 'stage that is wrong',
            json: true,
            options: stages.map(({ stage, effectiveOn }) => ({
              value: JSON.stringify({ stage, effectiveOn }),
              label: `${labelOf(stage)}, from ${dateInWords(effectiveOn)}`,
            })),
          },
          {
            kind: 'group',
            name: 'right',
            label: 'What is right?',
            hint: 'Leave this empty when the policy never was at that stage.',
            fields: [stageField('stage', 'Right stage'), effectiveOn('From when?', 'right date')],
          },
          reasonField('Why was it wrong?'),
        ],
        submit: 'Correct stage',
        checkAnswers: true,
      };
    },
  }),
  wish({
    command: CorrectPolicyDetails,
    shape: PolicyDetailsCorrected,
    path: 'correct',
    corrects: true,
    summary: 'Corrects details; null takes an optional one away, what is not named stays',
    done: 'Details corrected',
    form: async (about) => ({
      title: 'Correct the details',
      caption: (await policyOf(about)).policy.title,
      fields: [
        titleField,
        summaryField,
        departmentsField,
        themesField,
        nationsField,
        reasonField('Why are they corrected?'),
      ],
      submit: 'Correct details',
    }),
    starts: async (about) => {
      const { title, summary, departments, themes, nations } = (await policyOf(about)).policy;
      return {
        title,
        ...(summary !== null && { summary }),
        departments: [...departments],
        themes: [...themes],
        nations: nations as PolicyDetailsCorrected['nations'],
      };
    },
  }),
  wish({
    command: PausePolicy,
    shape: PolicyPaused,
    path: 'pause',
    summary: 'Says that government has paused a policy',
    done: 'Policy paused',
    form: async (about) => ({
      title: 'Pause this policy',
      caption: (await policyOf(about)).policy.title,
      intro: 'Use this when government has stopped work on it for the time being.',
      fields: [effectiveOn('When was it paused?', 'date of the pause'), reasonField('Reason')],
      submit: 'Pause policy',
    }),
  }),
  wish({
    command: ResumePolicy,
    shape: PolicyResumed,
    path: 'resume',
    summary: 'Says that work on a paused policy goes on',
    done: 'Policy resumed',
    form: async (about) => ({
      title: 'Resume this policy',
      caption: (await policyOf(about)).policy.title,
      fields: [effectiveOn('When did work go on?', 'date'), reasonField('Reason')],
      submit: 'Resume policy',
    }),
  }),
  wish({
    command: WithdrawPolicy,
    shape: PolicyWithdrawn,
    path: 'withdraw',
    summary: 'Says that government has given a policy up',
    done: 'Policy withdrawn',
    form: async (about) => ({
      title: 'Withdraw this policy',
      caption: (await policyOf(about)).policy.title,
      intro: 'Use this when government has given it up for good.',
      fields: [effectiveOn('When was it withdrawn?', 'date of the withdrawal'), reasonField('Reason')],
      submit: 'Withdraw policy',
      checkAnswers: true,
    }),
  }),
  wish({
    command: SupersedePolicy,
    shape: PolicySuperseded,
    path: 'supersede',
    summary: 'Says that another policy has taken the place of this one',
    done: 'Policy superseded',
    form: async (about) => ({
      title: 'Supersede this policy',
      caption: (await policyOf(about)).policy.title,
      fields: [
        {
          kind: 'choice',
          name: 'byPolicyId',
          label: 'Which policy took its place?',
          noun: 'policy',
          options: await policyOptions(about, about.id),
        },
        effectiveOn('When?', 'date of the change'),
      ],
      submit: 'Supersede policy',
      checkAnswers: true,
    }),
  }),
  wish({
    command: ChangePolicyHandling,
    shape: PolicyHandlingChanged,
    path: 'change-handling',
    summary: 'Changes how a policy is to be handled',
    done: 'Handling changed',
    form: async (about) => ({
      title: 'Change the handling',
      caption: (await policyOf(about)).policy.title,
      fields: [openHandlingField(), reasonField('Reason')],
      submit: 'Change handling',
    }),
    starts: async (about) => {
      const { handling } = (await policyOf(about)).policy;
      return handling ? { handling } : {};
    },
  }),
];

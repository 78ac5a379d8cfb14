import {
  ConsultationDeadlineMoved,
  ConsultationLinkedToPolicy,
  ConsultationLogged,
  ConsultationMilestoneSet,
  ConsultationQuestionsListed,
  ConsultationTriaged,
  ConsultationUnlinkedFromPolicy,
  LinkConsultationToPolicy,
  ListConsultationQuestions,
  LogConsultation,
  MILESTONES,
  MoveConsultationDeadline,
  SetConsultationMilestone,
  TriageConsultation,
  UnlinkConsultationFromPolicy,
} from '#consultations';
import { closingInWords, dateInWords } from '#govuk-pages';
import { leadField, policyOptions, reasonField, referenceField } from '../wishes/fields.js';
import { wish } from '../wishes/wish.js';
import { logFields, questionsField, triageField } from './consultation-fields.js';
import { consultationOf } from './consultations.js';
import { duplicatesOf } from './duplicates.js';
import { milestoneTitle, plannedFor } from './milestones-block.js';
import { triageQuestions } from './triage-questions.js';

export const logWish = wish({
  command: LogConsultation,
  shape: ConsultationLogged,
  path: 'new',
  begins: true,
  summary: 'Logs a consultation, a call for evidence or an inquiry',
  done: 'Consultation logged',
  form: async (about) => ({
    title: 'Log a consultation',
    intro: 'A consultation is a formal call with a deadline: a call for evidence or an inquiry is one too.',
    blocks: [
      {
        kind: 'links',
        links: [{ text: 'It is on GOV.UK: log it from its address', href: '/consultations/from-govuk' }],
      },
    ],
    fields: await logFields(about),
    submit: 'Log consultation',
    checkAnswers: true,
  }),
  starts: (): Partial<ConsultationLogged> => ({ nations: ['england'] }),
  warns: duplicatesOf,
});

export const questionsWish = wish({
  command: ListConsultationQuestions,
  shape: ConsultationQuestionsListed,
  path: 'list-questions',
  summary:
    'Lists the questions of a consultation, all of them, in order; a later list takes the place of an earlier one',
  done: 'Questions listed',
  form: async (about) => ({
    title: 'List the questions',
    caption: (await consultationOf(about)).consultation.title,
    intro: 'All of them, in their order: this list takes the place of the one before.',
    blocks: [
      {
        kind: 'links',
        links: [{ text: 'Paste them instead, one a line', href: `/consultations/${about.id}/paste-questions` }],
      },
    ],
    fields: [questionsField],
    submit: 'List questions',
  }),
  starts: async (about) => ({
    questions: (await consultationOf(about)).questions.map(({ options, ...question }) => ({
      ...question,
      ...(options && { options: [...options] }),
    })),
  }),
});

/** The wishes that begin a consultation and lead it to the council's answer. */
export const consultationWishes = [
  logWish,
  questionsWish,
  wish({
    command: MoveConsultationDeadline,
    shape: ConsultationDeadlineMoved,
    path: 'move-deadline',
    summary: 'Moves the closing time, later or earlier, as government has published it',
    done: 'Deadline moved',
    form: async (about) => {
      const { title, closesAt } = (await consultationOf(about)).consultation;
      return {
        title: 'Move the deadline',
        caption: title,
        intro: closesAt ? `It closes on ${closingInWords(closesAt)}.` : 'No closing date is known yet.',
        fields: [
          {
            kind: 'instant',
            name: 'closesAt',
            label: 'When does it close now?',
            noun: 'closing date',
            hint: 'For example, 8 4 2025 at 5pm. Midnight is the end of the day before.',
          },
          { kind: 'date', name: 'publishedOn', label: 'When was that published?', noun: 'date of the announcement' },
          reasonField('Reason', 'What government gave as its reason'),
          referenceField(),
        ],
        submit: 'Move deadline',
        checkAnswers: true,
      };
    },
  }),
  wish({
    command: TriageConsultation,
    shape: ConsultationTriaged,
    path: 'triage',
    summary: 'Says what the council will do about a consultation, and why; the latest choice counts',
    done: 'Consultation triaged',
    form: async (about) => {
      const { consultation, triages } = await consultationOf(about);
      return {
        title: 'Triage this consultation',
        caption: consultation.title,
        intro: 'Six questions help to decide. Answer those that matter here.',
        fields: [
          {
            kind: 'group',
            name: 'relatesTo',
            label: 'Six questions',
            noun: 'answer',
            fields: triageQuestions(triages[0]?.relatesTo ?? {}),
          },
          triageField,
          reasonField('Why?'),
          leadField('Who leads?'),
        ],
        submit: 'Record triage',
      };
    },
    starts: async (about): Promise<Partial<ConsultationTriaged>> => {
      const [latest] = (await consultationOf(about)).triages;
      return {
        ...(latest?.relatesTo && { relatesTo: { ...latest.relatesTo } }),
        ...(latest?.leadPersonId && { leadPersonId: latest.leadPersonId }),
      };
    },
  }),
  wish({
    command: SetConsultationMilestone,
    shape: ConsultationMilestoneSet,
    path: 'set-milestone',
    summary: 'Puts a milestone on another day than is counted, with a reason; without a day it is counted again',
    done: 'Milestone set',
    form: async (about) => {
      const detail = await consultationOf(about);
      const planned = plannedFor(detail, about);
      return {
        title: 'Change a milestone',
        caption: detail.consultation.title,
        intro: 'The days are counted in working days of all nations of the UK. Put one on another day, and say why.',
        fields: [
          {
            kind: 'choice',
            name: 'milestone',
            label: 'Which milestone?',
            noun: 'milestone',
            options: MILESTONES.flatMap((value) => {
              const one = planned.find(({ milestone }) => milestone === value);
              return one ? [{ value, label: milestoneTitle(value), hint: `Now ${dateInWords(one.on)}` }] : [];
            }),
          },
          {
            kind: 'date',
            name: 'on',
            label: 'On which day?',
            noun: 'day of the milestone',
            hint: 'Leave it empty to have it counted again',
          },
          reasonField('Why?'),
        ],
        submit: 'Change milestone',
      };
    },
  }),
  wish({
    command: LinkConsultationToPolicy,
    shape: ConsultationLinkedToPolicy,
    path: 'link-policy',
    summary: 'Says that a consultation is about a policy',
    done: 'Policy linked',
    form: async (about) => {
      const { consultation } = await consultationOf(about);
      const linked = new Set(consultation.policies.map(({ id }) => id));
      const options = (await policyOptions(about)).filter(({ value }) => !linked.has(value));
      return {
        title: 'Link a policy',
        caption: consultation.title,
        ...(options.length === 0 && { intro: 'There is no policy that it is not linked to already.' }),
        blocks: [
          { kind: 'links', links: [{ text: 'The policy is not in the list: register it', href: '/policies/new' }] },
        ],
        fields: [{ kind: 'choice', name: 'policyId', label: 'Which policy is it about?', noun: 'policy', options }],
        submit: 'Link policy',
      };
    },
  }),
  wish({
    command: UnlinkConsultationFromPolicy,
    shape: ConsultationUnlinkedFromPolicy,
    path: 'unlink-policy',
    summary: 'Says that a consultation is not about a policy after all',
    done: 'Policy unlinked',
    form: async (about) => {
      const { title, policies } = (await consultationOf(about)).consultation;
      return {
        title: 'Unlink a policy',
        caption: title,
        ...(policies.length === 0 && { intro: 'It is not linked to any policy.' }),
        fields: [
          {
            kind: 'choice',
            name: 'policyId',
            label: 'Which policy is it not about after all?',
            noun: 'policy',
            options: policies.map((policy) => ({ value: policy.id, label: policy.title })),
          },
        ],
        submit: 'Unlink policy',
      };
    },
  }),
];

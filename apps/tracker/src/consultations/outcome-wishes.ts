import {
  ChangeConsultationHandling,
  ConsultationDetailsCorrected,
  ConsultationFeedbackPublished,
  ConsultationHandlingChanged,
  ConsultationLapsed,
  ConsultationOutcomeCorrected,
  ConsultationOutcomePublished,
  ConsultationWithdrawn,
  CorrectConsultationDetails,
  CorrectConsultationOutcome,
  LapseConsultation,
  PublishConsultationFeedback,
  PublishConsultationOutcome,
  WithdrawConsultation,
} from '#consultations';
import { count, dateInWords } from '#govuk-pages';
import { openHandlingField, reasonField, referenceField } from '../wishes/fields.js';
import { wish } from '../wishes/wish.js';
import { correctableFields, requiredReferenceField } from './consultation-fields.js';
import { consultationOf } from './consultations.js';
import { asCorrected, firstClosing } from './corrections.js';

const publishedOn = (label: string, noun: string) => ({ kind: 'date', name: 'publishedOn', label, noun }) as const;

/** The wishes about what government makes of a consultation, and those that put something right. */
export const outcomeWishes = [
  wish({
    command: PublishConsultationFeedback,
    shape: ConsultationFeedbackPublished,
    path: 'publish-feedback',
    summary: 'Says that government published what people said, a step before the outcome',
    done: 'Feedback recorded',
    form: async (about) => ({
      title: 'Record the feedback',
      caption: (await consultationOf(about)).consultation.title,
      intro: 'Use this when government has published what people said, but not yet what it will do.',
      fields: [publishedOn('When was it published?', 'date of the feedback'), requiredReferenceField('The document')],
      submit: 'Record feedback',
    }),
  }),
  wish({
    command: PublishConsultationOutcome,
    shape: ConsultationOutcomePublished,
    path: 'publish-outcome',
    summary: 'Says that government published its answer to a consultation',
    done: 'Outcome recorded',
    form: async (about) => ({
      title: 'Record the outcome',
      caption: (await consultationOf(about)).consultation.title,
      intro:
        'Use this when government has published its answer. What it decides on a policy is recorded as a decision.',
      fields: [
        publishedOn('When was it published?', 'date of the outcome'),
        { kind: 'text', name: 'summary', label: 'Summary', hint: 'What government says it will do' },
        requiredReferenceField('The document'),
      ],
      submit: 'Record outcome',
      checkAnswers: true,
    }),
  }),
  wish({
    command: CorrectConsultationOutcome,
    shape: ConsultationOutcomeCorrected,
    path: 'correct-outcome',
    summary: 'Puts one outcome in place of all that are recorded',
    done: 'Outcome corrected',
    form: async (about) => {
      const { consultation, outcomes } = await consultationOf(about);
      const recorded = outcomes.map((outcome) => dateInWords(outcome.publishedOn)).join(', ');
      return {
        title: 'Correct the outcome',
        caption: consultation.title,
        intro:
          outcomes.length === 0
            ? 'No outcome is recorded yet.'
            : `This one takes the place of ${count(outcomes.length, 'outcome')} recorded so far: ${recorded}.`,
        fields: [
          publishedOn('When was it really published?', 'date of the outcome'),
          referenceField('The document'),
          reasonField('Why is it corrected?'),
        ],
        submit: 'Correct outcome',
        checkAnswers: true,
      };
    },
    starts: async (about): Promise<Partial<ConsultationOutcomeCorrected>> => {
      const outcome = (await consultationOf(about)).outcomes.at(-1);
      if (!outcome) return {};
      return { publishedOn: outcome.publishedOn, ...(outcome.reference && { reference: outcome.reference }) };
    },
  }),
  wish({
    command: WithdrawConsultation,
    shape: ConsultationWithdrawn,
    path: 'withdraw',
    summary: 'Says that government took a consultation back',
    done: 'Withdrawal recorded',
    form: async (about) => ({
      title: 'Record a withdrawal',
      caption: (await consultationOf(about)).consultation.title,
      intro: 'Use this when government has taken the consultation back. It cannot be undone.',
      fields: [
        { kind: 'date', name: 'withdrawnOn', label: 'When was it withdrawn?', noun: 'date of the withdrawal' },
        {
          kind: 'text',
          name: 'explanation',
          label: 'What does government say about it?',
          noun: 'explanation',
          rows: 3,
        },
      ],
      submit: 'Record withdrawal',
      checkAnswers: true,
    }),
  }),
  wish({
    command: LapseConsultation,
    shape: ConsultationLapsed,
    path: 'lapse',
    summary: 'Says that the council meant to answer and did not',
    done: 'Lapse recorded',
    form: async (about) => ({
      title: 'Record that it lapsed',
      caption: (await consultationOf(about)).consultation.title,
      intro: 'Use this when the council meant to answer and the consultation closed without a response.',
      fields: [
        { kind: 'date', name: 'lapsedOn', label: 'When did it lapse?', noun: 'date of the lapse' },
        reasonField('Why was nothing sent?'),
      ],
      submit: 'Record lapse',
    }),
  }),
  wish({
    command: CorrectConsultationDetails,
    shape: ConsultationDetailsCorrected,
    path: 'correct',
    corrects: true,
    summary: 'Corrects details; null takes an optional one away, what is not named stays',
    done: 'Details corrected',
    form: async (about) => {
      const detail = await consultationOf(about);
      const moved = detail.deadlines.some(({ how }) => how === 'moved');
      const hint = moved ? 'As it was first published: the deadline has been moved since, and that stands.' : undefined;
      return {
        title: 'Correct the details',
        caption: detail.consultation.title,
        intro: 'Use this for what was logged wrongly. Record a new deadline, an outcome or a withdrawal as such.',
        fields: [...correctableFields(detail.consultation.departments, hint), reasonField('Why are they corrected?')],
        submit: 'Correct details',
      };
    },
    starts: async (about) => {
      const detail = await consultationOf(about);
      return asCorrected(detail.consultation, firstClosing(detail.deadlines));
    },
  }),
  wish({
    command: ChangeConsultationHandling,
    shape: ConsultationHandlingChanged,
    path: 'change-handling',
    summary: 'Changes how a consultation is to be handled',
    done: 'Handling changed',
    form: async (about) => ({
      title: 'Change the handling',
      caption: (await consultationOf(about)).consultation.title,
      fields: [openHandlingField(), reasonField('Reason')],
      submit: 'Change handling',
    }),
    starts: async (about) => {
      const { handling } = (await consultationOf(about)).consultation;
      return handling ? { handling } : {};
    },
  }),
];

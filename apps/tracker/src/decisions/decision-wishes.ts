import {
  ChangeDecisionHandling,
  CorrectDecision,
  DECISION_KINDS,
  DecisionCorrected,
  DecisionHandlingChanged,
  DecisionRecorded,
  DecisionStruckOut,
  RecordDecision,
  StrikeOutDecision,
} from '#decisions';
import { type Field } from '#govuk-pages';
import { FindConsultation, FindPolicy, type ItemRef } from '#registers';
import {
  consultationOptions,
  departmentsField,
  openHandlingField,
  including,
  noneOf,
  optionsOf,
  policyOptions,
  reasonField,
  referenceField,
} from '../wishes/fields.js';
import { idsAsked, wish, type About } from '../wishes/wish.js';
import { decisionOf, headOf } from './decisions.js';

interface Standing {
  readonly policies: readonly ItemRef[];
  readonly consultation: ItemRef | null;
}

const fields = async (about: About, { policies, consultation }: Standing): Promise<Field[]> => [
  { kind: 'line', name: 'title', label: 'Title', hint: 'What government calls it' },
  { kind: 'date', name: 'decidedOn', label: 'When was it decided?', noun: 'date of the decision' },
  { kind: 'choice', name: 'kind', label: 'Kind', noun: 'kind of decision', options: optionsOf(DECISION_KINDS) },
  { ...departmentsField, hint: 'Who decided?' },
  {
    kind: 'choices',
    name: 'policyIds',
    label: 'Policies',
    noun: 'policy',
    hint: 'Which policies does it decide on? It can answer the asks of these.',
    options: including(await policyOptions(about), policies),
  },
  {
    kind: 'choice',
    name: 'consultationId',
    label: 'Consultation that it follows from',
    noun: 'consultation',
    select: true,
    options: [noneOf('None'), ...including(await consultationOptions(about), consultation ? [consultation] : [])],
  },
  { ...referenceField(), folded: false },
];

/** What is known of a decision from the consultation that it follows from, or the policies that it is about. */
async function startsFrom(about: About): Promise<Partial<DecisionRecorded>> {
  const [consultationId] = idsAsked(about, 'consultationId');
  const followed = consultationId && (await about.ask(new FindConsultation(consultationId, about.now)));
  if (followed) {
    const { consultation, outcomes } = followed;
    const outcome = outcomes.at(-1);
    return {
      kind: 'consultation_outcome',
      departments: [...consultation.departments],
      policyIds: consultation.policies.map(({ id }) => id),
      ...(outcome && { decidedOn: outcome.publishedOn }),
      ...(outcome?.reference && { reference: { ...outcome.reference } }),
    };
  }
  const policies = await Promise.all(
    idsAsked(about, 'policyIds').map((id) => about.ask(new FindPolicy(id, about.now))),
  );
  return { departments: [...new Set(policies.flatMap((detail) => detail?.policy.departments ?? []))] };
}

/** Every wish about a decision, as its pages and the API offer it. */
export const decisionWishes = [
  wish({
    command: RecordDecision,
    shape: DecisionRecorded,
    path: 'new',
    begins: true,
    summary: 'Records a decision: a dated act of government on a policy',
    done: 'Decision recorded',
    form: async (about) => ({
      title: 'Record a decision',
      intro:
        'A decision is a dated act of government: a response to a consultation, a white paper, a law. The asks of its policies can be answered next.',
      fields: await fields(about, { policies: [], consultation: null }),
      submit: 'Record decision',
      checkAnswers: true,
    }),
    starts: startsFrom,
    goesTo: ({ decisionId }) => `/decisions/${decisionId}/answer-asks`,
  }),
  wish({
    command: CorrectDecision,
    shape: DecisionCorrected,
    path: 'correct',
    corrects: true,
    summary: 'Corrects what was recorded; null takes an optional field away, what is not named stays',
    done: 'Decision corrected',
    form: async (about) => {
      const { decision } = await decisionOf(about);
      return {
        title: 'Correct this decision',
        ...(await headOf(about)),
        intro: 'The form shows what stands. Change what is wrong; what was recorded before stays in the history.',
        fields: [...(await fields(about, decision)), reasonField('Why is it corrected?')],
        submit: 'Correct decision',
      };
    },
    starts: async (about) => {
      const { title, decidedOn, kind, departments, policies, consultation, reference } = (await decisionOf(about))
        .decision;
      return {
        title,
        decidedOn,
        kind,
        departments: [...departments],
        policyIds: policies.map(({ id }) => id),
        ...(consultation && { consultationId: consultation.id }),
        reference: { ...reference },
      } as Partial<DecisionCorrected>;
    },
  }),
  wish({
    command: StrikeOutDecision,
    shape: DecisionStruckOut,
    path: 'strike-out',
    summary: 'Strikes out a decision that was entered in error: its answers count nowhere',
    done: 'Decision struck out',
    form: async (about) => ({
      title: 'Strike out this decision',
      ...(await headOf(about)),
      intro:
        'Use this when it was entered in error. Its answers then count nowhere. It stays to be seen, with your reason.',
      fields: [reasonField('Why was it entered in error?')],
      submit: 'Strike out decision',
      checkAnswers: true,
    }),
  }),
  wish({
    command: ChangeDecisionHandling,
    shape: DecisionHandlingChanged,
    path: 'change-handling',
    summary: 'Changes how a decision is to be handled',
    done: 'Handling changed',
    form: async (about) => ({
      title: 'Change the handling',
      ...(await headOf(about)),
      fields: [openHandlingField(), reasonField('Reason')],
      submit: 'Change handling',
    }),
    starts: async (about) => {
      const { handling } = (await decisionOf(about)).decision;
      return handling ? { handling } : {};
    },
  }),
];

import {
  ANSWERS,
  AnswerAsk,
  AskAnswered,
  AskAnswerStruckOut,
  AskDeliveryReported,
  DELIVERIES,
  ReportAskDelivery,
  StrikeOutAskAnswer,
} from '#asks';
import { dateInWords, labelOf, type Option } from '#govuk-pages';
import type { AskAnswer, AskDetail } from '#registers';
import { notFound } from '../web/errors.js';
import { decisionOption, including, optionsOf, reasonField, referenceField } from '../wishes/fields.js';
import { wish, type About } from '../wishes/wish.js';
import { askOf, headOf } from './asks.js';

const standing = ({ answers }: AskDetail) => answers.filter(({ struckOut }) => struckOut === null);

/** The decisions on the policies of an ask: those that have not answered it first. */
const decisionsFor = (detail: AskDetail): Option[] =>
  including(
    detail.decisionsWithoutAnswer.map(decisionOption),
    standing(detail).map(({ decision }) => decision),
  );

/** The wish that records what a decision said. */
export const answerWish = wish({
  command: AnswerAsk,
  shape: AskAnswered,
  path: 'answer',
  summary: 'Records what a decision said to an ask; further answers may follow',
  done: 'Answer recorded',
  form: async (about) => {
    const detail = await askOf(about);
    const options = decisionsFor(detail);
    const policies = detail.ask.policies.map(({ id }) => `policyIds=${id}`).join('&');
    return {
      title: 'Record an answer',
      ...(await headOf(about)),
      blocks: [
        {
          kind: 'inset',
          text:
            options.length > 0 ? 'The decision is not in the list?' : 'No decision on its policies is recorded yet.',
          links: [{ text: 'Record a decision', href: `/decisions/new?${policies}` }],
        },
      ],
      fields: [
        { kind: 'choice', name: 'decisionId', label: 'Which decision answered it?', noun: 'decision', options },
        { kind: 'choice', name: 'answer', label: 'What did it say?', noun: 'answer', options: optionsOf(ANSWERS) },
        {
          kind: 'date',
          name: 'answeredOn',
          label: 'When?',
          noun: 'date of the answer',
          hint: 'The day of the decision, or later when it was said later',
        },
        referenceField('Where it says so'),
      ],
      submit: 'Record answer',
    };
  },
  starts: async (about): Promise<Partial<AskAnswered>> => {
    const { decisionsWithoutAnswer } = await askOf(about);
    const asked = decisionsWithoutAnswer.find(({ decisionId }) => decisionId === about.asked.decisionId);
    const only = decisionsWithoutAnswer.length === 1 ? decisionsWithoutAnswer[0] : undefined;
    const decision = asked ?? only;
    return decision ? { decisionId: decision.decisionId, answeredOn: decision.decidedOn } : {};
  },
});

/** The answer that the address names, or else the latest; one that was given to an ask merged into this one is that ask's. */
async function answerNamed(about: About): Promise<AskAnswer> {
  const { decisionId, answeredOn } = about.asked;
  const answers = standing(await askOf(about)).filter(({ givenTo }) => givenTo === null);
  const named = answers.find((answer) => answer.decision.id === decisionId && answer.answeredOn === answeredOn);
  const found = named ?? answers[0];
  if (!found) throw notFound('answer');
  return found;
}

/** The address of the form that strikes out an answer. */
export const strikeOutAddress = (askId: string, { decision, answeredOn }: AskAnswer): string =>
  `/asks/${askId}/strike-out-answer?${new URLSearchParams({ decisionId: decision.id, answeredOn }).toString()}`;

/** The wishes about what government said to an ask, and did. */
export const answerWishes = [
  answerWish,
  wish({
    command: StrikeOutAskAnswer,
    shape: AskAnswerStruckOut,
    path: 'strike-out-answer',
    summary: 'Strikes out an answer that was entered in error: it never was, and stays visible in the history',
    done: 'Answer struck out',
    form: async (about) => {
      const { answer, decision, answeredOn } = await answerNamed(about);
      return {
        title: 'Strike out an answer',
        ...(await headOf(about)),
        intro: 'Use this when it was entered in error. It then never was; it stays to be seen in the history.',
        blocks: [
          {
            kind: 'facts',
            rows: [
              { label: 'Answer', value: labelOf(answer) },
              { label: 'Decision', value: decision.title },
              { label: 'Given on', value: dateInWords(answeredOn) },
            ],
          },
        ],
        fields: [
          { kind: 'hidden', name: 'decisionId' },
          { kind: 'hidden', name: 'answeredOn' },
          reasonField('Why was it entered in error?'),
        ],
        submit: 'Strike out answer',
      };
    },
    starts: async (about) => {
      const { decision, answeredOn } = await answerNamed(about);
      return { decisionId: decision.id, answeredOn };
    },
  }),
  wish({
    command: ReportAskDelivery,
    shape: AskDeliveryReported,
    path: 'report-delivery',
    summary: 'Reports how far an ask was carried out, as seen on a date',
    done: 'Delivery reported',
    form: async (about) => ({
      title: 'Report delivery',
      ...(await headOf(about)),
      intro: 'What was done, whatever was said: an ask that was refused may be carried out all the same.',
      fields: [
        {
          kind: 'choice',
          name: 'delivery',
          label: 'How far was it carried out?',
          noun: 'state of delivery',
          options: optionsOf(DELIVERIES),
        },
        { kind: 'date', name: 'asOf', label: 'As seen on', noun: 'date of the report' },
        referenceField('Where that can be seen'),
      ],
      submit: 'Report delivery',
    }),
    starts: ({ today }) => ({ asOf: today }),
  }),
];

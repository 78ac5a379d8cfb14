import {
  ChangeEngagementHandling,
  CorrectEngagement,
  EngagementCorrected,
  EngagementHandlingChanged,
  EngagementLogged,
  EngagementStruckOut,
  LogEngagement,
  StrikeOutEngagement,
} from '#engagements';
import { FindConsultation, type ItemRef } from '#registers';
import {
  askOptions,
  consultationOptions,
  openHandlingField,
  including,
  organisationOptions,
  policyOptions,
  reasonField,
} from '../wishes/fields.js';
import type { Block } from '#govuk-pages';
import { idsAsked, wish, type About, type Amendment, type Wish } from '../wishes/wish.js';
import { bodyOptions, engagementFields } from './engagement-fields.js';
import { engagementOf, headOf } from './engagements.js';
import { nowhereInWords, raisedNowhere, type Raising } from './raised-nowhere.js';
import { EngagementWithAsk, logWithAsk } from './log-with-ask.js';

/** The policies that the address names, by themselves or by a consultation. */
async function policiesAsked(about: About): Promise<string[]> {
  const consultations = await Promise.all(
    idsAsked(about, 'consultationId').map((id) => about.ask(new FindConsultation(id, about.now))),
  );
  const linked = consultations.flatMap((detail) => detail?.consultation.policies.map(({ id }) => id) ?? []);
  return [...new Set([...idsAsked(about, 'policyIds'), ...linked])];
}

const NOWHERE =
  'Tick these policies with the button below, or change the answers. Recorded as it is, nothing in the figures says that it was raised here.';

const warnsOf = async (raising: Raising, about: About): Promise<Block[]> => {
  const nowhere = await raisedNowhere(raising, about);
  return nowhere ? [nowhereInWords(nowhere, NOWHERE)] : [];
};

/** Ticks the policies of the asks that would count as raised nowhere. */
async function amendsOf(raising: Raising, about: About): Promise<Amendment | undefined> {
  const nowhere = await raisedNowhere(raising, about);
  if (!nowhere) return undefined;
  const missing = nowhere.policies.map(({ id }) => id);
  return {
    button: missing.length === 1 ? 'Tick the policy and record' : `Tick the ${missing.length} policies and record`,
    answers: { policyIds: [...(raising.policyIds ?? []), ...missing] },
  };
}

/** What an engagement raises, and on what, once it is corrected. */
async function raisingOf(changes: EngagementCorrected, about: About): Promise<Raising> {
  const { engagement } = await engagementOf(about);
  const ids = (items: readonly ItemRef[]) => items.map(({ id }) => id);
  return {
    asksRaised: changes.asksRaised ?? ids(engagement.asks),
    policyIds: changes.policyIds ?? ids(engagement.policies),
    consultationId: changes.consultationId === undefined ? engagement.consultation?.id : changes.consultationId,
  };
}

const logWish: Wish = wish({
  command: LogEngagement,
  shape: EngagementLogged,
  path: 'new',
  begins: true,
  summary: 'Logs an engagement, however late, with the date on which it happened',
  done: 'Engagement logged',
  form: async (about) => {
    const policyIds = await policiesAsked(about);
    return {
      title: 'Log an engagement',
      intro:
        'Any dated contact in which the council made itself heard: a meeting, a letter, a call, a draft that was shared. It may be logged late, with its true date.',
      fields: engagementFields(
        {
          bodies: await bodyOptions(about, policyIds),
          policies: await policyOptions(about),
          asks: await askOptions(about, { policyIds }),
          consultations: await consultationOptions(about),
          organisations: await organisationOptions(about),
        },
        { withNewAsk: true },
      ),
      submit: 'Log engagement',
    };
  },
  starts: async (about): Promise<Partial<EngagementLogged>> => ({
    happenedOn: about.today,
    policyIds: await policiesAsked(about),
    ...(about.viewer.organisationId && { organisationIds: [about.viewer.organisationId] }),
  }),
  warns: warnsOf,
  amends: amendsOf,
  together: {
    shape: EngagementWithAsk,
    carryOut: (answers, about, acting, wishes) =>
      logWithAsk(answers as EngagementWithAsk, about, { acting, wishes, log: logWish }),
  },
});

const correctWish = wish({
  command: CorrectEngagement,
  shape: EngagementCorrected,
  path: 'correct',
  corrects: true,
  summary: 'Corrects what was logged; null takes an optional field away, what is not named stays',
  done: 'Engagement corrected',
  form: async (about) => {
    const { engagement, asks } = await engagementOf(about);
    const { policies, consultation, organisations } = engagement;
    return {
      title: 'Correct this engagement',
      ...(await headOf(about)),
      intro: 'The form shows what stands. Change what is wrong; what was logged before stays in the history.',
      fields: [
        ...engagementFields(
          {
            bodies: await bodyOptions(
              about,
              policies.map(({ id }) => id),
            ),
            policies: including(await policyOptions(about), policies),
            asks: including(
              await askOptions(about, { policyIds: policies.map(({ id }) => id), standing: asks }),
              engagement.asks,
            ),
            consultations: including(await consultationOptions(about), consultation ? [consultation] : []),
            organisations: including(await organisationOptions(about), organisations),
          },
          { withNewAsk: false },
        ),
        reasonField('Why is it corrected?'),
      ],
      submit: 'Correct engagement',
    };
  },
  warns: async (changes: EngagementCorrected, about) => warnsOf(await raisingOf(changes, about), about),
  amends: async (changes: EngagementCorrected, about) => amendsOf(await raisingOf(changes, about), about),
  starts: async (about) => {
    const { engagement } = await engagementOf(about);
    const { kind, happenedOn, counterpart, initiatedBy, level, summary, record, inConfidence } = engagement;
    const ids = (items: readonly ItemRef[]) => items.map(({ id }) => id);
    return {
      kind,
      happenedOn,
      counterpart: { body: counterpart.body, ...(counterpart.role !== null && { role: counterpart.role }) },
      initiatedBy,
      ...(level !== null && { level }),
      policyIds: ids(engagement.policies),
      ...(engagement.consultation && { consultationId: engagement.consultation.id }),
      asksRaised: ids(engagement.asks),
      organisationIds: ids(engagement.organisations),
      summary,
      ...(record && { record: { ...record } }),
      inConfidence,
    } as Partial<EngagementCorrected>;
  },
});

/** Every wish about an engagement, as its pages and the API offer it. */
export const engagementWishes = [
  logWish,
  correctWish,
  wish({
    command: StrikeOutEngagement,
    shape: EngagementStruckOut,
    path: 'strike-out',
    summary: 'Strikes out an engagement that was logged in error: it counts nowhere, and stays visible in the history',
    done: 'Engagement struck out',
    form: async (about) => ({
      title: 'Strike out this engagement',
      ...(await headOf(about)),
      intro:
        'Use this when it was logged in error. It then counts nowhere, and the asks that it raised were not raised by it. It stays to be seen, with your reason.',
      fields: [reasonField('Why was it logged in error?')],
      submit: 'Strike out engagement',
      checkAnswers: true,
    }),
  }),
  wish({
    command: ChangeEngagementHandling,
    shape: EngagementHandlingChanged,
    path: 'change-handling',
    summary: 'Changes how an engagement is to be handled',
    done: 'Handling changed',
    form: async (about) => ({
      title: 'Change the handling',
      ...(await headOf(about)),
      fields: [openHandlingField(), reasonField('Reason')],
      submit: 'Change handling',
    }),
    starts: async (about) => {
      const { handling } = (await engagementOf(about)).engagement;
      return handling ? { handling } : {};
    },
  }),
];

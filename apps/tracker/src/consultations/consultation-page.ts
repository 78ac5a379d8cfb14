import {
  closingInWords,
  dateInWords,
  inWords,
  knownTitle,
  labelOf,
  titleOfSlug,
  type Block,
  type Link,
  type Piece,
} from '#govuk-pages';
import { FindConsultation, type ConsultationDetail } from '#registers';
import { historyOf } from '../registers/history-block.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import type { About } from '../wishes/wish.js';
import { closesOrClosed, closingOf } from './consultation-register.js';
import {
  deadlinesOf,
  decisionsOf,
  engagementsOf,
  publishedOf,
  questionsOf,
  responsesOf,
  triageOf,
} from './consultation-tables.js';
import { dateLinks } from './consultation-dates.js';
import { consultations, stateColour } from './consultations.js';
import { milestonesBlock } from './milestones-block.js';

/** The page of a consultation: facts, what government made of it, and what the council did. */
export const consultationPage: ItemOf<ConsultationDetail> = {
  subject: consultations,
  find: ({ id, now, ask }) => ask(new FindConsultation(id, now)),
  revision: ({ consultation }) => consultation.revision,
  page: async (detail, about) => {
    const { consultation } = detail;
    return {
      title: consultation.title,
      caption: labelOf(consultation.kind),
      ...(consultation.handling && { handling: consultation.handling }),
      breadcrumbs: [{ text: 'Consultations', href: consultations.path }],
      tags: tagsOf(detail),
      ...leadOf(detail, about),
      actions: actionsOf(detail),
      blocks: [
        ...withdrawalOf(detail),
        ...(consultation.summary ? [{ kind: 'prose', text: consultation.summary } as const] : []),
        factsOf(detail, about),
        ...publishedOf(detail),
        ...triageOf(detail),
        ...milestonesBlock(detail, about),
        questionsOf(detail),
        responsesOf(detail),
        engagementsOf(detail),
        decisionsOf(detail),
        deadlinesOf(detail),
        await historyOf('consultation', about),
        { kind: 'links', heading: 'Record what government did', links: stepsOf(detail) },
        { kind: 'links', heading: 'Change or correct', links: correctionsOf(detail) },
      ],
    };
  },
};

const tagsOf = ({ consultation: { state, lapsedOn } }: ConsultationDetail): Piece[] => [
  { text: labelOf(state), tag: stateColour(state) },
  ...(lapsedOn ? [{ text: 'Lapsed', tag: 'red' } as const] : []),
];

/** How long there is left, while it counts. */
function leadOf({ consultation }: ConsultationDetail, { today }: About): { lead?: string } {
  const { state, closesAt, opensOn } = consultation;
  if (state === 'upcoming' && opensOn) return { lead: `It opens on ${dateInWords(opensOn)}.` };
  if (state === 'open' && closesAt)
    return { lead: `It ${closesOrClosed(closesAt, today)}, on ${closingInWords(closesAt)}.` };
  if (state === 'open') return { lead: 'It is open, and no closing date is known.' };
  if (state === 'closed_awaiting_outcome' && closesAt)
    return { lead: `It ${closesOrClosed(closesAt, today)}, and government has not answered yet.` };
  return {};
}

const path = ({ consultation }: ConsultationDetail, below: string) =>
  `${hrefOf('consultation', consultation.consultationId)}/${below}`;

function actionsOf(detail: ConsultationDetail): Link[] {
  const { consultationId, source, state, triage } = detail.consultation;
  const check = { text: 'Check GOV.UK for changes', href: path(detail, 'check-govuk') };
  if (state === 'withdrawn') return source?.system === 'govuk' ? [check] : [];
  return [
    ...(triage ? [] : [{ text: 'Triage', href: path(detail, 'triage') }]),
    { text: 'Record a response', href: `/responses/new?consultationId=${consultationId}` },
    { text: 'Log an engagement', href: `/engagements/new?consultationId=${consultationId}` },
    ...(source?.system === 'govuk' ? [check] : []),
  ];
}

function stepsOf(detail: ConsultationDetail): Link[] {
  const { consultationId, state } = detail.consultation;
  return [
    { text: 'Move the deadline', href: path(detail, 'move-deadline') },
    { text: 'Record the feedback, what people said', href: path(detail, 'publish-feedback') },
    { text: 'Record the outcome', href: path(detail, 'publish-outcome') },
    { text: 'Record a decision', href: `/decisions/new?consultationId=${consultationId}` },
    ...(state === 'withdrawn' ? [] : [{ text: 'Record a withdrawal', href: path(detail, 'withdraw') }]),
  ];
}

function correctionsOf(detail: ConsultationDetail): Link[] {
  const { triage, lapsedOn, outcomeOn, policies } = detail.consultation;
  return [
    { text: 'Correct the details', href: path(detail, 'correct') },
    ...(outcomeOn ? [{ text: 'Correct the outcome', href: path(detail, 'correct-outcome') }] : []),
    ...(triage ? [{ text: 'Triage it again', href: path(detail, 'triage') }] : []),
    { text: 'Link a policy', href: path(detail, 'link-policy') },
    ...(policies.length > 0 ? [{ text: 'Unlink a policy', href: path(detail, 'unlink-policy') }] : []),
    ...((triage === 'lead' || triage === 'contribute') && !lapsedOn
      ? [{ text: 'Record that it lapsed', href: path(detail, 'lapse') }]
      : []),
    ...dateLinks(detail),
    { text: 'Change the handling', href: path(detail, 'change-handling') },
  ];
}

const withdrawalOf = ({ withdrawal }: ConsultationDetail): Block[] =>
  withdrawal
    ? [{ kind: 'inset', text: `Withdrawn on ${dateInWords(withdrawal.withdrawnOn)}: ${withdrawal.explanation}` }]
    : [];

const slugs = (values: readonly string[]): Piece[] =>
  values.map((slug) => ({ text: knownTitle(slug) ?? titleOfSlug(slug) }));

function factsOf(detail: ConsultationDetail, { today }: About): Block {
  const { consultation, lapses } = detail;
  const { opensOn, departments, themes, nations, policies, source } = consultation;
  return {
    kind: 'facts',
    rows: [
      { label: 'Opens', value: opensOn ? dateInWords(opensOn) : 'No opening date' },
      { label: 'Closes', value: closingOf(consultation, today) },
      { label: 'Departments', value: slugs(departments) },
      {
        label: 'Policies',
        value: linksTo('policy', policies),
        change: { text: 'Link another', href: path(detail, 'link-policy') },
      },
      { label: 'Themes', value: slugs(themes) },
      { label: 'Nations', value: inWords(nations.map(labelOf)) },
      { label: 'Ways to respond', value: waysOf(consultation) },
      ...(source
        ? [
            {
              label: 'Source',
              value: {
                text: source.url ?? labelOf(source.system),
                ...(source.url && { href: source.url, hint: labelOf(source.system) }),
              },
            },
          ]
        : []),
      ...lapses.map(({ lapsedOn, reason }) => ({
        label: 'Lapsed',
        value: [{ text: dateInWords(lapsedOn), hint: reason }],
      })),
    ],
  };
}

function waysOf({ waysToRespond }: ConsultationDetail['consultation']): Piece[] {
  const { url, email, postalAddress } = waysToRespond ?? {};
  return [
    ...(url ? [{ text: url, href: url }] : []),
    ...(email ? [{ text: email, href: `mailto:${email}` }] : []),
    ...(postalAddress ? [{ text: postalAddress.replaceAll('\n', ', ') }] : []),
  ];
}

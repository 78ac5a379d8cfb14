import {
  closingInWords,
  count,
  dateInWords,
  instantInWords,
  inWords,
  knownTitle,
  labelOf,
  stageColour,
  titleOfSlug,
  type Block,
  type Link,
  type Piece,
} from '#govuk-pages';
import { FindPolicy, type PolicyDetail } from '#registers';
import { historyOf } from '../registers/history-block.js';
import { filteredFiles } from '../registers/filtered-files.js';
import { hrefOf } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import { dateLinks } from './policy-dates.js';
import { policies } from './policies.js';
import { timelineOf } from './policy-timeline.js';

/** The page of a policy: facts, and what happened around it. */
export const policyPage: ItemOf<PolicyDetail> = {
  subject: policies,
  find: ({ id, now, ask }) => ask(new FindPolicy(id, now)),
  revision: ({ policy }) => policy.revision,
  page: async (detail, about) => {
    const { policy } = detail;
    return {
      title: policy.title,
      caption: 'Policy',
      ...(policy.handling && { handling: policy.handling }),
      breadcrumbs: [{ text: 'Policies', href: policies.path }],
      tags: tagsOf(detail),
      actions: actionsOf(detail),
      blocks: [
        ...(await timelineOf(about, policy.title)),
        ...(policy.summary ? [{ kind: 'prose', heading: 'Summary', text: policy.summary } as const] : []),
        factsOf(detail),
        asksOf(detail),
        engagementsOf(detail),
        responsesOf(detail),
        consultationsOf(detail),
        decisionsOf(detail),
        stagesOf(detail),
        await historyOf('policy', about),
        { kind: 'links', heading: 'Change or correct', links: correctionsOf(detail) },
      ],
    };
  },
};

const slugs = (values: readonly string[]): Piece[] =>
  values.map((slug) => ({ text: knownTitle(slug) ?? titleOfSlug(slug) }));

const tagsOf = ({ policy }: PolicyDetail): Piece[] => [
  { text: labelOf(policy.stage), tag: stageColour(policy.stage) },
  ...(policy.standing === 'active' ? [] : [{ text: labelOf(policy.standing), tag: 'yellow' } as const]),
];

function actionsOf({ policy }: PolicyDetail): Link[] {
  const href = (path: string) => `${hrefOf('policy', policy.policyId)}/${path}`;
  if (policy.standing === 'withdrawn' || policy.standing === 'superseded') return [];
  return [
    { text: 'Log an engagement', href: `/engagements/new?policyIds=${policy.policyId}` },
    { text: 'Propose an ask', href: `/asks/new?policyIds=${policy.policyId}` },
    { text: 'Change the stage', href: href('change-stage') },
  ];
}

function correctionsOf(detail: PolicyDetail): Link[] {
  const { policy } = detail;
  const href = (path: string) => `${hrefOf('policy', policy.policyId)}/${path}`;
  return [
    { text: 'Correct the details', href: href('correct') },
    { text: 'Correct a stage entered in error', href: href('correct-stage') },
    policy.standing === 'paused'
      ? { text: 'Resume this policy', href: href('resume') }
      : { text: 'Pause this policy', href: href('pause') },
    ...dateLinks(detail),
    ...(policy.standing === 'withdrawn' ? [] : [{ text: 'Withdraw this policy', href: href('withdraw') }]),
    { text: 'Supersede this policy', href: href('supersede') },
    { text: 'Change the handling', href: href('change-handling') },
  ];
}

function factsOf({ policy }: PolicyDetail): Block {
  const { supersededBy, standingSince, standingReason } = policy;
  return {
    kind: 'facts',
    rows: [
      { label: 'Stage', value: `${labelOf(policy.stage)}, since ${dateInWords(policy.stageSince)}` },
      ...(policy.standing === 'active'
        ? []
        : [
            {
              label: labelOf(policy.standing),
              value: [
                ...(standingSince ? [{ text: `Since ${dateInWords(standingSince)}` }] : []),
                ...(supersededBy ? [{ text: supersededBy.title, href: hrefOf('policy', supersededBy.id) }] : []),
                ...(standingReason ? [{ text: standingReason }] : []),
              ],
            },
          ]),
      { label: 'Departments', value: slugs(policy.departments) },
      { label: 'Themes', value: slugs(policy.themes) },
      { label: 'Nations', value: inWords(policy.nations.map(labelOf)) },
      ...(policy.sourceUrl ? [{ label: 'Source', value: { text: policy.sourceUrl, href: policy.sourceUrl } }] : []),
    ],
  };
}

const asksOf = ({ asks, policy }: PolicyDetail): Block => ({
  kind: 'table',
  heading: 'Asks and their answers',
  caption: 'Asks of this policy',
  columns: [{ label: 'Ask' }, { label: 'First raised' }, { label: 'Stage then' }, { label: 'Answer' }],
  rows: asks.map((ask) => {
    const raise = ask.policies.find(({ id }) => id === policy.policyId)?.firstRaise;
    return [
      { text: ask.statement, href: hrefOf('ask', ask.askId) },
      raise ? dateInWords(raise.on) : 'Not yet',
      raise ? { text: labelOf(raise.stage), tag: stageColour(raise.stage) } : undefined,
      ask.currentAnswer
        ? labelOf(ask.currentAnswer.answer)
        : ask.awaitingDays === null
          ? labelOf(ask.state)
          : `Awaiting an answer for ${count(ask.awaitingDays, 'day')}`,
    ];
  }),
  empty: 'The council has asked nothing of this policy yet.',
  files: filteredFiles('/asks', { policy: policy.policyId }, 'next re-checks'),
  links: [{ text: 'Propose an ask', href: `/asks/new?policyIds=${policy.policyId}` }],
});

const engagementsOf = ({ engagements, policy }: PolicyDetail): Block => ({
  kind: 'table',
  heading: 'Engagements',
  caption: 'Engagements on this policy',
  columns: [{ label: 'What' }, { label: 'When' }, { label: 'With' }, { label: 'Asks raised', numeric: true }],
  rows: engagements.map((engagement) => [
    { text: labelOf(engagement.kind), href: hrefOf('engagement', engagement.engagementId) },
    dateInWords(engagement.happenedOn),
    knownTitle(engagement.counterpart.body) ?? engagement.counterpart.body,
    engagement.asks.length,
  ]),
  empty: 'No engagement is logged yet.',
  files: filteredFiles('/engagements', { policy: policy.policyId }),
  links: [{ text: 'Log an engagement', href: `/engagements/new?policyIds=${policy.policyId}` }],
});

const responsesOf = ({ responses }: PolicyDetail): Block => ({
  kind: 'table',
  heading: 'Responses',
  caption: 'Responses to consultations on this policy',
  columns: [{ label: 'To' }, { label: 'State' }, { label: 'Submitted' }, { label: 'Asks raised', numeric: true }],
  rows: responses.map(({ responseId, consultation, state, submittedAt, asks }) => [
    { text: consultation.title, href: hrefOf('response', responseId) },
    labelOf(state),
    submittedAt && instantInWords(submittedAt),
    asks.length,
  ]),
  empty: 'The council has not responded to a consultation on this policy yet.',
});

const consultationsOf = ({ consultations, policy }: PolicyDetail): Block => ({
  kind: 'table',
  heading: 'Consultations',
  caption: 'Consultations on this policy',
  columns: [{ label: 'Consultation' }, { label: 'State' }, { label: 'Closes' }],
  rows: consultations.map(({ consultationId, title, state, closesAt }) => [
    { text: title, href: hrefOf('consultation', consultationId) },
    labelOf(state),
    closesAt ? closingInWords(closesAt) : 'No closing date',
  ]),
  empty: 'No consultation is linked to this policy yet.',
  files: filteredFiles('/consultations', { policy: policy.policyId }, 'closing dates'),
});

const decisionsOf = ({ decisions, policy }: PolicyDetail): Block => ({
  kind: 'table',
  heading: 'Decisions',
  caption: 'Decisions on this policy',
  columns: [{ label: 'Decision' }, { label: 'Decided on' }, { label: 'Kind' }, { label: 'Answers', numeric: true }],
  rows: decisions.map(({ decisionId, title, decidedOn, kind, answers }) => [
    { text: title, href: hrefOf('decision', decisionId) },
    dateInWords(decidedOn),
    labelOf(kind),
    answers,
  ]),
  empty: 'No decision is recorded yet.',
  files: filteredFiles('/decisions', { policy: policy.policyId }),
  links: [{ text: 'Record a decision', href: `/decisions/new?policyIds=${policy.policyId}` }],
});

const stagesOf = ({ stages }: PolicyDetail): Block => ({
  kind: 'table',
  heading: 'Stages',
  caption: 'The stages of this policy',
  columns: [{ label: 'Stage' }, { label: 'From' }, { label: 'Reason' }],
  rows: stages.map(({ stage, effectiveOn, reason }) => [labelOf(stage), dateInWords(effectiveOn), reason]),
  empty: 'No stage is recorded.',
});

import { count, dateInWords, knownTitle, labelOf, stageColour, titleOfSlug, type Register } from '#govuk-pages';
import type { PairRow } from '#influence';
import { hrefOf } from '../registers/hrefs.js';

const slugTitle = (slug: string) => knownTitle(slug) ?? titleOfSlug(slug);

const answerOf = ({ answer }: PairRow) => (answer === null ? 'Awaiting an answer' : labelOf(answer));

/** Every ask that was raised: on each policy a row. */
export const asksRaised: Register<PairRow> = {
  title: 'Asks raised with government',
  path: '/influence/asks',
  section: '/influence',
  breadcrumbs: [{ text: 'Influence', href: '/influence' }],
  items: ['ask on a policy', 'asks on a policy'],
  wide: true,
  searchLabel: 'Search asks and policies',
  filters: [
    { name: 'band', label: 'First raised' },
    { name: 'decided', label: 'Reached a decision' },
    { name: 'success', label: 'Taken up' },
    { name: 'answer', label: 'Answer' },
    { name: 'theme', label: 'Theme', title: slugTitle },
    { name: 'department', label: 'Department', title: slugTitle },
    { name: 'nation', label: 'Nation' },
    { name: 'policyId', label: 'Policy' },
  ],
  columns: [
    {
      label: 'Ask',
      sort: 'ask',
      cell: ({ askId, statement, policyId, policyTitle }) => [
        { text: statement, href: hrefOf('ask', askId) },
        { text: policyTitle, href: hrefOf('policy', policyId) },
      ],
      exported: ({ statement }) => statement,
    },
    {
      label: 'First raised',
      sort: 'firstRaise',
      cell: ({ firstRaise: { on, stage, by } }) => [
        { text: dateInWords(on), href: hrefOf(by.kind, by.id) },
        { text: labelOf(stage), tag: stageColour(stage) },
      ],
      exported: ({ firstRaise }) => firstRaise.on,
    },
    {
      label: 'Answer',
      sort: 'answer',
      cell: (row) => [
        { text: answerOf(row) },
        ...(row.decision ? [{ text: row.decision.title, href: hrefOf('decision', row.decision.decisionId) }] : []),
      ],
      exported: ({ answer }) => answer,
    },
    {
      label: 'Lead time',
      sort: 'leadTime',
      numeric: true,
      cell: ({ leadTimeDays }) => (leadTimeDays === null ? undefined : count(leadTimeDays, 'day')),
      exported: ({ leadTimeDays }) => leadTimeDays,
    },
    { label: 'Policy', exportOnly: true, cell: ({ policyTitle }) => policyTitle },
    { label: 'Stage at first raise', exportOnly: true, cell: ({ firstRaise }) => firstRaise.stage },
    { label: 'Band', exportOnly: true, cell: ({ firstRaise }) => firstRaise.band },
    { label: 'Decision', exportOnly: true, cell: ({ decision }) => decision?.title },
    { label: 'Decided on', exportOnly: true, cell: ({ decision }) => decision?.decidedOn },
    { label: 'Answered on', exportOnly: true, cell: ({ answeredOn }) => answeredOn },
    { label: 'Ask id', exportOnly: true, cell: ({ askId }) => askId },
    { label: 'Policy id', exportOnly: true, cell: ({ policyId }) => policyId },
  ],
  empty: 'No ask has been raised with government yet. Log an engagement that raises one, or a response that was sent.',
};

import { dateInWords, knownTitle, labelOf, titleOfSlug } from '#govuk-pages';
import { DECISION_SORTS, ListDecisions, type DecisionRow } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';
import { decisions } from './decisions.js';

/** The register of decisions. */
export const decisionRegister: RegisterOf<DecisionRow> = {
  sorts: DECISION_SORTS,
  list: ({ struckOut, ...listing }) => new ListDecisions({ ...listing, struckOut: struckOut === 'true' }),
  register: {
    title: 'Decisions',
    path: decisions.path,
    section: decisions.path,
    items: ['decision', 'decisions'],
    actions: [{ text: 'Record a decision', href: '/decisions/new' }],
    searchLabel: 'Search decisions',
    filters: [
      { name: 'policy', label: 'Policy' },
      { name: 'department', label: 'Department', title: (slug) => knownTitle(slug) ?? titleOfSlug(slug) },
      { name: 'kind', label: 'Kind' },
      { name: 'struckOut', label: 'Struck out', title: () => 'Struck out only', offers: ['true'] },
    ],
    columns: [
      {
        label: 'Decision',
        sort: 'title',
        cell: ({ decisionId, title, policies, struckOut }) => [
          {
            text: title,
            href: hrefOf('decision', decisionId),
            hint: policies.map((policy) => policy.title).join(', '),
          },
          ...(struckOut === null ? [] : [{ text: 'Struck out', tag: 'red' } as const]),
        ],
        exported: ({ title }) => title,
      },
      {
        label: 'Decided on',
        sort: 'decidedOn',
        cell: ({ decidedOn }) => dateInWords(decidedOn),
        exported: ({ decidedOn }) => decidedOn,
      },
      { label: 'Kind', sort: 'kind', cell: ({ kind }) => labelOf(kind), exported: ({ kind }) => kind },
      { label: 'Answers', numeric: true, cell: ({ answers }) => answers },
      {
        label: 'Asks to answer',
        numeric: true,
        cell: ({ decisionId, asksToAnswer }) =>
          asksToAnswer === 0
            ? 0
            : {
                text: String(asksToAnswer),
                href: `${hrefOf('decision', decisionId)}/answer-asks`,
                unseen: 'asks to answer on one page',
              },
        exported: ({ asksToAnswer }) => asksToAnswer,
      },
      { label: 'Policies', exportOnly: true, cell: ({ policies }) => policies.map(({ title }) => title).join('; ') },
      { label: 'Departments', exportOnly: true, cell: ({ departments }) => departments.join('; ') },
      { label: 'Consultation', exportOnly: true, cell: ({ consultation }) => consultation?.title },
      { label: 'Reference', exportOnly: true, cell: ({ reference }) => reference.url ?? reference.title },
      { label: 'Handling', exportOnly: true, cell: ({ handling }) => handling?.marking ?? 'official' },
      { label: 'Struck out', exportOnly: true, cell: ({ struckOut }) => struckOut },
      { label: 'Recorded', sort: 'recordedAt', exportOnly: true, cell: ({ recordedAt }) => recordedAt },
      { label: 'Id', exportOnly: true, cell: ({ decisionId }) => decisionId },
    ],
    empty: 'No decision is recorded yet. Record the first act of government on a policy, then answer its asks.',
  },
};

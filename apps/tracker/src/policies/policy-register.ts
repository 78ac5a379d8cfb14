import { dateInWords, knownTitle, labelOf, stageColour, titleOfSlug } from '#govuk-pages';
import { ListPolicies, POLICY_SORTS, type PolicyRow } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';

const slugTitle = (slug: string) => knownTitle(slug) ?? titleOfSlug(slug);

/** The register of policies. */
export const policyRegister: RegisterOf<PolicyRow> = {
  sorts: POLICY_SORTS,
  list: (listing) => new ListPolicies(listing),
  register: {
    title: 'Policies',
    path: '/policies',
    section: '/policies',
    items: ['policy', 'policies'],
    actions: [{ text: 'Register a policy', href: '/policies/new' }],
    searchLabel: 'Search policies',
    filters: [
      { name: 'stage', label: 'Stage' },
      { name: 'theme', label: 'Theme', title: slugTitle },
      { name: 'department', label: 'Department', title: slugTitle },
      { name: 'nation', label: 'Nation' },
    ],
    columns: [
      {
        label: 'Policy',
        sort: 'title',
        cell: ({ policyId, title, standing }) => ({
          text: title,
          href: hrefOf('policy', policyId),
          ...(standing !== 'active' && { hint: labelOf(standing) }),
        }),
        exported: ({ title }) => title,
      },
      {
        label: 'Stage',
        sort: 'stage',
        cell: ({ stage }) => ({ text: labelOf(stage), tag: stageColour(stage) }),
        exported: ({ stage }) => stage,
      },
      {
        label: 'Since',
        sort: 'stageSince',
        cell: ({ stageSince }) => dateInWords(stageSince),
        exported: ({ stageSince }) => stageSince,
      },
      {
        label: 'Asks',
        numeric: true,
        cell: ({ counts }) => counts.asks,
      },
      {
        label: 'Departments',
        exportOnly: true,
        cell: ({ departments }) => departments.join('; '),
      },
      { label: 'Themes', exportOnly: true, cell: ({ themes }) => themes.join('; ') },
      { label: 'Nations', exportOnly: true, cell: ({ nations }) => nations.join('; ') },
      { label: 'Standing', exportOnly: true, cell: ({ standing }) => standing },
      { label: 'Id', exportOnly: true, cell: ({ policyId }) => policyId },
    ],
    empty: 'No policy is registered yet. Register the first one that government is shaping, or log a consultation.',
  },
};

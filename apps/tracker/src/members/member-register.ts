import { dateInWords, labelOf } from '#govuk-pages';
import { ListOrganisations, ORGANISATION_SORTS, type OrganisationRow } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';

/** The register of member organisations. */
export const memberRegister: RegisterOf<OrganisationRow> = {
  sorts: ORGANISATION_SORTS,
  list: (listing) => new ListOrganisations(listing),
  register: {
    title: 'Members',
    path: '/members',
    section: '/members',
    items: ['member', 'members'],
    actions: [{ text: 'Add a member', href: '/members/new' }],
    searchLabel: 'Search members',
    filters: [
      { name: 'membership', label: 'Membership' },
      { name: 'nation', label: 'Nation' },
      { name: 'kind', label: 'Kind' },
    ],
    columns: [
      {
        label: 'Member',
        sort: 'name',
        cell: ({ organisationId, name, region }) => ({
          text: name,
          href: hrefOf('organisation', organisationId),
          ...(region !== null && { hint: region }),
        }),
        exported: ({ name }) => name,
      },
      { label: 'Kind', sort: 'kind', cell: ({ kind }) => labelOf(kind), exported: ({ kind }) => kind },
      {
        label: 'Joined',
        sort: 'joinedOn',
        cell: ({ joinedOn, leftOn }) => ({
          text: dateInWords(joinedOn),
          ...(leftOn !== null && { hint: `Left ${dateInWords(leftOn)}` }),
        }),
        exported: ({ joinedOn }) => joinedOn,
      },
      { label: 'Engagements', numeric: true, cell: ({ counts }) => counts.engagements },
      { label: 'Responses', numeric: true, cell: ({ counts }) => counts.responses },
      { label: 'Nation', exportOnly: true, cell: ({ nation }) => nation },
      { label: 'Region', exportOnly: true, cell: ({ region }) => region ?? '' },
      { label: 'Left', exportOnly: true, cell: ({ leftOn }) => leftOn ?? '' },
      { label: 'Id', exportOnly: true, cell: ({ organisationId }) => organisationId },
    ],
    empty: 'No member is recorded yet. Add the first council.',
  },
};

import { dateInWords, type Piece } from '#govuk-pages';
import { ENGAGEMENT_SORTS, ListEngagements, type EngagementRow } from '#registers';
import { titleOfBody } from '../registers/bodies.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';
import { engagements, nameOf } from './engagements.js';

const truth: Readonly<Record<string, boolean>> = { true: true, false: false };

const shortened = (text: string) => (text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text);

/** What an engagement is marked with: that it does not count, that it is in confidence. */
export const marksOf = ({ struckOut, inConfidence }: EngagementRow): Piece[] => [
  ...(struckOut === null ? [] : [{ text: 'Struck out', tag: 'red' } as const]),
  ...(inConfidence ? [{ text: 'In confidence', tag: 'purple' } as const] : []),
];

/** The register of engagements. */
export const engagementRegister: RegisterOf<EngagementRow> = {
  sorts: ENGAGEMENT_SORTS,
  list: ({ inConfidence, struckOut, ...listing }) => {
    const confidence = truth[String(inConfidence)];
    return new ListEngagements({
      ...listing,
      ...(confidence !== undefined && { inConfidence: confidence }),
      struckOut: struckOut === 'true',
    });
  },
  register: {
    title: 'Engagements',
    path: engagements.path,
    section: engagements.path,
    items: ['engagement', 'engagements'],
    actions: [{ text: 'Log an engagement', href: '/engagements/new' }],
    searchLabel: 'Search engagements',
    filters: [
      { name: 'policy', label: 'Policy' },
      { name: 'kind', label: 'Kind' },
      { name: 'body', label: 'With', title: titleOfBody },
      { name: 'organisation', label: 'Member who took part' },
      { name: 'initiatedBy', label: 'Who asked for it' },
      { name: 'inConfidence', label: 'In confidence', title: (value) => (value === 'true' ? 'Yes' : 'No') },
      { name: 'struckOut', label: 'Struck out', title: () => 'Struck out only', offers: ['true'] },
    ],
    columns: [
      {
        label: 'What',
        sort: 'kind',
        cell: (row) => [
          {
            text: nameOf(row),
            href: hrefOf('engagement', row.engagementId),
            unseen: `on ${dateInWords(row.happenedOn)}`,
            hint: shortened(row.summary),
          },
          ...marksOf(row),
        ],
        exported: ({ kind }) => kind,
      },
      {
        label: 'When',
        sort: 'happenedOn',
        cell: ({ happenedOn }) => dateInWords(happenedOn),
        exported: ({ happenedOn }) => happenedOn,
      },
      {
        label: 'Policies',
        cell: ({ policies }) => linksTo('policy', policies),
        exported: ({ policies }) => policies.map(({ title }) => title).join('; '),
      },
      { label: 'Asks raised', numeric: true, cell: ({ asks }) => asks.length },
      { label: 'With', sort: 'body', exportOnly: true, cell: ({ counterpart }) => counterpart.body },
      { label: 'Role', exportOnly: true, cell: ({ counterpart }) => counterpart.role },
      { label: 'Summary', exportOnly: true, cell: ({ summary }) => summary },
      { label: 'Who asked for it', exportOnly: true, cell: ({ initiatedBy }) => initiatedBy },
      { label: 'Level', exportOnly: true, cell: ({ level }) => level },
      { label: 'Consultation', exportOnly: true, cell: ({ consultation }) => consultation?.title },
      { label: 'Asks', exportOnly: true, cell: ({ asks }) => asks.map(({ title }) => title).join('; ') },
      {
        label: 'Members who took part',
        exportOnly: true,
        cell: ({ organisations }) => organisations.map(({ title }) => title).join('; '),
      },
      { label: 'Record', exportOnly: true, cell: ({ record }) => record?.url ?? record?.title },
      { label: 'In confidence', exportOnly: true, cell: ({ inConfidence }) => (inConfidence ? 'yes' : 'no') },
      { label: 'Handling', exportOnly: true, cell: ({ handling }) => handling?.marking ?? 'official' },
      { label: 'Struck out', exportOnly: true, cell: ({ struckOut }) => struckOut },
      { label: 'Recorded', sort: 'recordedAt', exportOnly: true, cell: ({ recordedAt }) => recordedAt },
      { label: 'Id', exportOnly: true, cell: ({ engagementId }) => engagementId },
    ],
    empty:
      'No engagement is logged yet. Log the first contact in which the council made itself heard, however long ago.',
  },
};

import { dateInWords, knownTitle, labelOf, titleOfSlug } from '#govuk-pages';
import { ASK_SORTS, ListAsks, type AskRow } from '#registers';
import type { CalendarEntry } from '../registers/calendar-file.js';
import { hrefOf } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';
import { today } from '../web/clock.js';
import { answerOf, firstRaiseOf } from './answers.js';
import { asks } from './asks.js';
import { recheckAddress } from './rechecks.js';

const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title).join('; ');

/** When an ask is to be looked at again, for people's own calendars. */
export const recheckEntryOf = ({
  askId,
  statement,
  policies,
  nextRecheckOn,
  handling,
  revision,
  recordedAt,
}: AskRow): CalendarEntry[] =>
  nextRecheckOn === null
    ? []
    : [
        {
          id: `re-check-${askId}`,
          revision,
          recordedAt,
          at: nextRecheckOn,
          summary: `Re-check: ${statement}`,
          description: [titles(policies)],
          path: recheckAddress(askId),
          handling,
        },
      ];

/** The ledger of asks. */
export const askRegister: RegisterOf<AskRow> = {
  sorts: ASK_SORTS,
  calendar: { name: 'Re-checks of asks', entries: recheckEntryOf },
  list: (listing) => new ListAsks({ ...listing, today: today() }),
  register: {
    title: 'Asks',
    path: asks.path,
    calendar: 'next re-checks',
    section: asks.path,
    items: ['ask', 'asks'],
    actions: [{ text: 'Propose an ask', href: '/asks/new' }],
    searchLabel: 'Search asks',
    filters: [
      {
        name: 'state',
        label: 'State',
        title: (state) =>
          state === 'open' ? 'Not raised yet' : state === 'awaiting' ? 'Awaiting an answer' : labelOf(state),
      },
      { name: 'answer', label: 'Answer' },
      { name: 'policy', label: 'Policy' },
      { name: 'theme', label: 'Theme', title: (slug) => knownTitle(slug) ?? titleOfSlug(slug) },
      { name: 'direction', label: 'Direction' },
      { name: 'size', label: 'Size' },
    ],
    columns: [
      {
        label: 'Ask',
        sort: 'statement',
        cell: ({ askId, statement, policies }) => ({
          text: statement,
          href: hrefOf('ask', askId),
          hint: policies.map(({ title }) => title).join(', '),
        }),
        exported: ({ statement }) => statement,
      },
      {
        label: 'First raised',
        sort: 'firstRaised',
        cell: (row) => firstRaiseOf(row),
        exported: ({ firstRaisedOn }) => firstRaisedOn,
      },
      {
        label: 'Answer',
        sort: 'answeredOn',
        cell: answerOf,
        exported: ({ currentAnswer }) => currentAnswer?.answer,
      },
      {
        label: 'Delivery',
        cell: ({ delivery }) => delivery && { text: labelOf(delivery.delivery), hint: dateInWords(delivery.asOf) },
        exported: ({ delivery }) => delivery?.delivery,
      },
      { label: 'Policies', exportOnly: true, cell: ({ policies }) => titles(policies) },
      { label: 'State', exportOnly: true, cell: ({ state }) => state },
      {
        label: 'Stage at first raise',
        exportOnly: true,
        cell: ({ policies }) => policies.map(({ firstRaise }) => firstRaise?.stage ?? '').join('; '),
      },
      { label: 'Days awaiting', exportOnly: true, cell: ({ awaitingDays }) => awaitingDays },
      { label: 'Answered on', exportOnly: true, cell: ({ currentAnswer }) => currentAnswer?.answeredOn },
      { label: 'Decision', exportOnly: true, cell: ({ currentAnswer }) => currentAnswer?.decision.title },
      { label: 'Look again on', exportOnly: true, cell: ({ nextRecheckOn }) => nextRecheckOn },
      { label: 'Direction', exportOnly: true, cell: ({ direction }) => direction },
      { label: 'Size', sort: 'size', exportOnly: true, cell: ({ size }) => size },
      { label: 'Themes', exportOnly: true, cell: ({ themes }) => themes.join('; ') },
      { label: 'Proposed by', exportOnly: true, cell: ({ proposedBy }) => proposedBy?.title },
      { label: 'Agreed on', exportOnly: true, cell: ({ agreedOn }) => agreedOn },
      { label: 'Merged into', exportOnly: true, cell: ({ mergedInto }) => mergedInto?.title },
      { label: 'Withdrawn on', exportOnly: true, cell: ({ withdrawnOn }) => withdrawnOn },
      { label: 'Handling', exportOnly: true, cell: ({ handling }) => handling?.marking ?? 'official' },
      { label: 'Recorded', sort: 'recordedAt', exportOnly: true, cell: ({ recordedAt }) => recordedAt },
      { label: 'Id', exportOnly: true, cell: ({ askId }) => askId },
    ],
    empty: 'No ask is proposed yet. Propose the first, or write one while logging the engagement that raised it.',
  },
};

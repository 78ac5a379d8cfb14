import { accessInWords } from '#access';
import type { Block, BlocksPage } from '#govuk-pages';

const tableOf = (heading: string, what: string, lines: readonly { what: string; who: string }[]): Block => ({
  kind: 'table',
  heading,
  caption: heading,
  columns: [{ label: what }, { label: 'Who' }],
  rows: lines.map((line) => [line.what, line.who]),
  empty: 'Nothing.',
});

/** Who may do and see what, from the table that the service itself goes by. */
export function accessPage(): Omit<BlocksPage, 'kind'> {
  const { wishes, pages } = accessInWords();
  return {
    title: 'Who may do what',
    lead: 'The tracker goes by these tables. What is in neither of them is refused. Buttons and links that would lead nowhere for you are not shown.',
    breadcrumbs: [{ text: 'Help', href: '/help' }],
    blocks: [
      tableOf('What can be recorded', 'Wish', wishes),
      tableOf('What can be opened', 'Address, the same below /api', pages),
    ],
  };
}

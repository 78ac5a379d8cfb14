import { dateInWords, instantInWords, labelOf, type BlocksPage, type Cell } from '#govuk-pages';
import type { CountedFact, EventNamed, Reasons } from '#influence';
import { ITEM_KINDS, type ItemKind } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import { figureInWords } from './rows-page.js';
import { addressOf, type View } from './view.js';

/** “Ask answered” from `AskAnswered`. */
const typeInWords = (type: string) => labelOf(type.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

/** An event, with the history of its item where it can be read in full. */
function eventCell({ stream, type, recordedAt, position }: EventNamed) {
  const dash = stream.indexOf('-');
  const kind = ITEM_KINDS.find((known): known is ItemKind => known === stream.slice(0, dash));
  return {
    text: typeInWords(type),
    ...(kind && { href: `${hrefOf(kind, stream.slice(dash + 1))}#history` }),
    hint: `Recorded on ${instantInWords(recordedAt)}, at position ${position}`,
  };
}

const factCells = ({ sentence, on, items, events }: CountedFact): Cell[] => [
  sentence,
  on === null ? null : dateInWords(on),
  items.map(({ kind, id, title }) => ({ text: title, href: hrefOf(kind, id) })),
  events.map(eventCell),
];

/** Why one row is counted in a figure: the rule, and the facts that met it, each with its events. */
export const whyPage = (view: View, figure: string, { rule, facts }: Reasons): Omit<BlocksPage, 'kind'> => ({
  title: 'Why is this counted?',
  caption: figureInWords(figure),
  section: '/influence',
  breadcrumbs: [
    { text: 'Influence', href: addressOf('/influence', view) },
    { text: figureInWords(figure), href: addressOf('/influence/rows', view, { figure }) },
  ],
  blocks: [
    { kind: 'prose', heading: 'The rule', text: rule },
    {
      kind: 'table',
      heading: 'The facts that met it',
      caption: 'The facts that met the rule, and where the log says so',
      columns: [{ label: 'Fact' }, { label: 'Date' }, { label: 'About' }, { label: 'Events' }],
      rows: facts.map(factCells),
      empty: 'The rule looks at no fact of its own.',
    },
  ],
});

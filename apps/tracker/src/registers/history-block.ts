import { DEPARTMENTS, instantInWords, type Block } from '#govuk-pages';
import { ItemHistory, type ItemKind } from '#registers';
import { nameOfActor, nameOfPerson } from '../web/names.js';
import type { About } from '../wishes/wish.js';
import { StoreUnavailable } from '#event-store';

/** Who recorded what about an item, when. Without the log the rest of the page is still shown. */
export async function historyOf(kind: ItemKind | 'person', { id, ask }: Pick<About, 'id' | 'ask'>): Promise<Block> {
  try {
    const entries = await ask(new ItemHistory(kind, id));
    return {
      kind: 'table',
      heading: 'History',
      anchor: 'history',
      caption: 'Who recorded what, and when',
      columns: [{ label: 'What' }, { label: 'Recorded by' }, { label: 'Recorded on' }],
      rows: entries.map(({ sentence, actor, recordedAt }) => [
        withNames(withTitles(sentence)),
        nameOfActor(actor),
        {
          text: instantInWords(recordedAt),
          href: `?asOf=${encodeURIComponent(recordedAt)}`,
          unseen: 'see this page as it was then',
        },
      ]),
      empty: 'Nothing is recorded yet.',
    };
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return {
      kind: 'prose',
      heading: 'History',
      text: 'The history cannot be shown just now: the log cannot be reached.',
    };
  }
}

const TITLES = new Map(DEPARTMENTS.map(({ value, label }) => [value, label]));

/** People are named by their ids wherever they are kept. */
const withNames = (sentence: string): string =>
  sentence.replaceAll(/\bperson-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g, (_, id: string) => nameOfPerson(id));

/** Events name departments by their slugs: pages call them by their titles. */
const withTitles = (sentence: string): string =>
  sentence.replaceAll(/\b[a-z]+(?:-[a-z]+)+\b/g, (slug) => TITLES.get(slug) ?? slug);

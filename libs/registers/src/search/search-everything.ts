import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { narrowedTo, ReadModels } from '#read-models';
import { within } from '../conditions.js';
import { keptAt } from '../kept.js';
import { ITEM_KINDS, type ItemKind } from '../listing.js';
import { isWithheldNumber } from '../sight/shadow.js';
import { all, first } from '../sql.js';
import { matching } from '../words.js';

/** A piece of text; `match` when it is what was searched for. Plain text: whoever shows it escapes it. */
export interface Segment {
  readonly text: string;
  readonly match: boolean;
}

export interface SearchHit {
  readonly kind: ItemKind;
  readonly id: string;
  readonly title: readonly Segment[];
  /** where the words were found beside the title; empty when nowhere */
  readonly excerpt: readonly Segment[];
}

export interface SearchResults {
  readonly hits: readonly SearchHit[];
  /** of all hits, of which the first 1,000 can be read */
  readonly total: number;
  /** by kind, those with hits */
  readonly counts: readonly { readonly kind: ItemKind; readonly count: number }[];
  readonly page: number;
  readonly pageSize: number;
  readonly pageCount: number;
}

/** Everything that holds all the words of `q` (any text: it is never read as a search language), the closest first. */
export class SearchEverything extends Query<SearchResults> {
  constructor(
    readonly q: string,
    readonly options: { readonly kind?: string; readonly page?: number; readonly pageSize?: number } = {},
  ) {
    super();
  }
}

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;
/** Nobody reads further: add a word instead. */
const SHOWN_AT_MOST = 1000;
const WORDS_SHOWN = 24;
const TITLE_WORDS_SHOWN = 40;
// no text that is recorded holds a control character
const [OPEN, CLOSE] = ['\u0002', '\u0003'];

/** A column of a full-text index. */
interface Words {
  readonly index: string;
  readonly column: number;
}

/** How a kind of item is searched. The rows of its indexes have the numbers of the items. */
interface Searched {
  readonly kind: ItemKind;
  readonly table: string;
  readonly number: string;
  readonly id: string;
  readonly title: string;
  /** its indexes, and what a hit in each of their columns weighs */
  readonly indexes: Readonly<Record<string, string>>;
  /** where its title is indexed, if it is */
  readonly titled?: Words;
  /** where else the words may stand: the first that holds them is shown */
  readonly excerpts: readonly Words[];
  readonly canBeStruckOut?: boolean;
  /** SQL for the numbers of rows that belong to items which are left out, when they are not numbered as those are */
  readonly withheld?: string;
}

const item = (kind: ItemKind, table: string, title: string, more: Partial<Searched> = {}): Searched => ({
  kind,
  table,
  number: 'number',
  id: `${kind}_id`,
  title,
  indexes: { [`${table}_search`]: '8' },
  titled: { index: `${table}_search`, column: 0 },
  excerpts: [],
  ...more,
});

const SEARCHED: readonly Searched[] = [
  item('policy', 'policies', 'title', {
    number: 'rowid',
    indexes: { policies_search: '8, 2' },
    excerpts: [{ index: 'policies_search', column: 1 }],
  }),
  item('consultation', 'consultations', 'title', {
    indexes: { consultations_search: '8, 2', consultation_questions_search: '1' },
    excerpts: [
      { index: 'consultations_search', column: 1 },
      { index: 'consultation_questions_search', column: 0 },
    ],
  }),
  item('engagement', 'engagements', 'summary', { indexes: { engagements_search: '4, 2, 1' }, canBeStruckOut: true }),
  item('ask', 'asks', 'statement'),
  item('decision', 'decisions', 'title', { canBeStruckOut: true }),
  item('claim', 'claims', 'statement'),
  item('organisation', 'organisations', 'name'),
  item('meeting', 'meetings', 'title', {
    indexes: { meetings_search: '8, 2' },
    excerpts: [{ index: 'meetings_search', column: 1 }],
  }),
  // an answer is found by its words: what leads to it is the id of the response, and below it the question
  {
    kind: 'response',
    table: 'drafted_answers',
    number: 'number',
    id: `response_id || '/answers/' || question_id`,
    title: `(SELECT c.title FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id
       WHERE r.response_id = drafted_answers.response_id)`,
    indexes: { drafted_answers_search: '2' },
    excerpts: [{ index: 'drafted_answers_search', column: 0 }],
    withheld: 'SELECT number FROM main.drafted_answers WHERE response_id IN (SELECT id FROM temp.withheld)',
  },
];

/** The hits in one index, as `number`, with `rank` when it is asked for: the closest have the lowest. */
function found(db: Database, searched: Searched, index: string, rank = false): string {
  const { kind, table, indexes, canBeStruckOut, withheld } = searched;
  const out = withheld ? `${index}.rowid IN (${withheld})` : isWithheldNumber(kind, `${index}.rowid`);
  const seen = narrowedTo(db) === undefined ? '' : `AND NOT ${out}`;
  const stands = `AND NOT EXISTS (SELECT 1 FROM ${table} i WHERE i.number = ${index}.rowid AND i.struck_out IS NOT NULL)`;
  return `SELECT rowid AS number${rank ? `, bm25(${index}, ${indexes[index]}) AS rank` : ''} FROM ${index}
    WHERE ${index} MATCH @words ${canBeStruckOut ? stands : ''} ${seen}`;
}

/** How many items of each kind hold the words. */
function countByKind(db: Database, words: string) {
  const each = SEARCHED.map((searched) => {
    const hits = Object.keys(searched.indexes).map((index) => found(db, searched, index));
    return `SELECT '${searched.kind}' AS kind, count(*) AS count FROM (${hits.join(' UNION ')})`;
  });
  return all<{ kind: ItemKind; count: number }>(
    db,
    `SELECT kind, count FROM (${each.join(' UNION ALL ')}) WHERE count > 0 ORDER BY count DESC, kind`,
    { words },
  );
}

/** The hits of some kinds, the closest first. Of very many in one index only those recorded last are ranked. */
function ranked(db: Database, searched: readonly Searched[], words: string, size: number, skipped: number) {
  const latest = searched.flatMap((each) =>
    Object.keys(each.indexes).map(
      (index) => `SELECT '${each.kind}' AS kind, number, rank FROM
        (${found(db, each, index, true)} ORDER BY rowid DESC LIMIT ${SHOWN_AT_MOST})`,
    ),
  );
  return all<{ kind: ItemKind; number: number }>(
    db,
    `SELECT kind, number FROM (${latest.join(' UNION ALL ')}) GROUP BY kind, number
     ORDER BY min(rank), kind, number LIMIT @size OFFSET @skipped`,
    { words, size, skipped },
  );
}

/** Text with marks around what matched, as pieces. */
function segments(marked: string): Segment[] {
  const pieces = marked.split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`, 'u')).filter((piece) => piece !== '');
  return pieces.map((piece) => ({
    text: piece.replaceAll(OPEN, '').replaceAll(CLOSE, ''),
    match: piece.startsWith(OPEN),
  }));
}

/**
 * The words of a hit in a column with marks around what matched; undefined when that index does not hold them. Numbers are
 * bound as floating-point, which a full-text index takes for no row number at all.
 */
function shown(db: Database, { index, column }: Words, words: string, number: number, most = WORDS_SHOWN) {
  const row = first<{ marked: string | null }>(
    db,
    `SELECT snippet(${index}, ${column}, ?, ?, '…', ${most}) AS marked FROM ${index}
     WHERE ${index} MATCH ? AND rowid = CAST(? AS INTEGER)`,
    OPEN,
    CLOSE,
    words,
    number,
  );
  return row?.marked ?? undefined;
}

function hitOf(db: Database, kind: ItemKind, number: number, words: string): SearchHit {
  const { table, id, title, titled, excerpts, number: key } = SEARCHED.find((searched) => searched.kind === kind)!;
  const row = first<{ id: string; title: string }>(
    db,
    `SELECT ${id} AS id, ${title} AS title FROM ${table} WHERE ${key} = ?`,
    number,
  )!;
  const marked = excerpts.map((excerpt) => shown(db, excerpt, words, number)).find((text) => text?.includes(OPEN));
  return {
    kind,
    id: row.id,
    title: segments((titled && shown(db, titled, words, number, TITLE_WORDS_SHOWN)) ?? row.title),
    excerpt: segments(marked ?? ''),
  };
}

/** What holds all the words, the closest first. */
export function searchEverything(
  db: Database,
  q: string,
  options: SearchEverything['options'] = {},
  position?: number,
): SearchResults {
  const words = matching(q);
  const pageSize = within(options.pageSize ?? DEFAULT_SIZE, 1, LARGEST_SIZE);
  if (!words) return { hits: [], total: 0, counts: [], page: 1, pageSize, pageCount: 1 };
  const kind = ITEM_KINDS.find((known) => known === options.kind);
  const counts = keptAt(db, position, ['found', words], () => countByKind(db, words));
  const isAsked = (each: { kind: ItemKind }) => kind === undefined || each.kind === kind;
  const total = counts.filter(isAsked).reduce((sum, { count }) => sum + count, 0);
  const pageCount = Math.max(1, Math.ceil(Math.min(total, SHOWN_AT_MOST) / pageSize));
  const page = within(options.page ?? 1, 1, pageCount);
  const searched = SEARCHED.filter(isAsked);
  const hits = keptAt(db, position, ['ranked', words, kind, page, pageSize], () =>
    total === 0 ? [] : ranked(db, searched, words, pageSize, (page - 1) * pageSize),
  );
  return {
    hits: hits.map((hit) => hitOf(db, hit.kind, hit.number, words)),
    total,
    counts,
    page,
    pageSize,
    pageCount,
  };
}

@QueryHandler(SearchEverything)
export class SearchEverythingHandler implements IQueryHandler<SearchEverything> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ q, options }: SearchEverything) {
    return searchEverything(this.readModels.db, q, options, this.readModels.position);
  }
}

import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';

type Column = string | number | null;

interface Table {
  readonly from: string;
  /** the columns that no two rows share, in the order of an index */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly where?: string;
}

const AT_ONCE = 2500;

/**
 * Takes the rows of a table in order of its key, each as the list of its key and columns. They are read many at once;
 * whoever else waits gets a turn in between.
 */
export async function eachRow<Row extends readonly Column[]>(
  db: Database,
  { from, key, columns, where = 'true' }: Table,
  take: (row: Row) => void,
): Promise<void> {
  const rowsAfter = (place: string) =>
    db
      .prepare<unknown[], Row>(
        `SELECT ${[...key, ...columns].join(', ')} FROM ${from} WHERE ${place} AND ${where}
         ORDER BY ${key.join(', ')} LIMIT ${AT_ONCE}`,
      )
      .raw(true);
  let rows = rowsAfter('true').all();
  rows.forEach(take);
  if (rows.length < AT_ONCE) return;
  const next = rowsAfter(`(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`);
  while (rows.length === AT_ONCE) {
    await setImmediate();
    rows = next.all(...rows.at(-1)!.slice(0, key.length));
    rows.forEach((row) => take(row));
  }
}

/** What lists in JSON columns stand for. The same list is read once, as most rows of a table hold one of a few. */
export class Lists<Item> {
  private readonly known = new Map<string, readonly Item[]>();

  constructor(private readonly item: (text: string) => Item | undefined) {}

  of(text: string): readonly Item[] {
    let items = this.known.get(text);
    if (!items) {
      const texts = JSON.parse(text) as string[];
      this.known.set(text, (items = texts.map(this.item).filter((item) => item !== undefined)));
    }
    return items;
  }
}

/** Gives each text the first of its kind that it met: many rows say the same date or word, which is then kept once. */
export function once(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first === undefined) known.set(text, text);
    return first ?? text;
  };
}

/** The list of whatever has none: never pushed to. */
export const NONE: never[] = [];

const SHORT = 8;

/** A list with one more item. Most lists are short, and take no more room than they need (spreading would leave some). */
export function withOneMore<Item>(list: Item[], item: Item): Item[] {
  if (list.length < SHORT) return list.concat([item]);
  list.push(item);
  return list;
}

/** In order of a day, then of recording. */
export const byDay =
  <Row extends { readonly position: number }>(day: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    day(a) === day(b) ? a.position - b.position : day(a) < day(b) ? -1 : 1;

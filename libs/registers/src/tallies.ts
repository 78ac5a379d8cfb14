import { namesIn } from './columns.js';

/*
 * What registers count of all rows is kept beside them: a page then reads a few counts where it would have to walk through
 * everything that was ever recorded, anew whenever something is. Tables of this kind have names that begin with `kept_`:
 * they know of all rows, so whoever may not see some of those is shown none of them and counts what is visible.
 */

interface Tally {
  /** begins with `kept_` */
  readonly name: string;
  /** what rows are counted by: columns that are never null */
  readonly columns: string;
  /** the table whose rows are counted, and which of its columns may change */
  readonly of: string;
  readonly follows?: readonly string[];
  /** the values of the columns: `row` is what those of the table are qualified by */
  readonly values: (row: string) => string;
  /** a list of the row, when its entries are counted, as `item` */
  readonly entries?: (row: string) => string;
  /** which rows count */
  readonly where?: (row: string) => string;
}

/** How many rows there are by some of their values. Counted at the end of a build, kept by triggers from then on. */
export function tally({ name, columns, of, follows = [], values, entries, where = () => 'true' }: Tally): string {
  const key = namesIn(columns);
  const list = (row: string) => (entries ? [`json_each(${entries(row)}) item`] : []);
  const valuesOf = (row: string, from: readonly string[]) =>
    `SELECT ${values(row)} ${from.length > 0 ? `FROM ${from.join(', ')}` : ''} WHERE ${where(row)}`;
  const count = (row: string, by: number) => `INSERT INTO ${name}
    SELECT *, ${by} FROM (${valuesOf(row, list(row))}) WHERE true ON CONFLICT DO UPDATE SET count = count + excluded.count;`;
  const add = count('new', 1);
  const remove = `${count('old', -1)}
    DELETE FROM ${name} WHERE count = 0 AND (${key}) IN (${valuesOf('old', list('old'))});`;
  return `
    CREATE TABLE ${name} (${columns}, count INTEGER NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID;
    INSERT INTO ${name}
      SELECT *, count(*) FROM (${valuesOf('each', [`${of} each`, ...list('each')])}) GROUP BY ${columnNumbers(key)};
    CREATE TRIGGER ${name}_added AFTER INSERT ON ${of} BEGIN ${add} END;
    CREATE TRIGGER ${name}_removed AFTER DELETE ON ${of} BEGIN ${remove} END;
    ${
      follows.length > 0
        ? `CREATE TRIGGER ${name}_changed AFTER UPDATE OF ${follows.join(', ')} ON ${of} BEGIN ${remove} ${add} END;`
        : ''
    }`;
}

const columnNumbers = (key: string) =>
  key
    .split(',')
    .map((_, at) => at + 1)
    .join(', ');

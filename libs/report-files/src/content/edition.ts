import type { DataTable, Datum } from '#findings';
import type { Edition } from '#reports';

/** A row of a table, and the items that it tells of. */
export interface TellingRow {
  /** ids */
  readonly about: readonly string[];
  readonly cells: readonly Datum[];
}

/** Leaves out of a public edition what tells of something sensitive, and counts what it leaves out. */
export class Editing {
  private left = 0;
  private told = false;

  constructor(
    private readonly edition: Edition,
    private readonly sensitive: ReadonlySet<string>,
  ) {}

  /** How many rows were left out so far. */
  get leftOut(): number {
    return this.left;
  }

  /** Whether anything was let through that is sensitive: only a full edition does. */
  get tellsOfSensitive(): boolean {
    return this.told;
  }

  /** Whether a row that tells of these items may stand. */
  allows(about: readonly string[]): boolean {
    const isSensitive = about.some((id) => this.sensitive.has(id));
    if (isSensitive && this.edition === 'public') this.left++;
    else if (isSensitive) this.told = true;
    return !isSensitive || this.edition === 'full';
  }

  /** A table of the rows that may stand. */
  table(of: Omit<DataTable, 'rows'>, rows: readonly TellingRow[]): DataTable {
    return { ...of, rows: rows.filter(({ about }) => this.allows(about)).map(({ cells }) => cells) };
  }
}

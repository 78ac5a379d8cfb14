/* What the specs of this library stand on: events as a log would hold them, and tables made from them. */
import Database from 'better-sqlite3';
import type { DomainEvent, RecordedEvent } from '#event-store';
import type { Projection } from '#read-models';

/** A readable UUID: `idOf(12)` ends in 12. */
export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Who recorded everything. */
export const ACTOR = 'person-00000000-0000-7000-8000-000000000000';

const SECOND = 1000;

/** Events with positions, revisions and instants, the first at noon on 1 January 2026, each a second after the last. */
export class RecordedLog {
  readonly events: RecordedEvent[] = [];
  private readonly revisions = new Map<string, number>();

  /** Adds events to a stream. `recordedAt` moves the clock there first. */
  add<E extends DomainEvent>(stream: string, events: readonly E[], recordedAt?: string): this {
    for (const [at, { type, data }] of events.entries()) {
      const revision = (this.revisions.get(stream) ?? -1) + 1;
      this.revisions.set(stream, revision);
      const position = this.events.length;
      const last = this.events.at(-1)?.metadata.recordedAt ?? '2026-01-01T11:59:59.000Z';
      const instant = at === 0 && recordedAt ? recordedAt : new Date(Date.parse(last) + SECOND).toISOString();
      this.events.push({
        position,
        stream,
        revision,
        id: idOf(1_000_000 + position),
        type,
        data,
        metadata: {
          recordedAt: instant,
          actor: ACTOR,
          $correlationId: idOf(2_000_000 + position),
          $causationId: idOf(2_000_000 + position),
        },
      });
    }
    return this;
  }
}

type Rows = Record<string, unknown>[];

/** The tables of projections after some events: `built` as a rebuild makes them, or followed event by event. */
export class Tables {
  private constructor(readonly db: Database.Database) {}

  /** All events first, then the indexes. */
  static built(projections: readonly Projection[], events: readonly RecordedEvent[]): Tables {
    const tables = Tables.empty(projections);
    play(tables.db, projections, events);
    for (const { indexes } of projections) tables.db.exec(indexes ?? '');
    return tables;
  }

  /** The indexes first, then event by event. */
  static followed(projections: readonly Projection[], events: readonly RecordedEvent[]): Tables {
    const tables = Tables.empty(projections);
    for (const { indexes } of projections) tables.db.exec(indexes ?? '');
    play(tables.db, projections, events);
    return tables;
  }

  private static empty(projections: readonly Projection[]) {
    const db = new Database(':memory:');
    for (const { tables } of projections) db.exec(tables);
    return new Tables(db);
  }

  /** All rows of a table without what is null, in order of their first columns. */
  rows(table: string): Rows {
    const columns = this.db.prepare(`SELECT * FROM ${table}`).columns().length;
    const rows = this.db
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY ${columns > 1 ? '1, 2' : '1'}`)
      .all();
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  }

  /** Everything that stands in tables, by table; of full-text indexes which rows hold each word. */
  everything(): Record<string, Rows> {
    const tables = this.db
      .prepare<[], { name: string; type: string }>(
        `SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
         AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
      )
      .all();
    return Object.fromEntries(
      tables.map(({ name, type }) => [name, type === 'virtual' ? this.words(name) : this.rows(name)]),
    );
  }

  private words(index: string): Rows {
    this.db.exec(`CREATE VIRTUAL TABLE temp.${index}_words USING fts5vocab (main, ${index}, instance)`);
    const words = this.db.prepare<[], Record<string, unknown>>(`SELECT * FROM temp.${index}_words`).all();
    this.db.exec(`DROP TABLE temp.${index}_words`);
    return words;
  }
}

function play(db: Database.Database, projections: readonly Projection[], events: readonly RecordedEvent[]) {
  const effects = projections.map(
    (projection) => projection.effects(db) as Record<string, (event: RecordedEvent) => void>,
  );
  for (const event of events) for (const effect of effects) effect[event.type]?.(event);
}

import type { Database } from 'better-sqlite3';
import { recordedAtOf, START, type RecordedEvent } from '#event-store';

/** An instant (milliseconds since 1970) at which events were recorded, and the position of the last of them. */
export type Moment = readonly [instant: number, position: number];

/**
 * When what was recorded, to the millisecond: a row a batch, with its last moment, and those before it packed as pairs of
 * doubles. A row an event would cost a build a tenth of its speed.
 */
export const MOMENTS = 'read_model_moments';
export const MOMENTS_TABLE = `
  CREATE TABLE ${MOMENTS} (recorded_at INTEGER PRIMARY KEY, position INTEGER NOT NULL, earlier BLOB NOT NULL);`;

const { BYTES_PER_ELEMENT: SIZE } = Float64Array;

interface Row {
  readonly recorded_at: number;
  readonly position: number;
  readonly earlier: Buffer;
}

/** Prepares to remember when the events of a batch were recorded. */
export function rememberMoments(db: Database): (events: readonly RecordedEvent[]) => void {
  const remember = db.prepare(
    `INSERT INTO ${MOMENTS} VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position`,
  );
  return (events) => {
    const pairs = new Float64Array(2 * events.length);
    let [last, text] = [-2, ''];
    for (const event of events) {
      const recordedAt = recordedAtOf(event);
      if (recordedAt !== text) pairs[(last += 2)] = Date.parse((text = recordedAt));
      pairs[last + 1] = event.position;
    }
    if (last >= 0) remember.run(pairs[last], pairs[last + 1], Buffer.from(pairs.buffer, 0, last * SIZE));
  };
}

/** The position of the last event recorded at or before an instant, START when there is none. */
export function positionAt(db: Database, instant: number): number {
  const before = db
    .prepare<[number], number>(
      `SELECT position FROM ${MOMENTS} WHERE recorded_at <= ? ORDER BY recorded_at DESC LIMIT 1`,
    )
    .pluck();
  const after = db.prepare<[number], Row>(
    `SELECT * FROM ${MOMENTS} WHERE recorded_at > ? ORDER BY recorded_at LIMIT 1`,
  );
  const batch = after.get(instant);
  const within = batch && earlierIn(batch).findLast(([at]) => at <= instant);
  return within?.[1] ?? before.get(instant) ?? START;
}

/** The position of the last event read, START when there was none. */
export const lastPositionOf = (db: Database): number => positionAt(db, Number.MAX_SAFE_INTEGER);

/** All moments of a database that is attached under a name, by instant: the same however the batches fell. */
export function* momentsIn(db: Database, schema: string): Generator<Moment> {
  let last: Moment | undefined;
  for (const row of db.prepare<[], Row>(`SELECT * FROM ${schema}.${MOMENTS} ORDER BY recorded_at`).iterate())
    for (const moment of [...earlierIn(row), [row.recorded_at, row.position] as const]) {
      if (last && last[0] !== moment[0]) yield last;
      last = moment;
    }
  if (last) yield last;
}

function earlierIn({ earlier }: Row): Moment[] {
  const moments: Moment[] = [];
  for (let at = 0; at < earlier.length; at += 2 * SIZE)
    moments.push([earlier.readDoubleLE(at), earlier.readDoubleLE(at + SIZE)]);
  return moments;
}

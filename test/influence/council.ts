import { v5 as uuidOf } from 'uuid';
import type { RecordedEvent } from '#event-store';
import { addDays } from '#vocabulary';

const IDS = '5f1f5c67-6b3f-4b61-9c1e-6ad1d8c8f0a1';
const START = Date.UTC(2024, 5, 1, 9);
export const HOUR = 3_600_000;
export const DEPARTMENTS = ['cabinet-office', 'home-office', 'hm-treasury'];
export const THEMES = ['cyber', 'data-sharing'];
const TIMES = ['T00:00:00Z', 'T00:00:00+01:00', 'T12:00:00Z', 'T23:30:00Z', 'T23:59:00+01:00'];
export const reason = 'So it was';

export type Data = Record<string, unknown>;

/** An id by its name: the same in every history. */
export const idOf = (name: string): string => uuidOf(name, IDS);

/** What a history has come to so far: what the next event can be about. */
export class Council {
  readonly events: RecordedEvent[] = [];
  private readonly revisions = new Map<string, number>();
  private readonly known = new Map<string, string[]>();
  private recordedAt = START;
  private place = 0;

  constructor(private readonly tape: readonly number[]) {}

  get goesOn(): boolean {
    return this.place < this.tape.length;
  }

  /** A number below another. */
  below(limit: number): number {
    return (this.tape[this.place++] ?? 0) % limit;
  }
  chance(outOf: number): boolean {
    return this.below(outOf) === 0;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  some<T>(list: readonly T[], least = 0): T[] {
    const chosen = list.filter(() => this.chance(2));
    return chosen.length < least ? [this.pick(list)] : chosen;
  }
  day(): string {
    return addDays('2024-01-01', this.below(28) * 17 + this.below(3));
  }
  instant(): string {
    return `${this.day()}${this.pick(TIMES)}`;
  }

  ids(kind: string): readonly string[] {
    return this.known.get(kind) ?? [];
  }
  /** One of a kind that there is. */
  one(kind: string): string | undefined {
    const ids = this.ids(kind);
    return ids.length === 0 ? undefined : this.pick(ids);
  }
  newId(kind: string): string {
    const id = idOf(`${kind} ${this.ids(kind).length}`);
    this.known.set(kind, [...this.ids(kind), id]);
    return id;
  }
  told(type: string, having: Data = {}): Data[] {
    return this.events
      .filter((event) => event.type === type)
      .map((event) => event.data as Data)
      .filter((data) => Object.entries(having).every(([name, value]) => data[name] === value));
  }

  tell(kind: string, id: string, type: string, data: Data): void {
    const stream = `${kind}-${id}`;
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    this.recordedAt += this.below(5) * 31 * HOUR;
    const position = this.events.length;
    const eventId = idOf(`event ${position}`);
    const recordedAt = new Date(this.recordedAt).toISOString();
    const metadata = { recordedAt, actor: 'system:test', $correlationId: eventId, $causationId: eventId };
    const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
    this.events.push({
      position,
      stream,
      revision,
      id: eventId,
      type,
      data: { [`${kind}Id`]: id, ...given },
      metadata,
    });
  }
}

export type Step = (council: Council) => void;

/** Something about an item of a kind, when there is one. */
export const about =
  (kind: string, work: (council: Council, id: string) => void): Step =>
  (council) => {
    const id = council.one(kind);
    if (id !== undefined) work(council, id);
  };

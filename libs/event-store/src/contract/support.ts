import { randomUUID } from 'node:crypto';
import { firstValueFrom, type Observable, takeWhile, toArray } from 'rxjs';
import { actingAs } from '../acting.js';
import type { DomainEvent, NewEvent, RecordedEvent } from '../event.js';
import type { Batch, EventStore, Fold } from '../event-store.js';

/** A store under test. The log behind it may hold events already. */
export interface Opened {
  readonly store: EventStore;
  /** closes the store and opens the same log again */
  reopen(): Promise<EventStore>;
  close(): Promise<void>;
}

export type Noted = DomainEvent<'Noted', { text: string }>;

export const actor = 'system:contract';
export const aStream = () => `contract-${randomUUID()}`;
export const said = (text: string): Noted => ({ type: 'Noted', data: { text } });
export const notes: Fold<readonly string[], Noted> = {
  initial: [],
  evolve: (state, { data }) => [...state, data.text],
};

export function noted(text: string, recordedAt?: string): NewEvent<Noted> {
  const metadata = {
    actor,
    $correlationId: randomUUID(),
    $causationId: randomUUID(),
    ...(recordedAt && { recordedAt }),
  };
  return { id: randomUUID(), ...said(text), metadata };
}

export const stamped = ({ metadata }: NewEvent) => ({
  ...metadata,
  recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
});

export const asCommand = <T>(commandId: string, work: () => T) => actingAs({ actor, commandId }, work);
export const texts = (events: readonly { data: object }[]) => events.map(({ data }) => (data as Noted['data']).text);
export const isAscending = (numbers: number[]) =>
  numbers.every((number, index) => index === 0 || number > numbers[index - 1]!);

export const all = (store: EventStore, after: number, until?: number) => inAll(store.readAll({ after, until }));

/** The events of all batches. */
export async function inAll(batches: AsyncIterable<readonly RecordedEvent[]>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}

/** Batches until so many events have come. */
export const untilCounted = (count: number) => (batches: Observable<Batch>) => {
  let heard = 0;
  return batches.pipe(takeWhile(({ events }) => (heard += events.length) < count, true));
};

/** What a subscription says until it has caught up. */
export async function history(store: EventStore, after: number): Promise<RecordedEvent[]> {
  const batches = await firstValueFrom(
    store.subscribe(after).pipe(
      takeWhile(({ caughtUp }) => !caughtUp, true),
      toArray(),
    ),
  );
  return batches.flatMap(({ events }) => events);
}

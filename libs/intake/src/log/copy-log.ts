import { START, type EventStore, type RecordedEvent } from '#event-store';
import type { OnProgress } from './check-log-file.js';
import { difference, LogConflict, transfer, type Transferred, type Travelling } from './transfer.js';

/**
 * Copies a log, as it stands at the call, from one store to another, in order. A copy that broke off goes on where it
 * was. In the end both are read again, side by side, and compared event by event.
 * @throws LogConflict when the other store holds anything but the beginning of this log, or has got something else
 */
export async function copyLog(
  from: EventStore,
  to: EventStore,
  { onProgress = () => {} }: { onProgress?: OnProgress } = {},
): Promise<Transferred> {
  const head = await from.head();
  const transferred = await transfer(eventsOf(from, head), to, () => true, onProgress);
  await proveEqual(from, to, head, onProgress);
  return transferred;
}

async function* eventsOf(store: EventStore, head: number): AsyncGenerator<Travelling> {
  if (head === START) return;
  for await (const batch of store.readAll({ until: head }))
    for (const event of batch)
      yield { event, size: JSON.stringify(event.data).length, share: (event.position + 1) / (head + 1) };
}

async function proveEqual(from: EventStore, to: EventStore, head: number, onProgress: OnProgress): Promise<void> {
  const copies = one(to);
  let events = 0;
  let last: RecordedEvent | undefined;
  try {
    for await (const { event, share } of eventsOf(from, head)) {
      const copy = (await copies.next()).value as RecordedEvent | undefined;
      const differs = copy ? difference(event, copy) : 'the copy has ended';
      if (differs)
        throw new LogConflict(`The copy is not the same at ${event.stream}, revision ${event.revision}: ${differs}`);
      if (++events % 1000 === 0) onProgress({ step: 'prove', events, share });
      last = event;
    }
    const more = (await copies.next()).value as RecordedEvent | undefined;
    if (more)
      throw new LogConflict(`The copy goes on after the log has ended: ${more.stream}, revision ${more.revision}`);
  } finally {
    await copies.return(undefined);
  }
  if (last) onProgress({ step: 'prove', events, share: 1 });
}

async function* one(store: EventStore): AsyncGenerator<RecordedEvent, undefined> {
  for await (const batch of store.readAll()) yield* batch;
}

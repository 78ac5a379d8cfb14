import type { RecordedEvent } from './event.js';
import type { EventStore } from './event-store.js';

const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const idsIn = (text: string): string[] => text.match(IDS)?.map((id) => id.toLowerCase()) ?? [];

/**
 * The first event of a log that stays while something goes that it is about: it stands in a stream that begins with what
 * goes, or its data name the id of one. Nothing when what goes can go.
 */
export async function whatDependsOn(
  log: Pick<EventStore, 'readAll'>,
  goes: (event: RecordedEvent) => boolean,
): Promise<RecordedEvent | undefined> {
  const gone = new Set<string>();
  for await (const batch of log.readAll())
    for (const event of batch) {
      if (goes(event)) for (const id of [event.stream, ...idsIn(event.stream)]) gone.add(id);
      else if ([event.stream, ...idsIn(event.stream), ...idsIn(JSON.stringify(event.data))].some((id) => gone.has(id)))
        return event;
    }
  return undefined;
}

import type { EventStore } from '#event-store';
import { SAMPLE } from './play-sample.js';
import { story } from './story.js';

/**
 * What a log holds of the sample: `nothing` (the log is empty), `part` of it (it was broken off: play it again to finish
 * it), the `whole` of it and nothing else, or something `else` beside or instead of it.
 */
export async function sampleIn(store: Pick<EventStore, 'readAll'>): Promise<'nothing' | 'part' | 'whole' | 'else'> {
  const commands = story().map(({ commandId }) => commandId);
  let told = 0;
  for await (const batch of store.readAll())
    for (const { metadata } of batch) {
      if (metadata.importedFrom !== SAMPLE) return 'else';
      if (told > 0 && metadata.$causationId === commands[told - 1]) continue;
      if (metadata.$causationId !== commands[told]) return 'else';
      told++;
    }
  if (told === 0) return 'nothing';
  return told === commands.length ? 'whole' : 'part';
}

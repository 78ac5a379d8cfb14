import { randomUUID } from 'node:crypto';
import { actingAs } from '../acting.js';
import { type EventStore, START } from '../event-store.js';
import { actor, asCommand, aStream, noted, notes, type Opened, said, texts } from './support.js';

/** A wish is decided on the latest state and carried out once. */
export function wishingContract(opened: () => Opened): void {
  let store: EventStore;
  beforeEach(() => ({ store } = opened()));

  describe('carries out a wish', () => {
    it('by recording what is decided, in the name of who acts', async () => {
      const stream = aStream();
      const commandId = randomUUID();
      const outcome = await asCommand(commandId, () => store.transact(stream, notes, once()));
      const [event] = await store.read(stream);
      expect(outcome).toEqual({ stream, revision: 0, position: event!.position, recorded: 1 });
      expect(event).toMatchObject({
        ...said('done'),
        metadata: { actor, $correlationId: commandId, $causationId: commandId },
      });
    });

    it('and records nothing when all is so already', async () => {
      const stream = aStream();
      const { position } = await asCommand(randomUUID(), () => store.transact(stream, notes, once()));
      const again = await asCommand(randomUUID(), () => store.transact(stream, notes, once()));
      expect(again).toEqual({ stream, revision: 0, position, recorded: 0 });
      const nothing = await asCommand(randomUUID(), () => store.transact(aStream(), notes, () => []));
      expect(nothing).toMatchObject({ revision: -1, position: START, recorded: 0 });
    });

    it('and decides anew when somebody else was quicker', async () => {
      const stream = aStream();
      const seen: (readonly string[])[] = [];
      const outcome = await asCommand(randomUUID(), () => {
        let quicker: Promise<unknown> | undefined;
        const read = store.read.bind(store);
        const slow = Object.create(store, {
          read: {
            value: async (...asked: Parameters<EventStore['read']>) => {
              const events = await read(...asked);
              await (quicker ??= store.append(stream, [noted('quicker')], 'none'));
              return events;
            },
          },
        }) as EventStore;
        return slow.transact(stream, notes, (state) => {
          seen.push(state);
          return [said('slower')];
        });
      });
      expect(seen).toEqual([[], ['quicker']]);
      expect(outcome).toMatchObject({ revision: 1, recorded: 1 });
      expect(texts(await store.read(stream))).toEqual(['quicker', 'slower']);
    });

    it('once, however often the same command comes', async () => {
      const stream = aStream();
      const send = (commandId: string) =>
        asCommand(commandId, () => store.transact(stream, notes, (state) => [said(`${state.length}`)]));
      const commandId = randomUUID();
      const first = await send(commandId);
      await send(randomUUID());
      expect(await send(commandId)).toEqual({ ...first, recorded: 0 });
      await Promise.all([commandId, commandId, commandId].map(send));
      expect(texts(await store.read(stream))).toEqual(['0', '1']);
    });

    it('only at the revision that was expected, when one was', async () => {
      const stream = aStream();
      const at = (expectedRevision: number, commandId = randomUUID()) =>
        actingAs({ actor, commandId, expectedRevision }, () =>
          store.transact(stream, notes, (state) => [said(`${state.length}`)]),
        );
      await expect(at(0)).rejects.toThrow(`${stream} is at revision -1, not at 0`);
      const commandId = randomUUID();
      const first = await at(-1, commandId);
      expect(await at(-1, commandId)).toEqual({ ...first, recorded: 0 });
      const both = await Promise.allSettled([at(0), at(0)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(texts(await store.read(stream))).toEqual(['0', '1']);
    });

    it('in nobody’s name never', async () => {
      await expect(store.transact(aStream(), notes, once())).rejects.toThrow('Nobody is acting');
    });
  });
}

const once = () => (state: readonly string[]) => (state.includes('done') ? [] : [said('done')]);

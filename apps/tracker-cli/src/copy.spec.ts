import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { openEventStore, SqliteEventStore, type RecordedEvent } from '#event-store';
import { begin, folderForTests, run, startNode } from './spec-support.js';

const folder = folderForTests();
const EVENTS = 10_000;
const AT_ONCE = 100;
const source = join(folder, 'source.sqlite');

beforeAll(async () => {
  const store = await SqliteEventStore.open({ file: source });
  for (let n = 0; n < EVENTS; n += AT_ONCE) {
    const $causationId = `command-${n}`;
    const events = Array.from({ length: AT_ONCE }, (_, index) => ({
      id: `0190f000-0000-7000-8000-${String(n + index).padStart(12, '0')}`,
      type: 'Counted',
      data: { number: n + index, text: 'Llanfair “ŵ”' },
      metadata: { actor: 'system:test', $correlationId: $causationId, $causationId, importedFrom: 'elsewhere' },
    }));
    await store.append(`counter-${n % 700}`, events, 'any');
  }
  await store.close();
});

/** Answers when the log at an address holds something. */
async function somethingIn(address: string): Promise<void> {
  const store = await openEventStore(address, { readOnly: true });
  await firstValueFrom(store.subscribe().pipe(filter(({ events }) => events.length > 0)));
  await store.close();
}

async function eventsIn(file: string): Promise<RecordedEvent[]> {
  const store = await SqliteEventStore.open({ file, readOnly: true });
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch);
  await store.close();
  return events;
}

describe('A copy of a log', () => {
  let node: string;
  beforeAll(async () => {
    node = await startNode(join(folder, 'node.sqlite'));
  });

  it('into an event store, broken off, is finished by another', async () => {
    const args = ['copy', '--from', source, '--to', node];
    const copying = begin(args, {});
    await somethingIn(node);
    expect(await copying.breakOff()).toBe(130);
    const { code, stdout } = await run([...args, '--json']);
    const { stored, already } = JSON.parse(stdout) as { stored: number; already: number };
    expect({ code, all: stored + already }).toEqual({ code: 0, all: EVENTS });
    expect(already).toBeGreaterThan(0);
    expect(stored).toBeGreaterThan(0);
  });

  it('changes nothing when it was made before', async () =>
    expect(await run(['copy', '--from', source, '--to', node])).toEqual({
      code: 0,
      stdout: 'Copied 0 events; 10,000 events had been copied before. Both logs are equal.\n',
      stderr: '',
    }));

  it('back into a file is the same again', async () => {
    const back = join(folder, 'back.sqlite');
    expect(await run(['copy', '--from', node, '--to', `sqlite:${back}`])).toEqual({
      code: 0,
      stdout: 'Copied 10,000 events. Both logs are equal.\n',
      stderr: '',
    });
    const [first, second] = await Promise.all([source, back].map((file) => eventsIn(file)));
    expect(second).toEqual(first);
  });
});

describe('A copy is refused', () => {
  it('into a log that holds something else', async () => {
    const other = join(folder, 'other.sqlite');
    const store = await SqliteEventStore.open({ file: other });
    const $causationId = 'command';
    const metadata = { actor: 'system:test', $correlationId: $causationId, $causationId };
    const id = '0190f000-0000-7000-8000-ffffffffffff';
    await store.append('counter-0', [{ id, type: 'Counted', data: {}, metadata }], 'none');
    await store.close();
    const { code, stdout, stderr } = await run(['copy', '--from', source, '--to', other]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^The store holds Counted \(counter-0, revision 0\) where Counted .* should come: .*\n$/);
    expect(await eventsIn(other)).toHaveLength(1);
  });

  it('from a log that is not there, and makes none', async () => {
    const [from, to] = [join(folder, 'nowhere.sqlite'), join(folder, 'never.sqlite')];
    expect(await run(['copy', '--from', from, '--to', to])).toEqual({
      code: 1,
      stdout: '',
      stderr: `There is no event log at ${from}.\n`,
    });
    expect(existsSync(to)).toBe(false);
  });

  it.each([
    ['without --to', ['--from', source], "error: required option '--to <url>' not specified"],
    [
      'to an address of another kind',
      ['--from', source, '--to', 'https://example.org'],
      '--to must be an address like esdb://host:2113 or the path of an SQLite file.',
    ],
    ['to itself', ['--from', source, '--to', source], '--from and --to must not be the same log.'],
  ])('%s', async (_, args, sentence) =>
    expect(await run(['copy', ...args])).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` }),
  );
});

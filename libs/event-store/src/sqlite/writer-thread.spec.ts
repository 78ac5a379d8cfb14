import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstValueFrom, take, toArray } from 'rxjs';
import { StoreUnavailable } from '../event-store.js';
import type { AppendRequest } from './log-writer.js';
import { WriterThread } from './writer-thread.js';

const appending = (stream: string): AppendRequest => ({
  stream,
  expected: 'none',
  events: [{ id: randomUUID(), type: 'Noted', contentType: 'application/json', data: '{}', metadata: '{}' }],
});

describe('The thread of the writer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'writer-thread-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is replaced when it dies: what waited is not acknowledged, what comes after is written', async () => {
    const thread = await WriterThread.start(join(folder, 'events.db'));
    expect(await thread.append(appending('a'))).toEqual({ revision: 0, position: 0 });
    const states = firstValueFrom(thread.available.pipe(take(3), toArray()));
    void thread['worker']?.terminate();
    await expect(thread.append(appending('b'))).rejects.toThrow(StoreUnavailable);
    await expect(thread.append(appending('c'))).rejects.toThrow('its writer has ended');
    expect(await states).toEqual([true, false, true]);
    expect(await thread.append(appending('d'))).toMatchObject({ revision: 0 });
    await thread.close();
    await expect(thread.append(appending('e'))).rejects.toThrow('it is closed');
  });

  it('does not start on a file that is no log', async () => {
    await expect(WriterThread.start(folder)).rejects.toThrow('unable to open database file');
  });
});

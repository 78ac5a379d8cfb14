import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { SqliteEventStore } from '#event-store';
import { story } from '#sample';
import { begin, exampleLog, folderForTests, run } from './spec-support.js';

const folder = folderForTests();
const sampleEvents = story().length;

interface Exported {
  readonly type: string;
  readonly metadata: { readonly importedFrom?: string };
}
const exported = async (place: { DATA_DIR: string }): Promise<Exported[]> =>
  (await run(['export'], place)).stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Exported);

describe('The sample', () => {
  const place = { DATA_DIR: join(folder, 'sample') };
  const log = join(place.DATA_DIR, 'events.sqlite');

  it('broken off, is finished by another run', async () => {
    await (await SqliteEventStore.open({ file: log })).close();
    const putting = begin(['sample'], place);
    const follower = await SqliteEventStore.open({ file: log, readOnly: true });
    await firstValueFrom(follower.subscribe().pipe(filter(({ events }) => events.length > 0)));
    expect(await putting.breakOff()).toBe(130);
    const had = (await follower.head()) + 1;
    await follower.close();
    const { code, stdout } = await run(['sample', '--json'], place);
    expect({ code, ...JSON.parse(stdout) }).toEqual({ code: 0, stored: sampleEvents - had });
  });

  it('is in the log, each event marked, with its documents beside it', async () => {
    const events = await exported(place);
    expect(events).toHaveLength(sampleEvents);
    expect(events.filter(({ metadata }) => metadata.importedFrom !== 'sample')).toEqual([]);
    const submitted = events.filter(({ type }) => type === 'ResponseSubmitted');
    expect(readdirSync(join(place.DATA_DIR, 'documents'))).toHaveLength(submitted.length);
  });

  it('is as the read models show it', async () =>
    expect(await run(['verify'], place)).toMatchObject({ code: 0, stderr: '' }));

  it('is not put in twice', async () =>
    expect(await run(['sample'], place)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The log holds the sample already: nothing was stored.\n',
    }));

  it('is set aside whole, and the tracker is empty again', async () => {
    const { code, stdout } = await run(['sample', '--remove', '--json'], place);
    const { setAside, events } = JSON.parse(stdout) as { setAside: string; events: number };
    expect({ code, events }).toEqual({ code: 0, events: sampleEvents });
    expect([existsSync(log), existsSync(setAside)]).toEqual([false, true]);
    expect(setAside.startsWith(`${log}.20`)).toBe(true);
    expect(await run(['sample', '--remove'], place)).toMatchObject({
      code: 1,
      stderr: `There is no event log at ${log}.\n`,
    });
  });

  it('can be put in again, and says how it is taken out', async () => {
    expect(await run(['sample'], place)).toEqual({
      code: 0,
      stdout: `Stored ${sampleEvents} sample events. To take them out again: npm run -s tracker -- sample --remove\n`,
      stderr: '',
    });
    const { code, stdout } = await run(['sample', '--remove'], place);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(
        `^The log held nothing but ${sampleEvents} sample events\\. It was renamed to .* Nothing was deleted: `,
      ),
    );
  });
});

describe('Beside anything else', () => {
  const place = { DATA_DIR: join(folder, 'real') };
  beforeAll(async () => {
    const file = join(folder, 'example.ndjson');
    writeFileSync(file, exampleLog());
    await run(['import', file], place);
  });

  it('no sample is put in', async () =>
    expect(await run(['sample'], place)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The log is not empty: sample data is for an empty tracker, and nothing was stored.\n',
    }));

  it('none is taken out', async () =>
    expect(await run(['sample', '--remove'], place)).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'The log holds more than the sample: PolicyRegistered at position 0 is no sample event. It was left as it is.\n',
    }));

  it('the log stays as it was', async () => expect((await run(['export'], place)).stdout).toBe(exampleLog()));
});

it('is not taken out of a log that nobody has put it in', async () => {
  const place = { DATA_DIR: join(folder, 'empty') };
  const log = join(place.DATA_DIR, 'events.sqlite');
  await (await SqliteEventStore.open({ file: log })).close();
  expect(await run(['sample', '--remove'], place)).toMatchObject({
    code: 1,
    stderr: 'The log is empty: there is no sample to take out.\n',
  });
  expect(existsSync(log)).toBe(true);
});

it('is not taken out of an EventStoreDB', async () =>
  expect(
    await run(['sample', '--remove'], { DATA_DIR: folder, EVENTSTORE_URL: 'esdb://127.0.0.1:9?tls=false' }),
  ).toMatchObject({
    code: 1,
    stderr:
      'The log is kept by an EventStoreDB, which cannot set it aside: point EVENTSTORE_URL at an empty one instead.\n',
  }));

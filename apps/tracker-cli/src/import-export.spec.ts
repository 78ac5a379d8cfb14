import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store';
import { exampleLog, folderForTests, run } from './spec-support.js';

const folder = folderForTests();
const file = join(folder, 'example.ndjson');
writeFileSync(file, exampleLog());

let places = 0;
const emptyPlace = () => ({ DATA_DIR: join(folder, `data-${++places}`) });

describe('An import', () => {
  it('stores every event of a file, and the export is that file again, byte by byte', async () => {
    const place = emptyPlace();
    expect(await run(['import', file], place)).toEqual({ code: 0, stdout: 'Stored 3 events.\n', stderr: '' });
    expect(await run(['export'], place)).toEqual({ code: 0, stdout: exampleLog(), stderr: '' });
  });

  it('stores nothing twice', async () => {
    const place = emptyPlace();
    await run(['import', file], place);
    expect(await run(['import', file], place)).toMatchObject({
      code: 0,
      stdout: 'Stored 0 events; 3 events had been stored before.\n',
    });
    expect((await run(['export'], place)).stdout).toBe(exampleLog());
  });

  it('goes on where another one has ended', async () => {
    const place = emptyPlace();
    const beginning = join(folder, 'beginning.ndjson');
    writeFileSync(beginning, exampleLog().split('\n').slice(0, 2).join('\n'));
    await run(['import', beginning], place);
    expect(JSON.parse((await run(['import', file, '--json'], place)).stdout)).toEqual({ file, stored: 1, already: 2 });
    expect((await run(['export'], place)).stdout).toBe(exampleLog());
  });

  it('names every bad line with its field and the reason, and stores nothing', async () => {
    const place = emptyPlace();
    const bad = join(folder, 'bad.ndjson');
    writeFileSync(bad, exampleLog().replace('"options"', '"opinions"').replace('"Opening “doors”"', '""'));
    const sentences = [
      `${bad} was not imported, and nothing of it was stored:`,
      'Line 1: data.title must be one line of 1 to 500 characters',
      'Line 3: data.stage must be one of signal, scoping, options, consultation, analysing, decided, legislating, implementing, in_force, review',
    ].join('\n');
    expect(await run(['import', bad], place)).toEqual({ code: 1, stdout: '', stderr: `${sentences}\n` });
    const { code, stdout, stderr } = await run(['import', bad, '--json'], place);
    expect({ code, stderr, ...JSON.parse(stdout) }).toEqual({
      code: 1,
      stderr: '',
      error: sentences,
      faults: [
        { line: 1, field: 'data.title', reason: 'must be one line of 1 to 500 characters' },
        { line: 3, field: 'data.stage', reason: expect.stringMatching(/^must be one of signal, scoping/) },
      ],
      faultsInAll: 2,
    });
    expect((await run(['export'], place)).stdout).toBe('');
  });

  it('says which file is not there', async () => {
    const missing = join(folder, 'missing.ndjson');
    expect(await run(['import', missing], emptyPlace())).toEqual({
      code: 1,
      stdout: '',
      stderr: `There is no file or folder ${missing}.\n`,
    });
  });

  it('is refused while another process writes to the log; an export is not', async () => {
    const place = emptyPlace();
    await run(['import', file], place);
    const log = join(place.DATA_DIR, 'events.sqlite');
    const service = await SqliteEventStore.open({ file: log });
    expect(await run(['import', file], place)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${log} is already being written to by process ${process.pid}: only one may write at a time. Stop it, or open the file to read only.\n`,
    });
    expect(await run(['export'], place)).toMatchObject({ code: 0, stdout: exampleLog() });
    await service.close();
  });
});

describe('An export', () => {
  const place = emptyPlace();
  beforeAll(() => run(['import', file], place));

  it('writes a file, in the place of an earlier one', async () => {
    const target = join(folder, 'export.ndjson');
    writeFileSync(target, 'something longer than the export could ever be'.repeat(1000));
    expect(await run(['export', target], place)).toEqual({
      code: 0,
      stdout: `Wrote 3 events to ${target}.\n`,
      stderr: '',
    });
    expect(readFileSync(target, 'utf8')).toBe(exampleLog());
    const { stdout } = await run(['export', target, '--json'], place);
    expect(JSON.parse(stdout)).toEqual({ file: target, events: 3 });
  });

  it('leaves nothing behind where it cannot write', async () => {
    const target = join(folder, 'no-such-folder', 'export.ndjson');
    expect(await run(['export', target], place)).toEqual({
      code: 1,
      stdout: '',
      stderr: `There is no file or folder ${target}.\n`,
    });
    expect(await run(['export', folder], place)).toMatchObject({
      code: 1,
      stderr: `${folder} is a folder, not a file.\n`,
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('never takes the place of the log itself, or of a pipe', async () => {
    expect(await run(['export', join(place.DATA_DIR, 'events.sqlite')], place)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'FILE must not be the log itself.\n',
    });
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read, { code }] = await Promise.all([readFile(pipe, 'utf8'), run(['export', pipe], place)]);
    expect({ code, read }).toEqual({ code: 0, read: exampleLog() });
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it('says where it looked for a log in vain', async () => {
    const { DATA_DIR } = emptyPlace();
    expect(await run(['export', '--json'], { DATA_DIR })).toEqual({
      code: 1,
      stdout: `${JSON.stringify({ error: `There is no event log at ${DATA_DIR}/events.sqlite.` })}\n`,
      stderr: '',
    });
    expect(existsSync(DATA_DIR)).toBe(false);
  });
});

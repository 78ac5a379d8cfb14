import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { exampleLog, folderForTests, run, startService } from './spec-support.js';

const DATA_DIR = folderForTests();
const place = { DATA_DIR };
const log = join(DATA_DIR, 'events.sqlite');
const readModels = join(DATA_DIR, 'read-models');
const policyId = '0190f000-0000-7000-8000-000000000001';

const rightly = /^The read models are as the log says: \d+ rows in \d+ tables, as of position 2\.\n$/;

const databases = () => readdirSync(readModels).filter((name) => name.endsWith('.sqlite'));

const tamper = (sql: string) => {
  const [name] = databases();
  const database = new Database(join(readModels, name!));
  database.exec(sql);
  database.close();
};

const file = join(DATA_DIR, 'example.ndjson');
beforeAll(async () => {
  writeFileSync(file, exampleLog());
  await run(['import', file], place);
});

describe('The read models', () => {
  it('are built when there are none, and found to be as the log says', async () => {
    expect(await run(['verify'], place)).toEqual({ code: 0, stdout: expect.stringMatching(rightly), stderr: '' });
    const { stdout } = await run(['verify', '--json'], place);
    expect(JSON.parse(stdout)).toEqual({
      same: true,
      position: 2,
      tables: expect.any(Number),
      rows: expect.any(Number),
      differences: [],
      faults: [],
    });
  });

  it('are named row by row when they differ', async () => {
    tamper("UPDATE policies SET title = 'Closing doors' WHERE stage = 'options'");
    const { code, stdout, stderr } = await run(['verify'], place);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^The read models are not as the log says: /);
    expect(stdout).toContain('policies: 1 row differs');
    expect(stdout).toContain(`  policy_id ${policyId}: title is “Closing doors”, should be “Opening “doors””`);
    const json = await run(['verify', '--json'], place);
    expect({ code: json.code, ...JSON.parse(json.stdout) }).toMatchObject({
      code: 1,
      same: false,
      position: 2,
      differences: expect.arrayContaining([
        {
          table: 'policies',
          rows: 1,
          examples: [
            {
              key: `policy_id ${policyId}`,
              live: expect.objectContaining({ title: 'Closing doors' }),
              rebuilt: expect.objectContaining({ title: 'Opening “doors”' }),
            },
          ],
        },
      ]),
    });
  });

  it('name what is missing and what is too much', async () => {
    tamper(
      "DELETE FROM policies WHERE stage = 'signal'; UPDATE policy_stages SET policy_id = 'nobody' WHERE stage = 'signal'",
    );
    const { code, stdout } = await run(['verify'], place);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /policy_id 0190f000-0000-7000-8000-000000000002: is missing \(policy_id .*, title “Llanfair/,
    );
    expect(stdout).toMatch(/policy_stages: 4 rows differ/);
    expect(stdout).toMatch(/: is there and should not be \(policy_id /);
  });

  it('are right again when they were rebuilt', async () => {
    expect(await run(['rebuild'], place)).toEqual({
      code: 0,
      stdout: 'The read models were built anew, up to position 2.\n',
      stderr: '',
    });
    expect(await run(['verify'], place)).toMatchObject({ code: 0, stdout: expect.stringMatching(rightly) });
    const { stdout } = await run(['rebuild', '--json'], place);
    expect(JSON.parse(stdout)).toEqual({ position: 2, faults: [] });
  });

  it('can be verified beside a running service, which rebuilds them when asked and alone writes to the log', async () => {
    const { pid, PORT } = await startService(place);
    expect(await run(['verify'], place)).toEqual({ code: 0, stdout: expect.stringMatching(rightly), stderr: '' });
    expect(await run(['export'], place)).toEqual({ code: 0, stdout: exampleLog(), stderr: '' });
    const refused = { code: 1, stdout: '' };
    const [before] = databases();
    const { code, stdout, stderr } = await run(['rebuild', '--json'], { ...place, PORT });
    expect({ code, json: JSON.parse(stdout), stderr }).toEqual({
      code: 0,
      json: { position: 2, faults: [] },
      stderr: '',
    });
    expect(databases()).not.toContain(before);
    expect(await run(['verify'], place)).toMatchObject({ code: 0, stdout: expect.stringMatching(rightly) });
    expect(await run(['rebuild'], { ...place, PORT: '9' })).toEqual({
      ...refused,
      stderr:
        'Another process keeps the read models, and no tracker answers at http://127.0.0.1:9: set HOST and PORT as the service has them.\n',
    });
    for (const writing of [['import', file], ['sample'], ['sample', '--remove']])
      expect(await run(writing, place)).toEqual({
        ...refused,
        stderr: `${log} is already being written to by process ${pid}: only one may write at a time. Stop it, or open the file to read only.\n`,
      });
  });
});

it.each(['verify', 'rebuild'])('%s says where it looked for a log in vain', async (command) => {
  const nowhere = join(DATA_DIR, 'nowhere');
  expect(await run([command], { DATA_DIR: nowhere })).toEqual({
    code: 1,
    stdout: '',
    stderr: `There is no event log at ${nowhere}/events.sqlite.\n`,
  });
});

it.each(['verify', 'rebuild', 'export'])('%s says that the event store does not answer', async (command) => {
  const EVENTSTORE_URL = 'esdb://127.0.0.1:9?tls=false';
  expect(await run([command], { DATA_DIR: join(DATA_DIR, 'elsewhere'), EVENTSTORE_URL })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'The event store does not answer.\n',
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indicators } from '#influence';
import { tracker } from '../support/command-line.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Tables } from './tables.js';
import { caseInWords, EXAMPLE_LOG, exampleCases, exampleEvents, settled } from './worked-example.js';

const cases = exampleCases().map((example) => [caseInWords(example), example] as const);

describe('The worked example', () => {
  const folder = mkdtempSync(join(tmpdir(), 'worked-example-'));
  const env = { DATA_DIR: folder };
  let service: TestTracker;
  beforeAll(async () => {
    expect(await tracker(['import', EXAMPLE_LOG], env)).toMatchObject({ code: 0 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)('has these figures: %s', async (_, { asOf, asAt, filters, indicators: expected }) => {
    const seen = exampleEvents().filter(({ metadata }) => Date.parse(metadata.recordedAt) <= Date.parse(asOf));
    const counted = await new Tables().after(seen, (db) => indicators(db, { asOf, asAt, ...filters }));
    expect(settled(counted, expected)).toEqual(expected);
  });

  it.each(cases)('gives them at the command line: %s', async (_, { asOf, asAt, filters, indicators: expected }) => {
    const options = Object.entries({ asOf, asAt, ...filters }).flatMap(([name, value]) => [
      `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]);
    const { code, json } = await tracker(['indicators', ...options, '--json'], env);
    expect([code, settled(json, expected)]).toEqual([0, expected]);
  });

  it('is told in words at the command line', async () => {
    const { code, stdout } = await tracker(['indicators', '--as-of', '2026-11-01', '--as-at', '2026-10-31'], env);
    expect(code).toBe(0);
    for (const line of [
      'Raised with government                     15 asks on policies',
      'Of these with influence shown              4, 2 of them early',
      'First raised early                         5 of 15 (33 %)',
      'Lead time to decision                      median 175.5 days (12 counted: 98, 98, 175.5, 286.5, 378); 0 raised after it',
      'Adopted when raised early                  4 of 5 (80 %), 38 % to 96 %; in full 2 of 5 (40 %), 12 % to 77 %',
      'Early minus late                           47 points, -9 points to 75 points',
      'Consultations to answer                    4: 1 on time, 1 late, 1 lapsed, 1 missed',
    ])
      expect(stdout.split('\n')).toContain(line);
  });

  it('is not told at the command line of what cannot be meant', async () => {
    const wrong = async (...options: string[]) => {
      const { code, stderr } = await tracker(['indicators', ...options], env);
      return [code, stderr];
    };
    expect(await wrong('--as-of', 'soon')).toEqual([
      2,
      '--as-of must be an instant, like 2025-04-08T17:00:00Z, or a date, like 2025-04-08.\n',
    ]);
    expect(await wrong('--policy-id', 'x', '--as-at', '2025-02-30')).toEqual([
      2,
      '--as-at must be a real date, like 2025-04-08.\n--policy-id must be an id.\n',
    ]);
    expect(await wrong('--from', '2026-02-01', '--to', '2026-01-31')).toEqual([
      2,
      '--to must not be before the first day of the period.\n',
    ]);
  });

  describe('through the API', () => {
    beforeAll(async () => {
      service = await startTestTracker(env);
    });
    afterAll(() => service.close());
    const asked = (query: object) =>
      service.api(`/influence/indicators?${new URLSearchParams(query as Record<string, string>).toString()}`);

    it.each(cases)('gives them: %s', async (_, { asOf, asAt, filters, indicators: expected }) => {
      const { status, body } = await asked({ asOf, asAt, ...filters });
      expect([status, settled(body, expected)]).toEqual([200, expected]);
    });

    it('takes the date of the moment when none is given, and nothing for what is left empty', async () => {
      const moment = { asOf: '2025-12-31', theme: '', from: '' };
      const expected = await asked({ asOf: '2025-12-31T23:59:59.999Z', asAt: '2025-12-31' });
      expect(await asked(moment)).toMatchObject({ status: 200, body: expected.body });
    });

    it('names what is wrong with what was asked', async () => {
      expect(await asked({ nation: 'france', size: 'huge', by: 'luck', policy: 'x', asAt: '2025' })).toMatchObject({
        status: 400,
        body: {
          errors: [
            { field: 'policy', detail: 'policy is not a field of this' },
            { field: 'asAt', detail: 'asAt must be a real date, like 2025-04-08' },
            { field: 'nation', detail: 'nation must be one of england, scotland, wales, northern_ireland' },
            { field: 'size', detail: 'size must be one of small, medium, large' },
            { field: 'by', detail: 'by must be one of decision, raise' },
          ],
        },
      });
      expect(await asked({ from: '2026-02-01', to: '2026-01-31' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'to' }] },
      });
    });
  });
});

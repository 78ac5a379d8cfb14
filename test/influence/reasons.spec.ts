import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { EventStore, openEventStore } from '#event-store';
import { Indicators, influenceHandlers, RowsBehind, WhyCounted, type AskedScope } from '#influence';
import { importLog } from '#intake';
import { ReadModels } from '#read-models';
import { projectionsModule } from '#registers';
import { EXAMPLE_LOG, exampleCases, exampleEvents, settled } from './worked-example.js';

@Module({})
class Asked {
  static on(store: EventStore, readModels: ReadModels): DynamicModule {
    const ground = [
      { provide: EventStore, useValue: store },
      { provide: ReadModels, useValue: readModels },
    ];
    return { module: Asked, imports: [CqrsModule.forRoot()], providers: [...influenceHandlers, ...ground] };
  }
}

const SCOPE = { asOf: '2026-11-01T12:00:00Z', asAt: '2026-10-31' };
const folder = mkdtempSync(join(tmpdir(), 'reasons-'));
let store: EventStore;
let readModels: ReadModels;
let app: INestApplicationContext;
beforeAll(async () => {
  const log = join(folder, 'events.sqlite');
  store = await openEventStore(log);
  await importLog(store, EXAMPLE_LOG);
  readModels = await ReadModels.open({ log, folder: join(folder, 'read-models'), projectionsModule });
  await readModels.live();
  app = await NestFactory.createApplicationContext(Asked.on(store, readModels), { logger: false });
});
afterAll(async () => {
  await app.close();
  await readModels.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const seen = async <T>(work: (bus: QueryBus) => Promise<T>, asOf?: string): Promise<T> => {
  const at = asOf === undefined ? {} : { asOf: await readModels.positionAt(asOf) };
  return readModels.view(() => work(app.get(QueryBus)), at);
};
const rowsOf = (figure: string, scope: AskedScope = SCOPE, page = {}) =>
  seen((bus) => bus.execute(new RowsBehind(scope, figure, page)));
const reasonsFor = (figure: string, row: string) => seen((bus) => bus.execute(new WhyCounted(SCOPE, figure, row)));

/** The paths of all numbers, and each number. */
function paths(value: unknown, path: string[] = []): [string, unknown][] {
  if (Array.isArray(value))
    return value.flatMap((one: Record<string, string>) =>
      paths(one, [...path, one['quarter'] ?? one['organisationId'] ?? one['consultationId'] ?? '?']),
    );
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => paths(inner, [...path, name]));
  return typeof value === 'string' ? [] : [[path.join('.'), value]];
}

/** Numbers that count rows, rather than being made of them. */
const COUNTS =
  /^(headline|stageAtFirstRaise|coverage|earlyCoverage|participation|series)\.(?!onTimeRate)|\.(n|count|events|raisedAfter|raisedAfterAnswer|lateConversions)$/;

describe('Behind every number of the worked example', () => {
  it('stand the rows that it counts, by a rule in words', async () => {
    const numbers = paths(exampleCases()[0]!.indicators);
    expect(numbers.length).toBeGreaterThan(150);
    for (const [path, value] of numbers) {
      const found = await rowsOf(path, SCOPE, { pageSize: Infinity });
      expect([path, settled(found?.value, value), found?.rows.length]).toEqual([path, value, found?.total]);
      expect(found?.rule).toMatch(/^[A-Z].*\.$/);
      expect([path, found?.total]).toEqual([path, COUNTS.test(path) ? value : found?.total]);
    }
  });

  it('stand reasons for each row, with events of the log that were recorded by then', async () => {
    const events = new Map(exampleEvents().map(({ id, stream, revision, type }) => [id, { stream, revision, type }]));
    for (const [path] of paths(exampleCases()[0]!.indicators).filter(([path]) => COUNTS.test(path)))
      for (const { row } of (await rowsOf(path, SCOPE, { pageSize: Infinity }))!.rows) {
        const { facts } = (await reasonsFor(path, row))!;
        expect([path, facts.flatMap((fact) => fact.events).length > 0]).toEqual([path, true]);
        for (const { id, stream, revision, type } of facts.flatMap((fact) => fact.events))
          expect(events.get(id)).toEqual({ stream, revision, type });
      }
  });
});

describe('The rows of a figure', () => {
  it('come a page at a time, the latest first or by the days that it measures', async () => {
    const figure = 'leadTimeToDecision.n';
    const [first, last] = [
      await rowsOf(figure, SCOPE, { pageSize: 5 }),
      await rowsOf(figure, SCOPE, { pageSize: 5, page: 9 }),
    ];
    expect(first).toMatchObject({ figure, value: 12, total: 12, page: 1, pageCount: 3 });
    expect([first!.rows.length, last!.page, last!.rows.length]).toEqual([5, 3, 2]);
    const days = async (sort: 'days' | '-days') =>
      (await rowsOf(figure, SCOPE, { sort }))!.rows.map((row) => row.days!);
    const sorted = (await days('days')).toSorted((a, b) => a - b);
    expect(await days('days')).toEqual(sorted);
    expect(await days('-days')).toEqual(sorted.toReversed());
  });

  it('are none of a figure that there is not', async () => {
    for (const figure of [
      '',
      'headline',
      'headline.lost',
      'series.byRaise.1999 Q1.n',
      'constructor',
      'headline.raised.rows',
    ])
      expect([figure, await rowsOf(figure)]).toEqual([figure, undefined]);
    expect(await reasonsFor('headline.raised', 'nobody')).toBeUndefined();
  });

  it('are refused of a scope that cannot be meant', async () =>
    expect(rowsOf('headline.raised', { ...SCOPE, size: 'huge' })).rejects.toThrow('size must be one of'));
});

describe('Why a pair is counted as influence', () => {
  it('is told by its raise, its answer, its decision and its claim', async () => {
    const { rows } = (await rowsOf('headline.influence'))!;
    const { rule, facts } = (await reasonsFor('headline.influence', rows[0]!.row))!;
    expect(rule).toContain('A claim about that decision counts, has grade E2 or better');
    expect(facts.map(({ sentence }) => sentence.replaceAll(/“[^”]*”/g, '“…”'))).toEqual([
      expect.stringMatching(/^First raised on .*, by the (engagement|response) “…”$/),
      expect.stringMatching(/answer, of .*, is “…”, by the decision “…”$/),
      expect.stringMatching(/^The decision “…” was made on /),
      expect.stringMatching(
        /^Before the day of the decision the ask was raised on record with a department that decided: /,
      ),
      expect.stringMatching(/^The claim “…” \(\w+, grade E[234]\) counts$/),
    ]);
  });
});

describe('What was counted is kept', () => {
  it('for the rows that were seen: other moments give their own figures, in any order of asking', async () => {
    for (const { asOf, asAt, filters, indicators } of [...exampleCases(), ...exampleCases().toReversed()]) {
      const scope = { asOf, asAt, ...filters } as AskedScope;
      const counted = await seen((bus) => bus.execute(new Indicators(scope)), asOf);
      expect(settled(counted, indicators)).toEqual(indicators);
    }
  });

  it('but not beyond a closing that passes', async () => {
    const asAt = '2026-10-31';
    const closed = async (asOf: string) =>
      (await seen((bus) => bus.execute(new Indicators({ asOf, asAt })))).governmentAnswer.n;
    const counts = [];
    for (const asOf of ['2024-01-01T00:00:00Z', '2026-11-01T12:00:00Z', '2024-01-01T00:00:01Z'])
      counts.push(await closed(asOf));
    expect(counts).toEqual([0, 5, 0]);
  });
});

import type { Ask } from '#findings';
import { Indicators, RowsBehind, WhyCounted, type AskedScope, type RowBehind } from '#influence';
import { ITEM_KINDS, ItemHistory, type HistoryEntry, type ItemKind } from '#registers';
import { scopeOf, type ReportOf } from './content/paper-of.js';

/** Something that was recorded after a report, of an item whose row is another today. */
export interface Since extends Pick<HistoryEntry, 'type' | 'sentence' | 'recordedAt'> {
  readonly kind: ItemKind;
  readonly id: string;
}

/** A figure that is another today. */
export interface Restated {
  /** its path, like `headline.raised` */
  readonly figure: string;
  /** in the report */
  readonly pinned: number | null;
  readonly today: number | null;
  /** in order of recording; none: only time has passed */
  readonly events: readonly Since[];
}

/** What a report is held against. */
export interface Held {
  /** asks what the report was made of */
  readonly atPinning: Ask;
  /** asks what is known at `now` */
  readonly today: Ask;
  /** an instant */
  readonly now: string;
  /** is told how far it has come, from 0 to 1 */
  readonly tell?: (part: number) => void;
}

/** The ends of intervals and the outer numbers of a spread move with the others: they are not told one by one. */
const NOT_TOLD = new Set([
  'low',
  'high',
  'min',
  'q1',
  'q3',
  'max',
  'hidden',
  'quarter',
  'organisationId',
  'consultationId',
]);
const ROWS_AT_MOST = 25;

/**
 * What today's log says of the same figures, of what had happened by the same date: each difference with what was
 * recorded since about the items whose rows differ.
 * @throws StoreUnavailable when the log cannot be reached
 */
export async function restatementOf(
  report: ReportOf,
  { atPinning, today, now, tell = () => {} }: Held,
): Promise<Restated[]> {
  const scopes = { pinned: scopeOf(report), today: { ...scopeOf(report), asOf: now } };
  const [before, after] = [
    numbersIn(await atPinning(new Indicators(scopes.pinned))),
    numbersIn(await today(new Indicators(scopes.today))),
  ];
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
    (figure) => (before.get(figure) ?? null) !== (after.get(figure) ?? null),
  );
  const histories = new Histories(today, report.asOf);
  const restated: Restated[] = [];
  for (const [n, figure] of differing.entries()) {
    tell(n / differing.length);
    const [rowsPinned, rowsToday] = [
      await rowsOf(atPinning, scopes.pinned, figure),
      await rowsOf(today, scopes.today, figure),
    ];
    const streams = new Set<string>();
    for (const row of differingRows(rowsPinned, rowsToday).slice(0, ROWS_AT_MOST)) {
      for (const stream of itemsOf(rowsPinned.get(row), rowsToday.get(row))) streams.add(stream);
      for (const [ask, scope, rows] of [
        [atPinning, scopes.pinned, rowsPinned] as const,
        [today, scopes.today, rowsToday] as const,
      ])
        if (rows.has(row)) for (const stream of await streamsOf(ask, scope, figure, row)) streams.add(stream);
    }
    const events = (await Promise.all([...streams].map((stream) => histories.since(stream)))).flat();
    restated.push({
      figure,
      pinned: before.get(figure) ?? null,
      today: after.get(figure) ?? null,
      events: events.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : Number(a.recordedAt > b.recordedAt))),
    });
  }
  return restated;
}

/** The numbers of the indicators by their paths; of a list by what names each. */
function numbersIn(indicators: object): Map<string, number | null> {
  const numbers = new Map<string, number | null>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'number' || value === null) numbers.set(path.join('.'), value);
    else if (Array.isArray(value))
      for (const one of value as Readonly<Record<string, string>>[])
        walk(one, [...path, one.quarter ?? one.organisationId ?? one.consultationId ?? '']);
    else if (typeof value === 'object' && value)
      for (const [name, inner] of Object.entries(value)) if (!NOT_TOLD.has(name)) walk(inner, [...path, name]);
  };
  walk(indicators, []);
  return numbers;
}

type RowsByName = ReadonlyMap<string, RowBehind>;

async function rowsOf(ask: Ask, scope: AskedScope, figure: string): Promise<RowsByName> {
  const found = await ask(new RowsBehind(scope, figure, { pageSize: Infinity }));
  return new Map(found?.rows.map((row) => [row.row, row]));
}

/** The rows that are in one and not in the other, or say something else there. */
const differingRows = (one: RowsByName, other: RowsByName): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter(
    (row) => JSON.stringify(one.get(row)) !== JSON.stringify(other.get(row)),
  );

/** The streams of the items that rows name. */
const itemsOf = (...rows: readonly (RowBehind | undefined)[]): string[] => {
  const streams: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { kind, id } = value as { kind?: unknown; id?: unknown };
    if (typeof kind === 'string' && typeof id === 'string') streams.push(`${kind}-${id}`);
    else Object.values(value).forEach(walk);
  };
  rows.forEach(walk);
  return streams;
};

/** The streams that say why a row is counted. */
async function streamsOf(ask: Ask, scope: AskedScope, figure: string, row: string): Promise<string[]> {
  const reasons = await ask(new WhyCounted(scope, figure, row));
  return reasons?.facts.flatMap(({ events }) => events.map(({ stream }) => stream)) ?? [];
}

/** What was recorded of items after an instant, each item asked for once. */
class Histories {
  private readonly read = new Map<string, Promise<Since[]>>();

  constructor(
    private readonly ask: Ask,
    private readonly after: string,
  ) {}

  since(stream: string): Promise<Since[]> {
    let since = this.read.get(stream);
    if (!since) this.read.set(stream, (since = this.readOf(stream)));
    return since;
  }

  private async readOf(stream: string): Promise<Since[]> {
    const dash = stream.indexOf('-');
    const kind = ITEM_KINDS.find((known): known is ItemKind => known === stream.slice(0, dash));
    if (!kind) return [];
    const id = stream.slice(dash + 1);
    const entries = await this.ask(new ItemHistory(kind, id));
    return entries
      .filter(({ recordedAt }) => Date.parse(recordedAt) > Date.parse(this.after))
      .map(({ type, sentence, recordedAt }) => ({ kind, id, type, sentence, recordedAt }));
  }
}

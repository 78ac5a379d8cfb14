import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of the bench. `ratio` is compared with `goal`: at least that, or at most when `atMost` is set. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  peer?: string;
  peerValue?: number;
  limit?: string;
  limitValue?: number;
  ratio: number;
  goal: number;
  atMost?: true;
  met: boolean;
}

/** What is to be no more than a goal, in the goal's own unit; beside it, unless something else is named, the goal itself. */
export const noMoreThan = (
  goal: number,
  { name, value, unit, ...beside }: Pick<Row, 'name' | 'value' | 'unit'> & Partial<Row>,
): Row => ({
  name,
  value,
  unit,
  limit: 'goal',
  limitValue: goal,
  ...beside,
  ratio: value / goal,
  goal: 1,
  atMost: true,
  met: value <= goal,
});

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const quantile = (values: readonly number[], p: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * p) - 1)]!;

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The median of each contender over a number of rounds. The contenders take turns within a round, and the order turns
 * with the rounds, so that a noisy moment of the machine does not fall on one of them alone.
 */
export async function inTurns<Name extends string>(
  rounds: number,
  contenders: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]!;
      seen[name].push(await contenders[name]());
    }
  return Object.fromEntries(names.map((name) => [name, median(seen[name])])) as Record<Name, number>;
}

/** Work in a folder of its own, on the disk that DATA_DIR would be on, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'tracker-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a number of writers at once, each doing its share of the work one piece after the other. */
export const writers = (count: number, pieces: number, write: (writer: number, piece: number) => Promise<unknown>) =>
  Promise.all(
    Array.from({ length: count }, async (_, writer) => {
      for (let piece = 0; piece < pieces / count; piece++) await write(writer, piece);
    }),
  );

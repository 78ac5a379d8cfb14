import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordedEvent } from '#event-store';
import type { Filters } from './brute-force.js';

const FOLDER = new URL('../../libs/influence/fixtures/worked-example/', import.meta.url);

/** The figures that a log must give, for what was recorded by an instant and had happened by a date. */
export interface Case {
  readonly asOf: string;
  readonly asAt: string;
  readonly filters: Filters;
  readonly indicators: object;
}

/** The log of the worked example, in the export format. */
export const EXAMPLE_LOG = fileURLToPath(new URL('events.ndjson', FOLDER));

/** Its events. */
export const exampleEvents = (): RecordedEvent[] =>
  readFileSync(EXAMPLE_LOG, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RecordedEvent);

/** What was counted in it by hand. */
export const exampleCases = (): Case[] =>
  (JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as { cases: Case[] }).cases;

/** A case in words, for the name of a test. */
export const caseInWords = ({ asOf, asAt, filters }: Case): string =>
  `what was known at ${asOf} of what had happened by ${asAt}, ${JSON.stringify(filters)}`;

const AT_MOST_APART = 1e-9;

/** Figures to compare: fractions that are as good as equal are made equal to the expected ones. */
export function settled(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'number' && typeof expected === 'number')
    return Math.abs(actual - expected) <= AT_MOST_APART ? expected : actual;
  if (typeof actual !== 'object' || actual === null || typeof expected !== 'object' || expected === null) return actual;
  if (Array.isArray(actual)) return actual.map((one, at) => settled(one, (expected as unknown[])[at]));
  const wanted = expected as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(actual).map(([key, value]) => [key, settled(value, wanted[key])]));
}

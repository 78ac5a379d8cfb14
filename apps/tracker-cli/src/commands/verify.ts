import type { Command } from 'commander';
import type { Progress, ReadModelsStatus, TableDifference, Verification } from '#read-models';
import { count } from '../in-words.js';
import { caughtUp, withReadModels } from '../live-read-models.js';
import { carryingOut, operation } from '../operation.js';

const HELP = `Plays the whole log into a fresh database and compares it with the read models that the pages are made from, table by
table and row by row, as of the same event. Exits with 1 and names what differs, and what was set aside because it failed
on an event. Only reads the log. The service may go on running meanwhile; when it is not, the read models catch up with
the log first, as they do when it starts.`;

type Faults = ReadModelsStatus['faults'];

export const verify = (): Command =>
  operation('verify', 'play the log again, and compare with the live read models', HELP).action(
    carryingOut(({ config, progress }) =>
      withReadModels(config(), async (readModels) => {
        await caughtUp(readModels, progress);
        const found = await readModels.verify(({ position, head }: Progress) =>
          progress.show('Playing the log', head < 0 ? 1 : (position + 1) / (head + 1)),
        );
        const { faults } = readModels.statusNow;
        const differs = found.differences.length > 0 || faults.length > 0;
        return { json: { same: !differs, ...found, faults }, words: wordsOf(found, faults), differs };
      }),
    ),
  );

function wordsOf({ position, tables, rows, differences }: Verification, faults: Faults): string {
  const compared = `${count(rows, 'row')} in ${count(tables, 'table')}, as of position ${position}`;
  if (differences.length + faults.length === 0) return `The read models are as the log says: ${compared}.`;
  return [
    ...faults.map(
      ({ projection, eventType, position, message }) =>
        `${projection} was set aside: it failed on ${eventType} at position ${position} (${message}).`,
    ),
    ...(differences.length > 0 ? [`The read models are not as the log says: ${compared}.`] : []),
    ...differences.flatMap(inTable),
  ].join('\n');
}

function inTable({ table, rows, examples }: TableDifference): string[] {
  const left = rows - examples.length;
  return [
    `${table}: ${count(rows, 'row')} ${rows === 1 ? 'differs' : 'differ'}`,
    ...examples.map(({ key, live, rebuilt }) => {
      if (!live) return `  ${key}: is missing (${namesIn(rebuilt)})`;
      if (!rebuilt) return `  ${key}: is there and should not be (${namesIn(live)})`;
      const columns = Object.keys(live).filter((column) => live[column] !== rebuilt[column]);
      return `  ${key}: ${columns.map((column) => `${column} is ${shown(live[column])}, should be ${shown(rebuilt[column])}`).join('; ')}`;
    }),
    ...(left > 0 ? [`  and ${count(left, 'more', 'more')}`] : []),
  ];
}

/** What a row is about: its key alone may say nothing to anybody. */
const namesIn = (row: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(row)
    .filter(([column, value]) => column !== 'rowid' && typeof value === 'string')
    .slice(0, 2)
    .map(([column, value]) => `${column} ${shown(value)}`)
    .join(', ');

const LONGEST = 80;

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  const text = value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
  return text.length > LONGEST ? `“${text.slice(0, LONGEST)}…”` : `“${text}”`;
}

import type { Command } from 'commander';
import { openEventStore } from '#event-store';
import { copyLog } from '#intake';
import { asCalled } from '../files.js';
import { count, showing } from '../in-words.js';
import { carryingOut, operation, WrongUsage } from '../operation.js';

const HELP = `A log is named by the address of an EventStoreDB (esdb://, esdb+discover://, kurrentdb://) or the path of an SQLite file
(sqlite:PATH or just PATH). The log copied to is empty, or holds the beginning of the other: a copy that was broken off
goes on where it was. In the end both are read again, side by side, and proved equal. Only reads the log it copies from,
so a service may go on using that one; what it adds meanwhile is copied by another run.`;

const isServer = (address: string) => /^(esdb|kurrent|kurrentdb)(\+discover)?:\/\//.test(address);

function addressOf(url: string, option: string): string {
  if (isServer(url)) return url;
  const [, scheme, path] = /^([a-z][a-z+]+):(?:\/\/)?(.*)$/s.exec(url) ?? [undefined, 'sqlite', url];
  if (!['sqlite', 'file'].includes(scheme!) || !path)
    throw new WrongUsage(`${option} must be an address like esdb://host:2113 or the path of an SQLite file`);
  return asCalled(path);
}

export const copy = (): Command =>
  operation('copy', 'copy a log from one store to another, and prove both equal', HELP)
    .requiredOption('--from <url>', 'the log to copy')
    .requiredOption('--to <url>', 'where to')
    .action(
      carryingOut(async ({ progress }, given: { from: string; to: string }) => {
        const [source, target] = [addressOf(given.from, '--from'), addressOf(given.to, '--to')];
        if (source === target) throw new WrongUsage('--from and --to must not be the same log');
        const from = await openEventStore(source, { readOnly: true });
        try {
          const to = await openEventStore(target);
          try {
            const { stored, already } = await copyLog(from, to, { onProgress: showing(progress) });
            const before = already > 0 ? `; ${count(already, 'event')} had been copied before` : '';
            return {
              json: { stored, already },
              words: `Copied ${count(stored, 'event')}${before}. Both logs are equal.`,
            };
          } finally {
            await to.close();
          }
        } finally {
          await from.close();
        }
      }),
    );

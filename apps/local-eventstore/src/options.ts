import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { LocalEventStoreOptions } from './index.js';

interface Said {
  readonly port: number;
  readonly host: string;
  readonly file: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsCa?: string;
  readonly user: Readonly<Record<string, string>>;
}

/**
 * What the command line and, behind it, the environment ask for.
 * @throws CommanderError, after saying what is wrong, and after `--help`
 */
export function optionsFrom(argv: readonly string[]): LocalEventStoreOptions {
  const command = new Command('eventstore')
    .description(
      "A node that speaks EventStoreDB's gRPC protocol on an SQLite file, for tests and for work without Docker.",
    )
    .addOption(
      new Option('--port <number>', 'port to listen at, 0 for any')
        .env('LOCAL_EVENTSTORE_PORT')
        .default(2113)
        .argParser(portNumber),
    )
    .addOption(new Option('--host <address>', 'address to listen at').env('LOCAL_EVENTSTORE_HOST').default('127.0.0.1'))
    .addOption(
      new Option('--file <path>', 'the SQLite file with the log')
        .env('LOCAL_EVENTSTORE_FILE')
        .default('./data/events.db'),
    )
    .addOption(new Option('--tls-cert <path>', 'certificate, PEM').env('LOCAL_EVENTSTORE_TLS_CERT').argParser(existing))
    .addOption(new Option('--tls-key <path>', 'its key, PEM').env('LOCAL_EVENTSTORE_TLS_KEY').argParser(existing))
    .addOption(
      new Option('--tls-ca <path>', 'its authority, PEM, to show in the connection string')
        .env('LOCAL_EVENTSTORE_TLS_CA')
        .argParser(existing),
    )
    .addOption(
      new Option('--user <name:password>', 'who may call (repeat for more); needs TLS')
        .env('LOCAL_EVENTSTORE_USER')
        .default({}, 'everybody')
        .argParser(user),
    )
    .exitOverride();
  const { tlsCert: cert, tlsKey: key, tlsCa: ca, user: credentials, ...where } = command.parse(argv).opts<Said>();
  if ((cert && !key) || (key && !cert))
    command.error('error: TLS takes both, a certificate (--tls-cert) and its key (--tls-key)');
  return { ...where, credentials, ...(cert && key && { tls: { cert, key, ...(ca && { ca }) } }) };
}

function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new InvalidArgumentError('There is no such file.');
}

function user(text: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, name, password] = /^([^:]+):(.+)$/s.exec(text) ?? [];
  if (name && password) return { ...others, [name]: password };
  throw new InvalidArgumentError('A user is a name and a password with a colon between.');
}

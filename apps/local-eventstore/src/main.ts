import { existsSync } from 'node:fs';
import { logVerbosity, setLogVerbosity } from '@grpc/grpc-js';
import { CommanderError } from 'commander';
import { startLocalEventStore } from './index.js';
import { optionsFrom } from './options.js';

/** Runs the node until it is told to stop; told twice, it stops at once. */
async function main(): Promise<void> {
  setLogVerbosity(logVerbosity.NONE); // what goes wrong is said once, below
  const options = optionsFrom(process.argv);
  const log = existsSync(options.file) ? options.file : `a new log, ${options.file}`;
  const node = await startLocalEventStore(options);
  const withoutSignIn = node.connectionString.replace(/\/\/[^@/]*@/, '//');
  console.log(`Local event store, on ${log}\nListening at ${withoutSignIn}`);
  if (Object.keys(options.credentials ?? {}).length === 0)
    console.log('Whoever reaches this address may read and write everything.');
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    console.log('Stopping: letting calls end');
    node.close().then(() => console.log('Stopped'), fail);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

function fail(error: unknown): void {
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError)) console.error(error instanceof Error ? error.message : error);
}

main().catch(fail);

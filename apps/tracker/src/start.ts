import 'reflect-metadata';
import { readConfig, WrongConfig } from '#configuration';
import { startTracker } from './tracker.js';

/** Says in a sentence why it cannot start, and ends. */
function refuse(error: unknown): never {
  if (error instanceof WrongConfig) for (const mistake of error.mistakes) console.error(mistake);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error(`Port ${process.env.PORT ?? 3000} is taken: choose another with PORT.`);
  else if (error instanceof Error && ['LogIsLocked', 'WrongMasterKey'].includes(error.name))
    console.error(error.message);
  else console.error(error);
  process.exit(1);
}

try {
  const tracker = await startTracker(readConfig(process.env));
  console.log(`The influence tracker is at ${tracker.url}`);
  if (tracker.firstLink) console.log(`Make the first administrator, within a day: ${tracker.firstLink}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      tracker.close().then(() => process.exit(0), refuse);
    });
} catch (error) {
  refuse(error);
}

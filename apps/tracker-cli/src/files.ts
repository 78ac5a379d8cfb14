import { resolve } from 'node:path';

/** A path as it was meant: npm runs the program in the project's folder, and keeps the one in which it was called. */
export function asCalled(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledIn } = process.env;
  return resolve(script === 'tracker' && calledIn ? calledIn : '.', path);
}

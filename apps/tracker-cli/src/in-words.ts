import type { Progress } from '#intake';
import type { ProgressLine } from './progress-line.js';

const numbers = new Intl.NumberFormat('en-GB');

/** “1 event”, “1,234 events”. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${numbers.format(n)} ${n === 1 ? one : many}`;

const STEPS: Readonly<Record<Progress['step'], string>> = {
  check: 'Checking the file',
  compare: 'Comparing with the log',
  store: 'Storing',
  prove: 'Proving both logs equal',
  write: 'Writing',
};

/** Shows how far events have come on their way into, out of or between logs. */
export const showing =
  (line: ProgressLine) =>
  ({ step, events, share }: Progress): void =>
    line.show(STEPS[step], share, { count: events, what: 'events' });

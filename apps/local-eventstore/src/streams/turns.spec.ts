import { Turns } from './turns.js';

/** Work that is done when it is told to be. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, finish: resolve };
}

/** Lets everything run that can run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets work run side by side, and work that must be alone alone, in the order of asking', async () => {
  const turns = new Turns();
  const begun: string[] = [];
  const works = Object.fromEntries(['a', 'b', 'alone', 'c', 'last', 'd'].map((name) => [name, work()]));
  const done = Object.entries(works).map(([name, { promise }]) => {
    const start = () => {
      begun.push(name);
      return promise;
    };
    return name === 'alone' || name === 'last' ? turns.alone('stream', start) : turns.together('stream', start);
  });
  await settled();
  expect(begun).toEqual(['a', 'b']);
  works['a']!.finish();
  await settled();
  expect(begun).toEqual(['a', 'b']);
  works['b']!.finish();
  await settled();
  expect(begun).toEqual(['a', 'b', 'alone']);
  works['alone']!.finish();
  await settled();
  expect(begun).toEqual(['a', 'b', 'alone', 'c']);
  works['c']!.finish();
  await settled();
  expect(begun).toEqual(['a', 'b', 'alone', 'c', 'last']);
  works['last']!.finish();
  works['d']!.finish();
  await Promise.all(done);
  expect(begun).toEqual(['a', 'b', 'alone', 'c', 'last', 'd']);
});

it('keeps streams apart, and goes on after work that failed', async () => {
  const turns = new Turns();
  const { promise, finish } = work();
  const held = turns.alone('one', () => promise);
  expect(await turns.alone('other', async () => 'other')).toBe('other');
  const failed = turns.alone('one', () => Promise.reject(new Error('failed')));
  const next = turns.together('one', async () => 'next');
  finish();
  await held;
  await expect(failed).rejects.toThrow('failed');
  expect(await next).toBe('next');
});

let last: Promise<unknown> = Promise.resolve();

/**
 * Does the work that ends an ask when that of all others before it is done: whoever merges an ask into another sees what
 * has become of that one, and no two who merge at the same instant make a circle. Holds within one tracker; of two
 * trackers on one log each is a process of its own, so what reads merges also survives a circle.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

const works = new Set<() => void>();
let listening = false;

/**
 * Has something done, at once and without waiting, when somebody breaks the program off. Everything else may be left as
 * it is: the log takes an event whole or not at all, and what is half built is thrown away by the next run.
 * @returns what calls it off
 */
export function onInterruption(work: () => void): () => void {
  works.add(work);
  if (!listening) {
    listening = true;
    for (const [signal, code] of Object.entries(SIGNALS))
      process.once(signal, () => {
        for (const one of works) one();
        process.stderr.write('Broken off. Nothing is half done: the same command again does what is left.\n');
        process.exit(code);
      });
  }
  return () => works.delete(work);
}

interface Queue {
  alone?: Promise<unknown>;
  together: Set<Promise<unknown>>;
  users: number;
}

/**
 * Lets appends to a stream run side by side, and what must not be mixed with them (deleting it, changing its metadata)
 * alone; each in the order of asking.
 */
export class Turns {
  private readonly queues = new Map<string, Queue>();

  /** Runs beside others of its kind; starts at once unless somebody runs, or waits to run, alone. */
  together<T>(stream: string, work: () => Promise<T>): Promise<T> {
    return this.take(stream, (queue) => {
      const done = queue.alone ? queue.alone.then(work) : work();
      queue.together.add(done);
      return done;
    });
  }

  /** Runs when all who asked before are done, and nobody beside it. */
  alone<T>(stream: string, work: () => Promise<T>): Promise<T> {
    return this.take(stream, (queue) => {
      const done = Promise.allSettled([queue.alone, ...queue.together]).then(work);
      queue.together.clear();
      queue.alone = Promise.allSettled([done]);
      return done;
    });
  }

  private async take<T>(stream: string, start: (queue: Queue) => Promise<T>): Promise<T> {
    const queue = this.queues.get(stream) ?? { together: new Set(), users: 0 };
    this.queues.set(stream, queue);
    queue.users++;
    const done = start(queue);
    try {
      return await done;
    } finally {
      queue.together.delete(done);
      if (--queue.users === 0) this.queues.delete(stream);
    }
  }
}

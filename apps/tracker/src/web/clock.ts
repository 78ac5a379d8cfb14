import { AsyncLocalStorage } from 'node:async_hooks';
import { londonDate } from '#vocabulary';

/** The two clocks of an earlier moment, as instants. */
export interface Clocks {
  /** what is done has the time of then */
  readonly now: string;
  /** what was recorded later is not known */
  readonly knownAt: string;
}

const earlier = new AsyncLocalStorage<Clocks>();

/** Does work at an earlier moment: whatever it asks for the time is told that one. */
export const atMoment = <T>(clocks: Clocks, work: () => T): T => earlier.run(clocks, work);

/** Whether the clock stands at an earlier moment. */
export const atEarlierMoment = (): boolean => earlier.getStore() !== undefined;

/** The instant it is. */
export const now = (): string => earlier.getStore()?.now ?? new Date().toISOString();

/** The instant up to which things are known: that of now, unless only what had happened is asked for. */
export const knownAt = (): string => earlier.getStore()?.knownAt ?? new Date().toISOString();

/** Today's date in London. */
export const today = (): string => londonDate(now());

import { AsyncLocalStorage } from 'node:async_hooks';
import { londonDate } from '#vocabulary';

const earlier = new AsyncLocalStorage<string>();

/** Does work as of an earlier instant: whatever it asks for the time is told that one. */
export const asOfInstant = <T>(instant: string, work: () => T): T => earlier.run(instant, work);

/** Whether the clock stands at an earlier moment. */
export const atEarlierMoment = (): boolean => earlier.getStore() !== undefined;

/** The instant it is. */
export const now = (): string => earlier.getStore() ?? new Date().toISOString();

/** Today's date in London. */
export const today = (): string => londonDate(now());

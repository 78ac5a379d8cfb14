import { londonDate } from '#vocabulary';

/** The instant it is. */
export const now = (): string => new Date().toISOString();

/** Today's date in London. */
export const today = (): string => londonDate(now());

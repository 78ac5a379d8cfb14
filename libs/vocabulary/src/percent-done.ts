/** How far something has come that goes on, `part` from 0 to 1, in whole per cent: 99 at most, for 100 says that it is done. */
export const percentDone = (part: number): number => Math.min(99, Math.floor(part * 100));

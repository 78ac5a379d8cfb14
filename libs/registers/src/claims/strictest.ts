import type { Handling } from '#vocabulary';

/** How something is handled that says what several items say: as the strictest of them, under embargo until the latest ends. */
export function strictest(...handlings: readonly (Handling | null)[]): Handling | null {
  const marked = handlings.filter((handling) => handling !== null);
  const strict = marked.find(({ marking }) => marking === 'official-sensitive') ?? marked[0];
  if (!strict) return null;
  const embargoUntil = marked
    .flatMap((handling) => handling.embargoUntil ?? [])
    .sort()
    .at(-1);
  return { ...strict, ...(embargoUntil !== undefined && { embargoUntil }) };
}

import type * as Library from '@observablehq/plot';

const found: { it?: unknown } = globalThis;

/**
 * The library that draws, the same wherever it runs: where it finds a global `it` it takes itself to be under test, and
 * shifts lines by half a pixel. Pictures are part of reports, whose bytes must not depend on who makes them.
 */
async function load(): Promise<typeof Library> {
  const { it } = found;
  if (it === undefined) return import('@observablehq/plot');
  delete found.it;
  try {
    return await import('@observablehq/plot');
  } finally {
    found.it = it;
  }
}

export const Plot = await load();

/** Together they take some megabytes at most. */
const CHARACTERS_AT_MOST = 4_000_000;
const kept = new Map<string, string>();
let characters = 0;

/**
 * The same drawing, which is done once for the same data: to draw costs a page more than all the rest of it. The pictures that
 * were not asked for the longest go first.
 */
export const drawnOnce =
  <Data>(draw: (data: Data) => string) =>
  (data: Data): string => {
    const key = `${draw.name} ${JSON.stringify(data)}`;
    const found = kept.get(key);
    if (found !== undefined) drop(key, found);
    const drawn = found ?? draw(data);
    kept.set(key, drawn);
    characters += key.length + drawn.length;
    for (const [oldest, picture] of kept) {
      if (characters <= CHARACTERS_AT_MOST) break;
      drop(oldest, picture);
    }
    return drawn;
  };

function drop(key: string, drawn: string) {
  kept.delete(key);
  characters -= key.length + drawn.length;
}

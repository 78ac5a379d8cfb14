import { Kept } from '#vocabulary';

/** Together they take some megabytes at most. */
const CHARACTERS_AT_MOST = 4_000_000;
const pictures = new Kept<string>(CHARACTERS_AT_MOST);

/** The same drawing, which is done once for the same data: to draw costs a page more than all the rest of it. */
export const drawnOnce =
  <Data>(draw: (data: Data) => string) =>
  (data: Data): string => {
    const key = `${draw.name} ${JSON.stringify(data)}`;
    const before = pictures.get(key);
    if (before !== undefined) return before;
    const drawn = draw(data);
    pictures.set(key, drawn, key.length + drawn.length);
    return drawn;
  };

import type { Passage } from '../response-events.js';
import { exactEdits } from './edits.js';
import { tokensOf, wordsOf } from './tokens.js';

/** Where a passage has come to: its place in a text, or the place where it stood before it was taken away. */
interface Followed {
  readonly from: number;
  readonly to: number;
  readonly stands: boolean;
}

/** Fewer words than these may stand anywhere by chance. */
const TELLING_WORDS = 3;

/**
 * Where a passage of the first text stands in the last, followed through all the texts between; null when it is gone.
 * Edits around it move it; words that were taken away and brought back are found again.
 */
export function followPassage(passage: Passage, texts: readonly string[]): Passage | null {
  let followed: Followed = { from: passage.from, to: passage.to, stands: true };
  for (const [index, after] of texts.entries())
    if (index > 0) followed = afterEdits(passage.quote, followed, texts[index - 1]!, after);
  return followed.stands ? { from: followed.from, to: followed.to, quote: passage.quote } : null;
}

function afterEdits(quote: string, { from, to, stands }: Followed, before: string, after: string): Followed {
  if (before === after) return { from, to, stands };
  const mapped = mappedRange(before, after, from, to);
  if (quote === '') return { from: mapped.from, to: mapped.from, stands };
  const places = placesOf(quote, after);
  const near = places
    .filter((place) => place <= mapped.to && place + quote.length >= mapped.from)
    .toSorted((a, b) => Math.abs(a - mapped.from) - Math.abs(b - mapped.from))[0];
  const telling = wordsOf(quote).length >= TELLING_WORDS;
  const place = near ?? (telling && places.length === 1 ? places[0] : undefined);
  return place === undefined ? { ...mapped, stands: false } : { from: place, to: place + quote.length, stands: true };
}

/** From the first to the last character of a range of one text, as it is in the next: what was put in at its ends included. */
function mappedRange(before: string, after: string, from: number, to: number) {
  const tokens = tokensOf(before);
  const starts = [0];
  for (const token of tokens) starts.push(starts.at(-1)! + token.length);
  let [start, end, moved] = [from, to, 0];
  for (const edit of exactEdits(tokens, tokensOf(after))) {
    const [cutFrom, cutTo] = [starts[edit.from]!, starts[edit.to]!];
    const added = edit.tokens.join('').length;
    if (cutFrom < from) start = cutTo <= from ? from + moved + added - (cutTo - cutFrom) : cutFrom + moved;
    if (cutFrom < to || cutTo === to)
      end = cutTo <= to ? to + moved + added - (cutTo - cutFrom) : cutFrom + moved + added;
    moved += added - (cutTo - cutFrom);
  }
  return { from: start, to: Math.max(start, end) };
}

function placesOf(quote: string, text: string): number[] {
  const places: number[] = [];
  for (let place = text.indexOf(quote); place >= 0; place = text.indexOf(quote, place + 1)) places.push(place);
  return places;
}

/**
 * The passages of a text that hold these words, however their blanks were copied.
 */
export function passagesOf(quote: string, text: string): Passage[] {
  const words = quote.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const pattern = new RegExp(
    words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join(String.raw`\s+`),
    'g',
  );
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    quote: match[0],
  }));
}

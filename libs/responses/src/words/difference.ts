import { editsOf } from './edits.js';
import { tokensOf } from './tokens.js';

/** A part of a text as it became another: kept, taken away, or put in. */
export interface DifferencePiece {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** How one text became another, by words. Kept and removed make the first, kept and added the second. */
export function wordDifference(before: string, after: string): DifferencePiece[] {
  const tokens = tokensOf(before);
  const pieces: DifferencePiece[] = [];
  let at = 0;
  const add = (kind: DifferencePiece['kind'], words: readonly string[]) => {
    if (words.length > 0) pieces.push({ kind, text: words.join('') });
  };
  for (const edit of editsOf(tokens, tokensOf(after))) {
    add('kept', tokens.slice(at, edit.from));
    add('removed', tokens.slice(edit.from, edit.to));
    add('added', edit.tokens);
    at = edit.to;
  }
  add('kept', tokens.slice(at));
  return pieces;
}

import { editsOf, type Edit } from './edits.js';
import { setsApart, tokensOf } from './tokens.js';

/** A part of two texts that were made from one: the same for both by now, or one that each changed in their own way. */
export type MergedPiece =
  | { readonly kind: 'agreed'; readonly text: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly mine: string; readonly theirs: string };

/** Two texts made from one, put together. */
export interface Merged {
  /** undefined when both changed the same passage in different ways */
  readonly text: string | undefined;
  readonly pieces: readonly MergedPiece[];
}

/** Edits of the two sides that touch one another, and the stretch of the base that they are about. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly mine: readonly Edit[];
  readonly theirs: readonly Edit[];
}

/**
 * Puts two texts together that were both made from a third. Edits with at least a word or the end of a line between them
 * both hold; where both sides changed the same passage, and not in the same way, both are there to choose from.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  const tokens = tokensOf(base);
  const pieces: MergedPiece[] = [];
  const agree = (words: readonly string[]) => {
    const text = words.join('');
    const last = pieces.at(-1);
    if (last?.kind === 'agreed') pieces[pieces.length - 1] = { kind: 'agreed', text: last.text + text };
    else if (text !== '') pieces.push({ kind: 'agreed', text });
  };
  let at = 0;
  for (const stretch of stretchesOf(tokens, editsOf(tokens, tokensOf(mine)), editsOf(tokens, tokensOf(theirs)))) {
    agree(tokens.slice(at, stretch.from));
    at = stretch.to;
    const [own, other] = [stretch.mine, stretch.theirs].map((edits) => edited(tokens, stretch, edits));
    if (stretch.theirs.length === 0 || own!.join('') === other!.join('')) agree(own!);
    else if (stretch.mine.length === 0) agree(other!);
    else
      pieces.push({
        kind: 'conflict',
        base: tokens.slice(stretch.from, stretch.to).join(''),
        mine: own!.join(''),
        theirs: other!.join(''),
      });
  }
  agree(tokens.slice(at));
  const text = pieces.every(({ kind }) => kind === 'agreed')
    ? pieces.map((piece) => (piece.kind === 'agreed' ? piece.text : '')).join('')
    : undefined;
  return { text, pieces };
}

function stretchesOf(tokens: readonly string[], mine: readonly Edit[], theirs: readonly Edit[]): Stretch[] {
  const all = [...mine.map((edit) => ({ edit, own: true })), ...theirs.map((edit) => ({ edit, own: false }))].toSorted(
    (a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to,
  );
  const stretches: Stretch[] = [];
  for (const { edit, own } of all) {
    const last = stretches.at(-1);
    const joins = last && (edit.from < last.to || !setsApart(tokens.slice(last.to, edit.from)));
    const into: Stretch = joins ? last : { from: edit.from, to: edit.to, mine: [], theirs: [] };
    const extended = {
      ...into,
      to: Math.max(into.to, edit.to),
      ...(own ? { mine: [...into.mine, edit] } : { theirs: [...into.theirs, edit] }),
    };
    stretches.splice(joins ? -1 : stretches.length, 1, extended);
  }
  return stretches;
}

/** A stretch of the base as one side has it. */
function edited(tokens: readonly string[], { from, to }: Stretch, edits: readonly Edit[]): string[] {
  const words: string[] = [];
  let at = from;
  for (const edit of edits) {
    words.push(...tokens.slice(at, edit.from), ...edit.tokens);
    at = edit.to;
  }
  words.push(...tokens.slice(at, to));
  return words;
}

import { diffArrays } from 'diff';
import { setsApart } from './tokens.js';

/** Tokens from one place to another, that another text has other tokens for. */
export interface Edit {
  readonly from: number;
  /** the first token that stays; equal to `from` where something was put in */
  readonly to: number;
  readonly tokens: readonly string[];
}

/** Texts that differ in more places are told apart as wholes: nobody would read so many differences. */
const DIFFERENCES_AT_MOST = 3000;

/** What makes one text of another, in order, by single tokens. */
export function exactEdits(before: readonly string[], after: readonly string[]): Edit[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: DIFFERENCES_AT_MOST });
  if (!changes) return [{ from: 0, to: before.length, tokens: after }];
  const edits: Edit[] = [];
  let at = 0;
  for (const { added, removed, value } of changes) {
    const last = edits.at(-1);
    const goesOn = last?.to === at && (added || removed);
    if (!added && !removed) at += value.length;
    else if (goesOn)
      edits[edits.length - 1] = {
        from: last.from,
        to: removed ? at + value.length : at,
        tokens: added ? [...last.tokens, ...value] : last.tokens,
      };
    else edits.push({ from: at, to: removed ? at + value.length : at, tokens: added ? value : [] });
    if (removed) at += value.length;
  }
  return edits;
}

/** The same, with edits that have no word between them taken as one: so they are read, and so somebody meant them. */
export function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  for (const edit of exactEdits(before, after)) {
    const last = edits.at(-1);
    const between = last && before.slice(last.to, edit.from);
    if (last && between && !setsApart(between))
      edits[edits.length - 1] = {
        from: last.from,
        to: edit.to,
        tokens: [...last.tokens, ...between, ...edit.tokens],
      };
    else edits.push(edit);
  }
  return edits;
}

import { editsOf } from './edits.js';
import { tokensOf } from './tokens.js';

/** Words that one version brought, as they stand in the latest. */
export interface BlamedRun {
  readonly text: string;
  /** counted from 1 */
  readonly version: number;
}

interface Blamed {
  readonly tokens: readonly string[];
  readonly versions: readonly number[];
}

/** Which version each word of the last text comes from. Words of a restored version are of those who wrote them first. */
export function blame(texts: readonly string[]): BlamedRun[] {
  const seen = new Map<string, Blamed>();
  let current: Blamed = { tokens: [], versions: [] };
  for (const [index, text] of texts.entries()) {
    current = seen.get(text) ?? blamedAfter(current, tokensOf(text), index + 1);
    seen.set(text, current);
  }
  const runs: BlamedRun[] = [];
  for (const [index, token] of current.tokens.entries()) {
    const version = current.versions[index]!;
    const last = runs.at(-1);
    if (last?.version === version) runs[runs.length - 1] = { version, text: last.text + token };
    else runs.push({ version, text: token });
  }
  return runs;
}

function blamedAfter({ tokens, versions }: Blamed, after: readonly string[], version: number): Blamed {
  const blamed: number[] = [];
  let at = 0;
  for (const edit of editsOf(tokens, after)) {
    blamed.push(...versions.slice(at, edit.from), ...edit.tokens.map(() => version));
    at = edit.to;
  }
  return { tokens: after, versions: [...blamed, ...versions.slice(at)] };
}

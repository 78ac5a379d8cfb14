import { existing, RuleBroken } from '#vocabulary';
import type { Ask } from './ask.js';

/** The ask itself. @throws RuleBroken when it does not exist, or was merged or withdrawn, and so takes nothing more */
export function openAsk(state: Ask): NonNullable<Ask> {
  const ask = existing(state, 'ask');
  if (ask.merged) throw new RuleBroken('This ask was merged into another: go on with that one');
  if (ask.withdrawn) throw new RuleBroken('This ask was withdrawn and takes nothing more');
  return ask;
}

import { narrower, rule } from '../figure.js';
import type { Pair } from '../pairs.js';

/** The pairs that figures count, each list a part of the one before. */
export interface CountedPairs {
  readonly raised: readonly Pair[];
  readonly decided: readonly Pair[];
  readonly successes: readonly Pair[];
  readonly influence: readonly Pair[];
}

export function countedPairs(raised: readonly Pair[]): CountedPairs {
  const decided = raised.filter((pair) => pair.decided);
  const successes = decided.filter((pair) => pair.success);
  return { raised, decided, successes, influence: successes.filter((pair) => pair.influence) };
}

export const isEarly = ({ band }: Pair): boolean => band === 'early';

/** The rules that several figures share. */
export const RAISED = rule(
  'The ask, or one merged into it, was raised by the date: by an engagement that stands or a response that was submitted, and that concerns the policy by itself or by its consultation. The ask was not withdrawn by then.',
  'raise',
);
export const FIRST_RAISED_EARLY = 'On the day of the first raise the policy was at signal, scoping or options.';
export const RAISED_EARLY = narrower(RAISED, FIRST_RAISED_EARLY, 'stage');
export const DECIDED = narrower(
  RAISED,
  'By the date a decision on the policy had answered the ask, and the latest answer is not that it was overtaken.',
  'answer',
);
export const SUCCEEDED = narrower(
  DECIDED,
  'The latest answer is that it was adopted, partly adopted, or adopted in principle.',
);
export const INFLUENCED = narrower(
  SUCCEEDED,
  'A claim about that decision counts, has grade E2 or better, and says that the council’s part was contributory, significant or decisive.',
  'decision',
  'claim',
);

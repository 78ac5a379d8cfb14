import type { PairAnswer, Raise, StageSince } from '#registers';
import { stageOn } from '#registers';
import { bandOf, type Band, type Stage } from '#vocabulary';

/** What is known of an ask that others may have been merged into. */
export interface AskFacts {
  readonly statement: string;
  readonly direction: string;
  readonly size: string;
  readonly withdrawnOn: string | null;
}

/** What a policy is selected by. */
export interface PolicyFacts {
  readonly title: string;
  readonly departments: readonly string[];
  readonly themes: readonly string[];
  readonly nations: readonly string[];
}

/**
 * All that the pairs follow from, as recorded up to one position of the log. What happened on which day is in it, so that
 * the pairs can be drawn up as at any date.
 */
export interface Facts {
  readonly asks: ReadonlyMap<string, AskFacts>;
  readonly policies: ReadonlyMap<string, PolicyFacts>;
  /** of each policy, in order of effective date, then of recording */
  readonly stages: ReadonlyMap<string, readonly StageSince[]>;
  /** the earliest first */
  readonly raises: readonly Raise[];
  /** by the day given, then by recording */
  readonly answers: readonly PairAnswer[];
}

/** One ask on one policy, raised with government. */
export interface Pair {
  readonly askId: string;
  readonly policyId: string;
  readonly firstRaise: Raise;
  /** of the policy on the day of the first raise */
  readonly stage: Stage;
  readonly band: Band;
  readonly firstAnswer: PairAnswer | undefined;
  readonly currentAnswer: PairAnswer | undefined;
  /** there is a current answer and it is not `overtaken` */
  readonly decided: boolean;
  /** adopted, and nothing less */
  readonly strictSuccess: boolean;
  /** adopted, partly adopted or adopted in principle */
  readonly success: boolean;
}

const SUCCESSES = new Set(['adopted', 'partly_adopted', 'adopted_in_principle']);

const keyOf = ({ askId, policyId }: { askId: string; policyId: string }) => `${askId} ${policyId}`;

/**
 * The raised pairs as at a date: only raises and answers of that day or before count, and a pair whose ask was withdrawn by
 * then is left out. In order of the first raise. The definitions are those of docs/glossary.md.
 */
export function pairsOf({ asks, stages, raises, answers }: Facts, asAt: string): Pair[] {
  const given = new Map<string, PairAnswer[]>();
  for (const answer of answers) {
    if (answer.answeredOn > asAt) continue;
    const key = keyOf(answer);
    const known = given.get(key);
    if (known) known.push(answer);
    else given.set(key, [answer]);
  }
  const pairs = new Map<string, Pair>();
  for (const raise of raises) {
    const key = keyOf(raise);
    if (raise.on > asAt || pairs.has(key)) continue;
    const withdrawnOn = asks.get(raise.askId)?.withdrawnOn ?? null;
    if (withdrawnOn !== null && withdrawnOn <= asAt) continue;
    const { askId, policyId } = raise;
    const stage = stageOn(stages.get(policyId), raise.on);
    const [firstAnswer] = given.get(key) ?? [];
    const currentAnswer = given.get(key)?.at(-1);
    pairs.set(key, {
      askId,
      policyId,
      firstRaise: raise,
      stage,
      band: bandOf(stage),
      firstAnswer,
      currentAnswer,
      decided: currentAnswer !== undefined && currentAnswer.answer !== 'overtaken',
      strictSuccess: currentAnswer?.answer === 'adopted',
      success: currentAnswer !== undefined && SUCCESSES.has(currentAnswer.answer),
    });
  }
  return [...pairs.values()];
}

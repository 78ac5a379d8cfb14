import { STAGES, type Stage } from '#vocabulary';
import { counting, narrower, type Figure } from '../figure.js';
import { rate } from '../rates.js';
import {
  DECIDED,
  FIRST_RAISED_EARLY,
  INFLUENCED,
  isEarly,
  RAISED,
  RAISED_EARLY,
  SUCCEEDED,
  type CountedPairs,
} from './counted-pairs.js';

/** Counts, each a part of the one before. */
export const headline = ({ raised, decided, successes, influence }: CountedPairs) => ({
  raised: counting(RAISED, raised),
  decided: counting(DECIDED, decided),
  successes: counting(SUCCEEDED, successes),
  influence: counting(INFLUENCED, influence),
  earlyInfluence: counting(narrower(INFLUENCED, FIRST_RAISED_EARLY, 'stage'), influence.filter(isEarly)),
});

/** Of the raised pairs those first raised early. */
export const earlyRaiseRate = ({ raised }: CountedPairs) =>
  rate(counting(RAISED, raised), counting(RAISED_EARLY, raised.filter(isEarly)));

/** How many raised pairs were first raised at each stage of their policies. */
export const stageAtFirstRaise = ({ raised }: CountedPairs) =>
  Object.fromEntries(
    STAGES.map((stage) => {
      const words = `On the day of the first raise the policy was at the stage “${stage.replaceAll('_', ' ')}”.`;
      return [
        stage,
        counting(
          narrower(RAISED, words, 'stage'),
          raised.filter((pair) => pair.stage === stage),
        ),
      ];
    }),
  ) as Record<Stage, Figure<number>>;

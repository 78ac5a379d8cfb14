import { consultationsOf } from './consultations-as-at.js';
import type { Facts } from './facts/facts.js';
import type { Numbers } from './figure.js';
import { adoptionByBand, earlyMinusLate } from './indicators/adoption.js';
import { countedPairs } from './indicators/counted-pairs.js';
import { coverage } from './indicators/coverage.js';
import { earlyCoverage } from './indicators/early-coverage.js';
import { evidenced, followThrough } from './indicators/evidence.js';
import { governmentAnswer } from './indicators/government-answer.js';
import { earlyRaiseRate, headline, stageAtFirstRaise } from './indicators/headline.js';
import { leadTimeToDecision, leadTimeToOpening } from './indicators/lead-times.js';
import { notice } from './indicators/notice.js';
import { participation } from './indicators/participation.js';
import { series } from './indicators/series.js';
import { timeToAnswer } from './indicators/time-to-answer.js';
import { pairsOf } from './pairs.js';
import { policiesReached } from './policies-reached.js';
import type { Selection } from './selection.js';

/** Every indicator with the rows behind each number. Participation is not narrowed by filters. */
export function figuresOf(facts: Facts, selection: Selection) {
  const { asAt } = selection;
  const pairs = countedPairs(pairsOf(facts, selection));
  const consultations = consultationsOf(facts, selection);
  const byBand = adoptionByBand(pairs);
  return {
    headline: headline(pairs),
    earlyRaiseRate: earlyRaiseRate(pairs),
    stageAtFirstRaise: stageAtFirstRaise(pairs),
    leadTimeToOpening: leadTimeToOpening(pairs, asAt),
    leadTimeToDecision: leadTimeToDecision(pairs),
    adoptionByBand: byBand,
    earlyMinusLate: earlyMinusLate(byBand),
    evidenced: evidenced(pairs),
    followThrough: followThrough(pairs),
    timeToAnswer: timeToAnswer(pairs, asAt),
    coverage: coverage(consultations, asAt),
    notice: notice(consultations, asAt),
    governmentAnswer: governmentAnswer(consultations, asAt),
    earlyCoverage: earlyCoverage(policiesReached(facts, selection)),
    participation: participation(facts, asAt),
    series: series(pairs),
  };
}

export type IndicatorFigures = ReturnType<typeof figuresOf>;

/** Every indicator as a number, in the shape of the API. */
export type IndicatorNumbers = Numbers<IndicatorFigures>;

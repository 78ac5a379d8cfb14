import type { IndicatorNumbers } from '#influence';

/* The parts of the indicators, as the API shows them. */

export type RateNumbers = IndicatorNumbers['earlyRaiseRate'];
export type IntervalNumbers = IndicatorNumbers['adoptionByBand']['early']['any'];
export type SpreadNumbers = IndicatorNumbers['leadTimeToOpening'];
export type HeadlineNumbers = IndicatorNumbers['headline'];
export type QuarterNumbers = IndicatorNumbers['series']['byDecision'][number];
export type { IndicatorNumbers };

import { EarlyInfluenceHandler } from './early-influence.js';
import { FactsKept } from './facts-kept.js';

export { EarlyInfluence, type EarlyInfluenceFigures, type InfluenceFilters, type PairRow } from './early-influence.js';

/** Who answers the questions of this library. It has no tables of its own: it reads those of the registers. */
export const influenceHandlers = [FactsKept, EarlyInfluenceHandler];

import { EarlyInfluenceHandler } from './early-influence.js';

export { EarlyInfluence, type EarlyInfluenceFigures, type InfluenceFilters, type PairRow } from './early-influence.js';
export { type PolicyFilter } from './facts.js';
export { pairsOf, type AskFacts, type Facts, type Pair, type PolicyFacts } from './pairs.js';

/** Who answers the questions of this library. It has no tables of its own: it reads those of the registers. */
export const influenceHandlers = [EarlyInfluenceHandler];

export { EarlyInfluence, type EarlyInfluenceFigures, type InfluenceFilters, type PairRow } from './early-influence.js';

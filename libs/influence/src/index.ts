import { BreakdownHandler } from './breakdown-question.js';
import { Counted } from './counted.js';
import { CountEarlyInfluenceHandler } from './counts-question.js';
import { EarlyInfluenceHandler } from './early-influence.js';
import { IndicatorsHandler } from './indicators-question.js';
import { RowsBehindHandler } from './rows-behind.js';
import { WaitsHandler } from './waits-question.js';
import { WhyCountedHandler } from './why-counted.js';

export { Breakdown, type BreakdownNumbers, GROUPINGS, type Grouping, type GroupNumbers } from './breakdown-question.js';
export { CountEarlyInfluence } from './counts-question.js';
export {
  EarlyInfluence,
  type EarlyInfluenceCounts,
  type EarlyInfluenceFigures,
  type InfluenceFilters,
  type PairRow,
} from './early-influence.js';
export { type IndicatorNumbers } from './indicators.js';
export { Indicators, indicators } from './indicators-question.js';
export {
  type ConsultationBehind,
  type PairBehind,
  type PartBehind,
  type PolicyBehind,
  type RowBehind,
  RowsBehind,
  type RowsOfFigure,
  type RowsPage,
} from './rows-behind.js';
export { type AskedScope, IndicatorFilters, PERIODS_BY } from './selection.js';
export { type WaitCurves, Waits } from './waits-question.js';
export { type CountedFact, type EventNamed, type Reasons, WhyCounted } from './why-counted.js';

/** Who answers the questions of this library. It has no tables of its own: it reads those of the registers. */
export const influenceHandlers = [
  Counted,
  EarlyInfluenceHandler,
  CountEarlyInfluenceHandler,
  IndicatorsHandler,
  BreakdownHandler,
  WaitsHandler,
  RowsBehindHandler,
  WhyCountedHandler,
];

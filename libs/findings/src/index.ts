export type { DataTable, Datum, Finding, Links } from './finding.js';
export { findingsOf, WHAT_FIGURES_DO_NOT_SHOW, type Measured } from './findings.js';
export { GROUPINGS, type Grouping, type GroupNumbers } from './groups.js';
export { headlineSentence } from './headline.js';
export type { HeadlineNumbers, IndicatorNumbers } from './numbers.js';
export { stepsTable, type Waits } from './waiting.js';

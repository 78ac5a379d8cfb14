export { number, text, type DataTable, type Datum, type Finding, type Links } from './finding.js';
export { findingsOf, WHAT_FIGURES_DO_NOT_SHOW, type Measured } from './findings.js';
export { measured, type Ask } from './measured.js';
export { headlineSentence } from './headline.js';
export type { HeadlineNumbers } from './numbers.js';
export { scopeInWords } from './scope-in-words.js';
export { stepsTable } from './waiting.js';

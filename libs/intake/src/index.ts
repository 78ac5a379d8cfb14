export { fromContentItem, type GovukConsultation } from './govuk/content-item.js';
export { differences, isSameCall, whatHasHappened } from './govuk/differences.js';
export { GovukClient, type GovukClientOptions } from './govuk/govuk-client.js';
export type { KnownConsultation } from './govuk/known-consultation.js';
export { NotFetched } from './govuk/not-fetched.js';
export type { Proposal } from './govuk/proposal.js';
export type { Change, DatedBy, Publication } from './govuk/publication.js';
export { CATALOGUE, type Category } from './log/catalogue.js';
export {
  checkLogFile,
  faultInWords,
  type LineFault,
  type LogFileReport,
  type OnProgress,
  type Progress,
} from './log/check-log-file.js';
export { copyLog } from './log/copy-log.js';
export { exportLog, lineOf } from './log/export-log.js';
export { BadLogFile, importLog } from './log/import-log.js';
export { linesOf, type Line } from './log/lines.js';
export { LogConflict, type Transferred } from './log/transfer.js';

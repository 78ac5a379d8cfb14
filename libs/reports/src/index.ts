import { PinReportHandler } from './pin-report.js';

export * from './report-events.js';
export { FORMAT, type KnownPosition, PinReport, pinReport, ReportAsked } from './pin-report.js';
export { report, type Report } from './report.js';

/** Who carries out the wishes about reports. */
export const reportHandlers = [PinReportHandler];

import { PinReportHandler } from './pin-report.js';

export * from './report-events.js';
export { PinReport, pinReport } from './pin-report.js';
export { report, type Report } from './report.js';

/** Who carries out the wishes about reports. */
export const reportHandlers = [PinReportHandler];

import type { Ask } from '#findings';
import { paperOf, type ReportOf } from './content/paper-of.js';
import { docxOf } from './docx.js';
import { htmlOf } from './html.js';
import type { Paper, ReportFile } from './paper.js';
import { xlsxOf } from './xlsx.js';

export { scopeOf, type ReportOf } from './content/paper-of.js';
export type { Paper, ReportFile, Section } from './paper.js';

export { sealed } from './seal.js';
export { restatementOf, type Restated } from './restatement.js';
export { positionSeen } from './position-seen.js';

/** The kinds of files that a report is made as, by the ending of their names. */
export const REPORT_FILES = {
  html: async (paper: Paper): Promise<ReportFile> => htmlOf(paper),
  docx: docxOf,
  xlsx: xlsxOf,
} as const;
export type ReportFileKind = keyof typeof REPORT_FILES;

/** Every making that a report can have been pinned with, by its number. None is ever changed or taken away. */
const MAKINGS: ReadonlyMap<number, (report: ReportOf, ask: Ask) => Promise<Paper>> = new Map([[1, paperOf]]);

/**
 * What stands in a report, asked of what was known at its moment.
 * @throws when the report was pinned by a later version of the tracker, with a making that this one does not have
 */
export async function makeReport(report: ReportOf & { readonly format: number }, ask: Ask): Promise<Paper> {
  const making = MAKINGS.get(report.format);
  if (!making)
    throw new Error(`This version of the tracker does not know how to make reports of format ${report.format}`);
  return making(report, ask);
}

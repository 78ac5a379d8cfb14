import { docxOf } from './docx.js';
import { htmlOf } from './html.js';
import type { Paper, ReportFile } from './paper.js';
import { xlsxOf } from './xlsx.js';

export type { Paper, ReportFile, Section } from './paper.js';

/** The kinds of files that a report is made as, by the ending of their names. */
export const REPORT_FILES = {
  html: async (paper: Paper): Promise<ReportFile> => htmlOf(paper),
  docx: docxOf,
  xlsx: xlsxOf,
} as const;
export type ReportFileKind = keyof typeof REPORT_FILES;

import type { DataTable } from '#findings';

/** A part of a report: what it is about, and a table, perhaps with a picture of it. */
export interface Section {
  /** letters and dashes: its name within the report */
  readonly id: string;
  readonly heading: string;
  readonly text?: string;
  readonly table?: DataTable;
  /** SVG drawn by this project */
  readonly chart?: string;
}

/** A report as its files hold it: nothing in it depends on who reads it, or when. */
export interface Paper {
  readonly title: string;
  /** at the head and the foot: “OFFICIAL” */
  readonly marking: string;
  /** the instant that it is of */
  readonly asOf: string;
  /** what it is of, label by label */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly lead: string;
  readonly sections: readonly Section[];
}

/** A file of a report. */
export interface ReportFile {
  readonly mediaType: string;
  readonly content: Buffer;
}

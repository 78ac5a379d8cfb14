import type { Comparison } from './compare.js';
import type { Fault } from './own-tables.js';

/** What everybody who does a job needs to know. */
export interface Source {
  /** the log: a SQLite file or the address of an EventStoreDB */
  readonly log: string;
  /** the compiled module that exports `projections` */
  readonly projectionsModule: string;
}

/** Keeps a database up to date with the log for as long as it is let. */
export interface KeepJob extends Source {
  readonly kind: 'keep';
  /** built before: goes on with it, or gives up when it is damaged, of another log, or has other tables */
  readonly existing?: string;
  /** to be built first */
  readonly target?: string;
  /** whether the build may take two processors */
  readonly inTwo?: boolean;
}

/** Builds a database as of a position. */
export interface SnapshotJob extends Source {
  readonly kind: 'snapshot';
  readonly target: string;
  readonly until: number;
  /** a date: only with what had happened by then */
  readonly asAt?: string;
  /** a database of an earlier position to begin with */
  readonly base?: string;
}

/** Plays some of the projections into a database that is being built, as soon as it is told which: it gets ready meanwhile. */
export interface PartJob extends Source {
  readonly kind: 'part';
  readonly file: string;
  readonly until: number;
}

/** Builds a database afresh to the position of another and compares them. */
export interface VerifyJob extends Source {
  readonly kind: 'verify';
  readonly file: string;
  readonly fresh: string;
}

export type Job = KeepJob | SnapshotJob | PartJob | VerifyJob;

/** How far a job has come. */
export interface Progress {
  /** the position up to which its database has read */
  readonly position: number;
  /** the position it is to reach */
  readonly head: number;
}

/** How it stands with a database that is kept up to date. */
export interface KeepReport extends Progress {
  /** the database, once it may be read */
  readonly file?: string;
  /** it has reached the present */
  readonly live: boolean;
  readonly faults: readonly Fault[];
  readonly storeAvailable: boolean;
  /** what keeps it from going on: it tries again by itself */
  readonly trouble?: string;
}

/** What came of a verification, at which position. */
export interface Verification extends Comparison {
  readonly position: number;
}

/** How far a verification has come, and at last what it found. */
export type VerifyReport = Progress & { readonly found?: Verification };

/** To who does a job: to end it, or which projections are its part. */
export type ToWorker = 'stop' | { readonly part: readonly string[] };

/** What comes from who does a job. */
export type FromWorker<Report extends object> =
  { readonly report: Report } | { readonly failed: string } | { readonly done: true };

import Database from 'better-sqlite3';
import type { EventStore } from '#event-store';
import { build } from './build.js';
import { compareWith } from './compare.js';
import { remove } from './folder.js';
import type { VerifyJob, VerifyReport } from './jobs.js';
import { positionOf } from './own-tables.js';
import type { Projection } from './projection.js';

interface Verifying extends VerifyJob {
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly tell: (report: VerifyReport) => void;
  readonly signal: AbortSignal;
}

/**
 * Plays the log into a fresh database up to the position of the one in use, and compares the two. The one in use may go
 * on meanwhile: its state at that position is held by an open read transaction.
 */
export async function verify({ file, fresh, tell, ...source }: Verifying): Promise<void> {
  const live = new Database(file, { readonly: true, fileMustExist: true });
  try {
    live.exec('BEGIN');
    const position = positionOf(live);
    await build({ ...source, target: fresh, until: position, tell });
    tell({ position, head: position, found: { position, ...compareWith(live, fresh) } });
  } finally {
    live.close();
    remove(fresh);
  }
}

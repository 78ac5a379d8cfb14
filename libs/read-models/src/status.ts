import { START } from '#event-store';
import type { KeepReport, Progress } from './jobs.js';
import type { Fault } from './own-tables.js';

/** How it stands with the read models, for health, banners and progress bars. */
export interface ReadModelsStatus {
  /**
   * `building`: there is nothing to show yet; `catchingUp`: what is shown is some way behind the log; `live`: it follows
   * the log
   */
  readonly state: 'building' | 'catchingUp' | 'live';
  /** what readers see; START while there is nothing to see */
  readonly position: number;
  /** the last position of the log that is known */
  readonly head: number;
  /** 0 to 1: how far the first build, or catching up, has come */
  readonly progress: number;
  /** 0 to 1: how far the database has come that is to take over from the one that is shown; absent when there is none */
  readonly rebuilding?: number;
  /** the projections that were set aside: what depends on them stays as it was before the event */
  readonly faults: readonly Fault[];
  /** whether the log can be reached */
  readonly storeAvailable: boolean;
  /** what keeps the read models from going on: it is tried again */
  readonly trouble?: string;
}

const NOT_BEGUN: KeepReport = { position: START, head: START, live: false, faults: [], storeAvailable: true };

/** How much of the way is done, 0 to 1. */
export const partOf = ({ position, head }: Progress): number => (position >= head ? 1 : (position + 1) / (head + 1));

/** Puts together how the database that is served and the one that is to take over stand. */
export function statusOf(
  serving?: KeepReport,
  candidate?: { report?: KeepReport },
  failure?: string,
): ReadModelsStatus {
  const { position, head, live, faults, storeAvailable } = serving ?? candidate?.report ?? NOT_BEGUN;
  const trouble = failure ?? serving?.trouble ?? candidate?.report?.trouble;
  const built = candidate?.report && candidate.report.head > START ? partOf(candidate.report) : 0;
  return {
    state: serving ? (live ? 'live' : 'catchingUp') : 'building',
    position: serving ? position : START,
    head,
    progress: serving ? (live ? 1 : partOf({ position, head })) : built,
    ...(serving && candidate && { rebuilding: built }),
    faults,
    storeAvailable,
    ...(trouble !== undefined && { trouble }),
  };
}

import type { Command } from '@nestjs/cqrs';
import type { Documents } from '#documents';
import { actingAs, type Outcome } from '#event-store';
import { story } from './story.js';

/** What sample events bear as `importedFrom`, so that nobody takes them for real. */
export const SAMPLE = 'sample';

interface Playing {
  /** carries out a wish, in the name of whoever is acting */
  readonly carryOut: (command: Command<Outcome>) => Promise<Outcome>;
  /** where the documents go that the sample's responses name */
  readonly documents: Pick<Documents, 'keep'>;
  /** told after each wish how many are done, and of how many */
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Tells the tracker the sample, wish by wish, as if it had been entered over the years. What was told before is not told
 * again, so a sample that was broken off is finished by another call. For an empty log, or one with part of the sample
 * in it: see `sampleIn`. @returns how many events were stored
 */
export async function playSample({ carryOut, documents, onProgress = () => {} }: Playing): Promise<number> {
  const wishes = story();
  let stored = 0;
  for (const [done, { command, document, ...acting }] of wishes.entries()) {
    if (document) await documents.keep([document]);
    const { recorded } = await actingAs({ ...acting, importedFrom: SAMPLE }, () => carryOut(command));
    stored += recorded;
    onProgress(done + 1, wishes.length);
  }
  return stored;
}

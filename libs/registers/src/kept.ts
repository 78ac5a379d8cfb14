import type { Database } from 'better-sqlite3';
import { narrowedTo } from '#read-models';

const KEPT_AT_MOST = 300;
const kept = new Map<string, unknown>();

/**
 * The answer to a question about everything up to a position of the log. The same question at the same position has the
 * same answer, which is kept for the next who asks: what counts or ranks all there is costs more than the rest of a page.
 * Without a position, or of a database that is only in memory and has no name of its own, nothing is kept.
 */
export function keptAt<Answer>(
  db: Database,
  position: number | undefined,
  question: readonly unknown[],
  answer: () => Answer,
): Answer {
  if (position === undefined || db.memory) return answer();
  const key = JSON.stringify([db.name, narrowedTo(db), position, ...question]);
  const found = kept.has(key) ? (kept.get(key) as Answer) : answer();
  // the one asked for last is thrown away last
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value!);
  return found;
}

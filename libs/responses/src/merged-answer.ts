import { RuleBroken } from '#vocabulary';
import { currentVersion, type Answer, type AnswerVersion } from './answers.js';
import type { AnswerDrafted, ResponseEvent, Stance } from './response-events.js';
import { mergeTexts, type MergedPiece } from './words/merge.js';

/** What somebody wants an answer to be. */
export interface AnswerWanted {
  readonly stance: Stance;
  readonly text: string;
  readonly askId: string | null;
}

/** The parts of an answer that two people can change each in their own way. */
export type AnswerPart = 'stance' | 'text' | 'askId';

/** Two people changed the same part of an answer. Both answers are here: nothing of either is given up. */
export class AnswerConflict extends RuleBroken {
  constructor(
    readonly mine: AnswerWanted,
    readonly theirs: AnswerVersion,
    /** what both agree on, and the passages that each has in their own words */
    readonly pieces: readonly MergedPiece[],
    /** the parts that they differ in */
    readonly parts: readonly AnswerPart[],
  ) {
    super(
      'Somebody else has changed the same part of this answer since you opened it. Both are kept: put them together, then save again',
      parts[0],
    );
  }
}

/** Lines end as in the log, whatever a browser sends. */
export const withPlainLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/**
 * What an answer becomes when somebody saves theirs, which was written on a certain version (0: on none).
 * @throws AnswerConflict when they and others since have changed the same part
 */
export function mergedAnswer(
  { stance, text, askId, baseVersion }: Omit<AnswerDrafted, 'responseId' | 'questionId'>,
  answer: Answer,
): AnswerWanted {
  const mine = { stance, text: withPlainLines(text), askId: askId ?? null };
  const current = currentVersion(answer);
  if (baseVersion > (current?.version ?? 0))
    throw new RuleBroken(`This answer has no version ${baseVersion} yet`, 'baseVersion');
  if (!current || baseVersion === current.version) return mine;
  const base = answer.versions[baseVersion - 1];
  const words = mergeTexts(base?.text ?? '', mine.text, current.text);
  const stanceNow = eitherChange(base?.stance, mine.stance, current.stance);
  const askNow = eitherChange(base?.askId ?? null, mine.askId, current.askId);
  const parts: AnswerPart[] = [
    ...(words.text === undefined ? ['text' as const] : []),
    ...(stanceNow === undefined ? ['stance' as const] : []),
    ...(askNow === undefined ? ['askId' as const] : []),
  ];
  if (words.text === undefined || stanceNow === undefined || askNow === undefined)
    throw new AnswerConflict(mine, current, words.pieces, parts);
  return { stance: stanceNow, text: words.text, askId: askNow };
}

/**
 * An answer saved as its next version; nothing when it says what stands.
 * @throws RuleBroken when the answer is locked
 */
export function savedAs(
  { responseId, questionId, baseVersion }: Pick<AnswerDrafted, 'responseId' | 'questionId' | 'baseVersion'>,
  { stance, text, askId }: AnswerWanted,
  answer: Answer,
): ResponseEvent[] {
  const current = currentVersion(answer);
  if (current && stance === current.stance && text === current.text && askId === current.askId) return [];
  if (answer.locked) throw new RuleBroken('This answer is locked as complete: unlock it before its words change');
  const data = { responseId, questionId, stance, text, ...(askId !== null && { askId }), baseVersion };
  return [{ type: 'AnswerDrafted', data }];
}

/** The value that one of two has changed, or both alike; undefined when each changed it in their own way. */
const eitherChange = <T>(base: T | undefined, mine: T, theirs: T): T | undefined =>
  mine === theirs || mine === base ? theirs : theirs === base ? mine : undefined;

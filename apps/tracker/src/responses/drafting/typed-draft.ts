import { validate as isId } from 'uuid';
import type { AnswerDraft } from '#drafts';
import type { Raw } from '#govuk-pages';
import { STANCES } from '#responses';

const TYPED_AT_MOST = 100_000;

/** What a form holds that was not saved. */
export const draftIn = (raw: Raw, text: string, savedAt: string): AnswerDraft => ({
  stance: raw.stance?.[0] ?? '',
  text,
  askId: raw.askId?.[0] ?? '',
  baseVersion: Number(raw.baseVersion?.[0] ?? 0) || 0,
  savedAt,
});

/** What a browser sends while somebody types; undefined when it only says that somebody is here. */
export function draftOf(body: unknown, savedAt: string): AnswerDraft | undefined {
  if (typeof body !== 'object' || body === null || !('text' in body)) return undefined;
  const { stance, text, askId, baseVersion } = body as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string' || text.length > TYPED_AT_MOST) return undefined;
  return {
    stance: STANCES.find((known) => known === stance) ?? '',
    text: text.replaceAll('\r\n', '\n'),
    askId: isId(askId) ? String(askId) : '',
    baseVersion: Number.isInteger(baseVersion) ? Number(baseVersion) : 0,
    savedAt,
  };
}

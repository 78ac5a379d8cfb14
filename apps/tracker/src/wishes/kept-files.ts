import { KEPT, type Form, type Mistake, type Raw } from '#govuk-pages';
import { DocumentTooLarge, faultOfFile, type Documents, type Kept } from '#documents';
import type { SentFile } from './wish.js';

/** A document as events name it. */
export interface NamedDocument {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Keeps the files that came with a form, and answers the body with what they are known by from now on: a file need not be
 * chosen again when the form comes back with a mistake, or is shown once more to be checked. What is wrong with one is a
 * mistake, and that one is not kept.
 */
export async function keepFiles(
  documents: Documents,
  form: Form,
  raw: Raw,
  files: Readonly<Record<string, SentFile>>,
): Promise<{ readonly raw: Raw; readonly mistakes: readonly Mistake[] }> {
  const kept: Record<string, readonly string[]> = {};
  const mistakes: Mistake[] = [];
  for (const { name } of form.fields.filter(({ kind }) => kind === 'file')) {
    const file = files[name];
    if (!file) continue;
    const { mediaType, bytes } = file;
    const fileName = nameOnly(file.fileName);
    const fault = faultOfFile(fileName, bytes);
    const known = fault ?? (await keep(documents, bytes));
    if (typeof known === 'string') mistakes.push({ name, text: known });
    else kept[KEPT + name] = [JSON.stringify({ fileName, mediaType, ...known } satisfies NamedDocument)];
  }
  return { raw: { ...raw, ...kept }, mistakes };
}

/** What the bytes are known by, or what is wrong with them. */
async function keep(documents: Documents, bytes: Buffer): Promise<Kept | string> {
  try {
    return await documents.keep([bytes]);
  } catch (error) {
    if (error instanceof DocumentTooLarge) return `${error.message}: choose a smaller one`;
    throw error;
  }
}

/** The name of a file. Some browsers send the whole path. */
export const nameOnly = (fileName: string) => fileName.split(/[\\/]/).at(-1) || 'document';

/** The documents that the files of a form became, by the name of their field. */
export function keptFiles(form: Form, raw: Raw): Record<string, unknown> {
  return Object.fromEntries(
    form.fields.flatMap(({ kind, name }) => {
      const kept = raw[KEPT + name]?.[0];
      if (kind !== 'file' || !kept) return [];
      try {
        return [[name, JSON.parse(kept) as unknown]];
      } catch {
        return [];
      }
    }),
  );
}

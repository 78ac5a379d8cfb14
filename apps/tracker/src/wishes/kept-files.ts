import type { Form, Raw } from '#govuk-pages';
import { KEPT } from '#govuk-pages';
import { RuleBroken } from '#vocabulary';
import { DocumentTooLarge, type Documents } from '#documents';
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
 * chosen again when the form comes back with a mistake, or is shown once more to be checked.
 * @throws RuleBroken when a file is too large
 */
export async function keepFiles(
  documents: Documents,
  form: Form,
  raw: Raw,
  files: Readonly<Record<string, SentFile>>,
): Promise<Raw> {
  const kept: Record<string, readonly string[]> = {};
  for (const { name } of form.fields.filter(({ kind }) => kind === 'file')) {
    const file = files[name];
    if (!file) continue;
    const { fileName, mediaType, bytes } = file;
    const document: NamedDocument = {
      fileName: nameOnly(fileName),
      mediaType,
      ...(await keep(documents, bytes, name)),
    };
    kept[KEPT + name] = [JSON.stringify(document)];
  }
  return { ...raw, ...kept };
}

async function keep(documents: Documents, bytes: Buffer, field: string) {
  try {
    return await documents.keep([bytes]);
  } catch (error) {
    if (error instanceof DocumentTooLarge) throw new RuleBroken(`${error.message}: choose a smaller one`, field);
    throw error;
  }
}

/** Some browsers send the whole path. */
const nameOnly = (fileName: string) => fileName.split(/[\\/]/).at(-1) || 'document';

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

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, with what is in it. */
function* filesIn(folder: string): Generator<{ path: string; bytes: Buffer }> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield { path, bytes: readFileSync(path) };
  }
}

/** A text as it may stand in a file: as it is, in the letters of Windows, in base64 wherever it begins, in hexadecimal. */
const formsOf = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  ...['', 'x', 'xx'].map((before) =>
    // what stands beside it changes the letters at its ends
    Buffer.from(
      Buffer.from(before + text)
        .toString('base64')
        .replaceAll('=', '')
        .slice(4, -4),
    ),
  ),
  Buffer.from(Buffer.from(text).toString('hex')),
];

/** The files below a folder in which a text stands, however it is written. */
export function filesWith(folder: string, text: string): string[] {
  const forms = formsOf(text);
  return [...filesIn(folder)].filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ path }) => path);
}

import { unzipSync } from 'fflate';

const starts = (bytes: Uint8Array, with_: string) =>
  Buffer.from(bytes.subarray(0, with_.length)).equals(Buffer.from(with_, 'latin1'));

/** The names of the parts of a zipped file, without unpacking one; nothing when it is none. */
function partsOf(bytes: Uint8Array): readonly string[] {
  if (!starts(bytes, 'PK\x03\x04')) return [];
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
  } catch {
    return [];
  }
  return names;
}

/** A Word document or a workbook, and none that brings a program with it. */
const office = (part: string) => (bytes: Uint8Array) => {
  const parts = partsOf(bytes);
  return parts.includes(part) && !parts.some((name) => /vbaProject|\.(exe|dll|js|vbs)$/i.test(name));
};

/** The first part of an OpenDocument says what it is, as it stands: not packed. */
const openDocument = (kind: string) => (bytes: Uint8Array) =>
  partsOf(bytes)[0] === 'mimetype' &&
  Buffer.from(bytes.subarray(0, 200)).includes(`mimetypeapplication/vnd.oasis.opendocument.${kind}`) &&
  !partsOf(bytes).some((name) => /^(Basic|Scripts)\//.test(name));

/** A browser would take these for a page or a picture that may run something, an operating system for a program. */
const RUNS = /^(#!|<!doctype html|<(html|head|body|script|svg|\?xml|\?php|iframe)\b)/i;

/** Words, and nothing that only machines read. */
function isText(bytes: Uint8Array): boolean {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\0-\x08\x0e-\x1f]/.test(text) && !RUNS.test(text.trimStart());
  } catch {
    return false;
  }
}

/** A mail as it travels: lines of a name and what it says, before the first empty one. */
const isMail = (bytes: Uint8Array) =>
  isText(bytes) &&
  /^(from|to|subject|date|received|return-path|mime-version|message-id|delivered-to)[ \t]*:/im.test(
    Buffer.from(bytes.subarray(0, 10_000))
      .toString('utf8')
      .split(/\r?\n\r?\n/)[0] ?? '',
  );

/** How the bytes of each kind of file look, by the end of its name. */
const KINDS: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  pdf: (bytes) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'),
  docx: office('word/document.xml'),
  xlsx: office('xl/workbook.xml'),
  pptx: office('ppt/presentation.xml'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  rtf: (bytes) => starts(bytes, '{\\rtf'),
  txt: isText,
  md: isText,
  csv: isText,
  eml: isMail,
  png: (bytes) => starts(bytes, '\x89PNG\r\n\x1a\n'),
  jpg: (bytes) => starts(bytes, '\xff\xd8\xff'),
  jpeg: (bytes) => starts(bytes, '\xff\xd8\xff'),
};

/**
 * What is wrong with a file that somebody sends, as a sentence; nothing when it is of a kind that is taken, and its bytes
 * are what its name says. Programs, web pages and drawings that may run something are of no such kind.
 */
export function faultOfFile(fileName: string, bytes: Uint8Array): string | undefined {
  const ending = /\.([^.]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  const looksRight = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  if (!looksRight)
    return 'Choose a PDF, Word, Excel, PowerPoint, OpenDocument, RTF, text, CSV, mail (.eml), PNG or JPEG file';
  return looksRight(bytes)
    ? undefined
    : `The file is not what its name says: it ends in .${ending} and holds something else`;
}

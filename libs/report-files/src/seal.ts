import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The earliest that a zip can say. */
const NO_TIME = '1980-01-01T00:00:00';
const TIMES = /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<\/dcterms:(?:created|modified)>)/g;

/**
 * Packs an office document again so that the same content is the same bytes: its parts in order of name, none compressed
 * (another version of the algorithm would compress differently), all of one fixed time, and the times inside those of the
 * report.
 */
export function sealed(document: Uint8Array, asOf: string): Buffer {
  const instant = new Date(asOf).toISOString().replace(/\.\d+Z$/, 'Z');
  const parts = Object.entries(unzipSync(document)).sort(([a], [b]) => (a < b ? -1 : 1));
  const packed: Zippable = {};
  for (const [name, content] of parts) {
    const settled =
      name === 'docProps/core.xml' ? strToU8(strFromU8(content).replaceAll(TIMES, `$1${instant}$2`)) : content;
    packed[name] = [settled, { level: 0, mtime: NO_TIME }];
  }
  return Buffer.from(zipSync(packed));
}

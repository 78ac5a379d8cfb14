import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** One line of a file, from 1. A line that cannot be read has a problem instead of a text. */
export interface Line {
  readonly number: number;
  readonly text?: string;
  readonly problem?: string;
  /** how much of the file has been read with this line, from 0 to 1 */
  readonly share: number;
}

const NEWLINE = 0x0a;
const LONGEST = 4 * 1024 * 1024;

/**
 * The lines of a UTF-8 file, read as they are asked for. Only a line feed ends a line (U+2028 is a character like any
 * other); a carriage return before it and a byte order mark are taken off.
 */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  const { size } = await stat(file);
  let number = 0;
  let read = 0;
  let begun: Buffer[] = [];
  let length = 0;
  const ended = (rest: Buffer, upTo: number): Line => {
    const tooLong = length + rest.length > LONGEST;
    const bytes = begun.length > 0 && !tooLong ? Buffer.concat([...begun, rest]) : rest;
    begun = [];
    length = 0;
    const share = Math.min(upTo / size, 1);
    if (tooLong) return { number: ++number, problem: `is longer than ${LONGEST / 1024 / 1024} MiB`, share };
    return { number: ++number, share, ...decoded(bytes) };
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield ended(chunk.subarray(from, at), read + at + 1);
      from = at + 1;
    }
    read += chunk.length;
    const rest = chunk.subarray(from);
    length += rest.length;
    if (length <= LONGEST) begun.push(rest);
    else begun = [];
  }
  if (length > 0) yield ended(Buffer.alloc(0), read);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decoded(bytes: Buffer): Pick<Line, 'text' | 'problem'> {
  try {
    const text = utf8.decode(bytes);
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text };
  } catch {
    return { problem: 'is not UTF-8' };
  }
}

import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { SentFile } from './wish.js';

interface Sent {
  readonly body: unknown;
  readonly files: Readonly<Record<string, SentFile>>;
}

const read = new WeakMap<FastifyRequest, Promise<Sent>>();

/**
 * What a form has sent: its fields, and its files by the name of their field. A file that was not chosen is absent. It
 * comes over the wire once, and may be asked for more often.
 */
export function readBody(request: FastifyRequest): Promise<Sent> {
  let sent = read.get(request);
  if (!sent) read.set(request, (sent = readParts(request)));
  return sent;
}

async function readParts(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return { body: request.body, files: {} };
  const body: Record<string, string[]> = {};
  const files: Record<string, SentFile> = {};
  for await (const sent of request.parts()) {
    const part: Multipart = sent;
    if (part.type === 'field') (body[part.fieldname] ??= []).push(String(part.value));
    else {
      const bytes = await part.toBuffer();
      if (part.filename && bytes.length > 0)
        files[part.fieldname] = { fileName: part.filename, mediaType: part.mimetype, bytes };
    }
  }
  return { body, files };
}

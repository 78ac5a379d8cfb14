import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { SentFile } from './wish.js';

/** What a form has sent: its fields, and its files by the name of their field. A file that was not chosen is absent. */
export async function readBody(
  request: FastifyRequest,
): Promise<{ body: unknown; files: Readonly<Record<string, SentFile>> }> {
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

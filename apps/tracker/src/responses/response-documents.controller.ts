import { Controller, Get, Param, Post, Req, Res, UnprocessableEntityException } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { validate as isId } from 'uuid';
import { Documents, faultOfFile, type Kept } from '#documents';
import { RuleBroken } from '#vocabulary';
import { notFound } from '../web/errors.js';
import { nameOnly } from '../wishes/kept-files.js';
import { readBody } from '../wishes/read-body.js';
import { Wishes } from '../wishes/wishes.js';
import { responseOf } from './responses.js';

/** The document of a response, byte for byte as it was sent. */
@ApiTags('responses')
@Controller()
export class ResponseDocuments {
  constructor(
    private readonly documents: Documents,
    private readonly wishes: Wishes,
  ) {}

  @Get(['/responses/:id/document', '/api/responses/:id/document'])
  @ApiOperation({ operationId: 'ResponseDocument', summary: 'The document that was sent, byte for byte' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async download(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (!isId(id)) throw notFound('response');
    const { response } = await responseOf(this.wishes.about(id));
    const content = response.document && (await this.documents.read(response.document.sha256));
    if (!content) throw notFound('document');
    // Whatever it says it is, it is saved and never shown as a page of ours.
    await reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(response.document.fileName)}`)
      .header('content-length', response.document.bytes)
      .send(content);
  }

  @Post('/api/documents')
  @ApiOperation({ operationId: 'KeepDocument', summary: 'Keeps a file under its SHA-256, to be named by a response' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiResponse({ status: 201, description: 'Its SHA-256 and its size in bytes' })
  async keep(@Req() request: FastifyRequest): Promise<Kept> {
    const { file } = (await readBody(request)).files;
    if (!file) throw new UnprocessableEntityException('Send a file, named “file”, as multipart/form-data.');
    const fault = faultOfFile(nameOnly(file.fileName), file.bytes);
    if (fault) throw new RuleBroken(fault, 'file');
    return this.documents.keep([file.bytes]);
  }
}

import { Controller, Get, Param, Res, type Type } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { validate as isId } from 'uuid';
import type { BlocksPage } from '#govuk-pages';
import { page, type Drawn } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';
import { Wishes } from '../wishes/wishes.js';

/** The page of one item, and where what it shows comes from. */
export interface ItemOf<Detail> {
  readonly subject: Subject;
  readonly find: (about: About) => Promise<Detail | undefined>;
  /** the revision of its stream, the ETag of the API */
  readonly revision: (detail: Detail) => number;
  readonly page: (detail: Detail, about: About) => Promise<Omit<BlocksPage, 'kind'>> | Omit<BlocksPage, 'kind'>;
}

/** The page of an item, and the same at `GET /api/<subject>/<id>`. */
export function itemPages<Detail extends object>({ subject, find, revision, page: drawnAs }: ItemOf<Detail>): Type[] {
  const findOrFail = async (about: About) => {
    const detail = isId(about.id) ? await find(about) : undefined;
    if (!detail) throw notFound(subject.one);
    return detail;
  };

  @Controller(`${subject.path}/:id`)
  class ItemPages {
    constructor(private readonly wishes: Wishes) {}

    @Get()
    async show(@Param('id') id: string): Promise<Drawn> {
      const about = this.wishes.about(id);
      const shown = await drawnAs(await findOrFail(about), about);
      return page({ section: subject.section ?? subject.path, ...shown });
    }
  }

  @ApiTags(subject.path.slice(1))
  @Controller(`/api${subject.path}/:id`)
  class ItemApi {
    constructor(private readonly wishes: Wishes) {}

    @Get()
    @ApiOperation({
      operationId: `Find${subject.one.replace(/^./, (letter) => letter.toUpperCase())}`,
      summary: `One ${subject.one} with all that belongs to it`,
    })
    @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
    async find(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Detail> {
      const detail = await findOrFail(this.wishes.about(id));
      void reply.header('etag', `"${revision(detail)}"`);
      return detail;
    }
  }
  return [ItemPages, ItemApi];
}

import { BadRequestException, Body, Controller, Headers, Param, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v5 as derivedId, v7 as newId, validate as isId } from 'uuid';
import { noteWish } from '../access/wish-routes.js';
import { notFound } from '../web/errors.js';
import type { Block } from '#govuk-pages';
import { InvalidInput, validated } from '#vocabulary';
import { viewer } from '../web/viewer.js';
import { inputSchema } from '../api/schemas.js';
import type { Subject, Wish } from './wish.js';
import { Wishes } from './wishes.js';

const BEGUN_BY = '5c0d7a44-8a4e-5b43-8d8b-0c3f5b1f3c11';

/** The call of one wish: `POST /api/<subject>` begins an item, `POST /api/<subject>/<id>/<path>` is about one. */
export function wishApi(subject: Subject, wish: Wish): Type {
  const filledIn = Object.keys(wish.fills?.('') ?? {});
  const schema = wish.begins
    ? { optional: subject.idField, without: filledIn }
    : { without: [subject.idField, ...filledIn] };
  const address = wish.begins ? `/api${subject.path}` : `/api${subject.path}/:id/${wish.path}`;
  noteWish(['POST'], address, wish.command.name);

  const NamesTheItem = (): MethodDecorator =>
    wish.begins ? () => {} : ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

  @ApiTags(subject.path.slice(1))
  @Controller(address)
  class WishApi {
    constructor(private readonly wishes: Wishes) {}

    @Post()
    @NamesTheItem()
    @ApiOperation({ operationId: wish.command.name, summary: wish.summary })
    @ApiBody({
      schema: inputSchema(wish.shape, schema),
    })
    @ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A UUID: the same key sent twice records nothing twice',
    })
    @ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag that you have read: refused when the item has changed since',
    })
    @ApiResponse({
      status: 201,
      description:
        'Recorded, or recorded before. `warnings` says in sentences what should be looked at, if anything should',
    })
    @ApiResponse({ status: 400, description: 'The body has mistakes in it, by field' })
    @ApiResponse({ status: 412, description: 'The item has changed since the ETag was read' })
    @ApiResponse({ status: 422, description: 'A rule does not allow it' })
    @ApiResponse({ status: 503, description: 'The log cannot be reached; nothing was recorded' })
    async carryOut(
      @Param('id') named: string | undefined,
      @Body() body: unknown,
      @Headers('idempotency-key') key: string | undefined,
      @Headers('if-match') match: string | undefined,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<object> {
      if (key !== undefined && !isId(key)) throw new BadRequestException('Idempotency-Key must be a UUID.');
      const details = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
      const typed = filledIn.filter((field) => field in details);
      if (typed.length > 0)
        throw new InvalidInput(
          typed.map((field) => ({ field, message: 'is filled in with who is acting: leave it out' })),
        );
      const given: unknown = wish.begins ? (details as Record<string, unknown>)[subject.idField] : named;
      const id = given ?? (key ? derivedId(key, BEGUN_BY) : newId());
      if (!wish.begins && !isId(id)) throw notFound(subject.one);
      const whole = { ...details, [subject.idField]: id };
      // what begins an item is compared with those that are there; what is about an item needs it to be there
      const before = wish.begins ? await this.warnings(id, whole) : [];
      const {
        shown: visible,
        repeated: _,
        ...outcome
      } = await this.wishes.carryOut(wish, whole, {
        actor: viewer().actor,
        commandId: key ?? newId(),
        ...expectedBy(match),
      });
      const warnings = wish.begins ? before : await this.warnings(id, whole);
      void reply
        .status(201)
        .header('location', `/api${subject.path}/${String(id)}`)
        .header('etag', `"${outcome.revision}"`);
      return { id, ...outcome, visible, ...(warnings.length > 0 && { warnings }) };
    }

    /** What a page would have shown before it recorded this. @throws InvalidInput */
    private async warnings(id: unknown, details: object): Promise<string[]> {
      if (!wish.warns) return [];
      const checked = validated(wish.shape, { ...details, ...wish.fills?.(viewer().actor) });
      const blocks = await this.wishes.view(() => wish.warns!(checked, this.wishes.about(String(id))));
      return blocks.flatMap(sentencesIn);
    }
  }
  return WishApi;
}

/** What a block of a page says to a program. */
function sentencesIn(block: Block): string[] {
  if (block.kind === 'warning' || block.kind === 'inset' || block.kind === 'prose') return [block.text];
  return block.kind === 'table' && block.rows.length > 0 ? [block.caption] : [];
}

/** The revision that an If-Match header expects. @throws BadRequestException when it is no ETag of this API */
function expectedBy(match: string | undefined): { expectedRevision?: number } {
  if (match === undefined) return {};
  const revision = /^(?:W\/)?"(\d{1,15})"$/.exec(match.trim())?.[1];
  if (revision === undefined) throw new BadRequestException('If-Match must be the ETag of an answer, like "3".');
  return { expectedRevision: Number(revision) };
}

import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { drawSearch } from '#govuk-pages';
import { SearchEverything } from '#registers';
import { Drawn } from '../web/answer.js';
import { hrefOf } from '../registers/hrefs.js';

const LONGEST = 200;

const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, LONGEST) : '');

/** Looks for words in everything that was recorded. */
@Controller('search')
export class SearchController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async search(@Query() asked: Record<string, unknown>): Promise<Drawn> {
    const [q, kind, number] = [text(asked.q), text(asked.kind), Number(text(asked.page))];
    const page = Number.isInteger(number) && number > 0 ? number : 1;
    const found = q ? await this.queries.execute(new SearchEverything(q, { page, ...(kind && { kind }) })) : undefined;
    const hits = found?.hits.map((hit) => ({ ...hit, href: hrefOf(hit.kind, hit.id) })) ?? [];
    return new Drawn((site) => drawSearch({ q, kind, ...(found && { found: { ...found, hits } }) }, site));
  }
}

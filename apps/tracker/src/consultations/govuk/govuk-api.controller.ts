import { BadRequestException, Body, Controller, HttpCode, Post, UnprocessableEntityException } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { v7 as newId } from 'uuid';
import type { Raw } from '#govuk-pages';
import { differences, whatHasHappened, type GovukConsultation, type Proposal } from '#intake';
import { LoggedConsultation } from '#registers';
import { Wishes } from '../../wishes/wishes.js';
import { GovukItems } from './govuk-items.js';
import { justLogged, KnownCalls } from './known-calls.js';
import { wishFor } from './record-changes.js';

/** What a GOV.UK page says, for programs: what would be logged, or what has changed. Nothing is recorded. */
@ApiTags('consultations')
@Controller('/api/consultations/from-govuk')
export class GovukApiController {
  constructor(
    private readonly wishes: Wishes,
    private readonly items: GovukItems,
    private readonly calls: KnownCalls,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'ReadGovukConsultation',
    summary:
      'Reads a consultation from GOV.UK, by address or as a content item: what would be logged, or what has changed since. Nothing is recorded',
  })
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        address: { type: 'string', description: 'The address of its page on GOV.UK' },
        item: { type: 'object', description: 'Its content item, instead of the address' },
      },
    },
  })
  @ApiResponse({
    status: 200,
    description:
      '“details” is the body to log it with; “logged” names the consultation it is logged as already; each of “changes” is the body of a call below that consultation',
  })
  @ApiResponse({ status: 422, description: 'GOV.UK cannot be reached, or it is no consultation' })
  async read(@Body() body: unknown): Promise<object> {
    const { address, item } = Object(body) as { address?: unknown; item?: unknown };
    if (typeof address !== 'string' && typeof item !== 'object')
      throw new BadRequestException('Send an “address” on GOV.UK, or a content item as “item”.');
    const about = this.wishes.about(newId());
    const raw: Raw = item ? { 'item.text': [JSON.stringify(item)] } : { address: [String(address)] };
    const looked = await this.items.look(raw, {}, about.today);
    if ('mistakes' in looked) throw new UnprocessableEntityException(looked.mistakes.map(({ text }) => text).join(' '));
    return this.wishes.view(() => this.answer(looked.item, about));
  }

  private async answer(item: GovukConsultation, about: ReturnType<Wishes['about']>): Promise<object> {
    const known = await this.calls.loggedFrom(item, about);
    const fresh = justLogged({ ...item.details, consultationId: about.id });
    const { title, departments } = item.details;
    const { alike } = await about.ask(new LoggedConsultation({ title, departments }, about.now));
    return {
      details: item.details,
      logged: known ? known.facts.consultationId : null,
      changes: (known ? differences(known, item) : whatHasHappened(fresh, item)).map(asCall),
      alike: alike.map((row) => row.consultationId).filter((id) => id !== known?.facts.consultationId),
      leftOut: item.leftOut,
    };
  }
}

/** A change as the call that records it. */
function asCall({ event, words }: Proposal): object {
  const { consultationId: _, ...body } = event.data;
  return { type: event.type, path: wishFor(event.type).path, body, words };
}

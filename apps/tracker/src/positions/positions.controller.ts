import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { THEMES, type Block } from '#govuk-pages';
import { PositionsOn, TitlesOf, type Position, type PositionsAsked } from '#registers';
import { isLocalDate } from '#vocabulary';
import { page, type Drawn } from '../web/answer.js';
import type { About } from '../wishes/wish.js';
import { Wishes } from '../wishes/wishes.js';
import { positionsBlock } from './positions-block.js';

type Asked = Readonly<Record<string, unknown>>;

const text = (asked: Asked, name: string): string => {
  const value = asked[name];
  return typeof value === 'string' ? value.slice(0, 500) : '';
};

/** What an address asks for; a day that is none, or none at all, is today. */
export function positionsAsked(asked: Asked, today: string): PositionsAsked & { readonly q: string } {
  const on = text(asked, 'on');
  return {
    q: text(asked, 'q'),
    like: text(asked, 'like'),
    theme: text(asked, 'theme'),
    policy: text(asked, 'policy'),
    on: isLocalDate(on) ? on : today,
  };
}

/** The library of positions: what the council said about something by a day. */
@ApiTags('positions')
@Controller()
export class PositionsController {
  constructor(private readonly wishes: Wishes) {}

  @Get('/positions')
  async show(@Query() query: Asked): Promise<Drawn> {
    const about = this.wishes.about('');
    const asked = positionsAsked(query, about.today);
    const narrowed = Boolean(asked.q || asked.theme || asked.policy);
    return page({
      title: 'What was our position?',
      section: '/responses',
      breadcrumbs: [{ text: 'Responses', href: '/responses' }],
      lead: 'What the council has sent and asked: search it by words, by theme or by policy, as it stood on any day.',
      blocks: [
        await filtersOf(asked, narrowed, about),
        ...(narrowed ? [positionsBlock(await about.ask(new PositionsOn(asked)), asked.on)] : []),
      ],
    });
  }

  @Get('/api/positions')
  @ApiOperation({
    operationId: 'PositionsOn',
    summary: 'What the council had sent and asked by a day, with its age, what became of it, and warnings',
  })
  @ApiQuery({ name: 'q', required: false, description: 'Words that are all in it' })
  @ApiQuery({ name: 'like', required: false, description: 'A text, like a question: the few that are the likest' })
  @ApiQuery({ name: 'theme', required: false })
  @ApiQuery({ name: 'policy', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ name: 'on', required: false, schema: { type: 'string', format: 'date' } })
  find(@Query() query: Asked): Promise<readonly Position[]> {
    const { ask, today } = this.wishes.about('');
    return ask(new PositionsOn(positionsAsked(query, today)));
  }
}

async function filtersOf(
  { q, theme = '', policy = '', on }: PositionsAsked & { q: string },
  filtered: boolean,
  { ask }: About,
): Promise<Block> {
  const policies = await ask(new TitlesOf('policy'));
  return {
    kind: 'filters',
    path: '/positions',
    words: [{ name: 'q', label: 'Words', value: q }],
    selects: [
      {
        name: 'theme',
        label: 'Theme',
        value: theme,
        options: [{ value: '', text: 'All themes' }, ...THEMES.map(({ value, label }) => ({ value, text: label }))],
      },
      {
        name: 'policy',
        label: 'Policy',
        value: policy,
        options: [
          { value: '', text: 'All policies' },
          ...policies.map(({ id, title }) => ({ value: id, text: title })),
        ],
      },
    ],
    dates: [{ name: 'on', label: 'As it was on', value: on }],
    hidden: {},
    filtered,
  };
}

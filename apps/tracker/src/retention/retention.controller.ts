import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { dateInWords, type Block } from '#govuk-pages';
import { RETENTION, type RetentionClass } from '#retention';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { DisposalList, type RetainedItem } from './disposal-list.js';

type Dated = RetainedItem & { readonly reviewOn: string };

/** How many a page shows of what is not due yet: the others come nearer. */
const NEXT_AT_MOST = 20;

const CLASSES: readonly RetentionClass[] = Object.values(RETENTION);

/** What is kept, for how long, and what is to be looked at now. */
@Controller('retention')
export class RetentionController {
  constructor(private readonly disposal: DisposalList) {}

  @Get()
  async show(): Promise<Drawn> {
    const { due, next } = await this.disposal.list();
    return page({
      title: 'What is kept, and for how long',
      lead: 'Nothing is taken away by itself. What has been kept long enough is listed here, for somebody to decide about.',
      blocks: [
        listed('Due now', due, 'Nothing is due.'),
        ...due.map(({ of, id, title }): Block => ({
          kind: 'press',
          action: `/retention/${of}/${id}/keep`,
          button: `Keep “${title}”: ${RETENTION[of].title.toLowerCase()}`,
        })),
        listed('What comes next', next.slice(0, NEXT_AT_MOST), 'Nothing has a date yet.'),
        {
          kind: 'table',
          heading: 'The classes',
          caption: 'What is kept, why, and when somebody looks at it again',
          columns: [{ label: 'What' }, { label: 'Why' }, { label: 'Looked at after' }, { label: 'Then' }],
          rows: CLASSES.map(({ title, keeps, months, afterwards }) => [title, keeps, inMonths(months), afterwards]),
          empty: 'None.',
        },
      ],
    });
  }

  @Post(':class/:id/keep')
  async keep(@Param('class') of: string, @Param('id') id: string): Promise<SeeOther> {
    if ((await this.disposal.keep(of, id)) === undefined) throw notFound('entry');
    return new SeeOther('/retention', 'It stays, and is looked at again later');
  }
}

const inMonths = (months: number | null): string => {
  if (months === null) return 'Kept for good';
  if (months === 0) return 'At once';
  return months % 12 === 0 ? (months === 12 ? 'A year' : `${months / 12} years`) : `${months} months`;
};

const listed = (heading: string, items: readonly Dated[], empty: string): Block => ({
  kind: 'table',
  heading,
  caption: heading,
  columns: [
    { label: 'What' },
    { label: 'Class' },
    { label: 'Since' },
    { label: 'To be looked at' },
    { label: 'What to do' },
  ],
  rows: items.map(({ of, title, href, since, reviewOn, act }) => [
    { text: title, href },
    RETENTION[of].title,
    dateInWords(since),
    dateInWords(reviewOn),
    { text: RETENTION[of].afterwards, href: act },
  ]),
  empty,
});

/** A class or an entry, as the API tells of it. */
const told = ({ of, id, title, since, reviewOn, href }: Dated) => ({ class: of, id, title, since, reviewOn, href });

@ApiTags('retention')
@Controller('/api/retention')
export class RetentionApi {
  constructor(private readonly disposal: DisposalList) {}

  @Get()
  @ApiOperation({
    operationId: 'ListForDisposal',
    summary: 'The classes of what is kept, what is to be looked at by today, and what comes next',
  })
  async list() {
    const { due, next } = await this.disposal.list();
    const classes = Object.entries(RETENTION).map(([name, rule]) => ({ class: name, ...rule }));
    return { classes, due: due.map(told), next: next.map(told) };
  }

  @Post(':class/:id/keep')
  @ApiOperation({ operationId: 'KeepForLonger', summary: 'Notes that something was looked at today, and stays' })
  @ApiParam({ name: 'class', schema: { type: 'string', enum: Object.keys(RETENTION) } })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  async keep(@Param('class') of: string, @Param('id') id: string): Promise<{ class: string; id: string }> {
    if ((await this.disposal.keep(of, id)) === undefined) throw notFound('entry');
    return { class: of, id };
  }
}

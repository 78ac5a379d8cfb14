import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { instantInWords, type Block } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { DaysOf } from '#registers';
import { sightFor } from '../access/sight.js';
import { ProcessMemory } from '../processes/memory.js';
import { People } from '../processes/people.js';
import { Download, Drawn, page, SeeOther } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { seenBy, viewer } from '../web/viewer.js';
import { Wishes } from '../wishes/wishes.js';
import { ownCalendar } from './own-calendar.js';

const SETTINGS = '/settings/calendar';
const siteOf = ({ protocol, headers }: FastifyRequest) => `${protocol}://${headers.host}`;

const WHAT =
  'Your calendar program can follow what you owe here, and the milestones and closing times of what the council answers. It shows what you may see, as it is now.';
const SECRET =
  'Whoever has the address sees what you see. Do not pass it on. It is shown once: the tracker does not keep it, and a new one ends the one before.';

/** The calendar of each person, at a secret address that they can take back. */
@Controller()
export class CalendarsController {
  constructor(
    private readonly wishes: Wishes,
    private readonly memory: ProcessMemory,
    private readonly people: People,
    private readonly readModels: ReadModels,
  ) {}

  @Get(SETTINGS)
  show(): Drawn {
    const madeAt = this.memory.calendarOf(viewer().personId);
    return this.page([
      { kind: 'prose', text: WHAT },
      ...(madeAt
        ? [
            { kind: 'inset', text: `You have an address, made on ${instantInWords(madeAt)}.` } as const,
            press('Make a new address', `${SETTINGS}/make`, 'The address you have ends at once.'),
            press('End the address', `${SETTINGS}/end`, 'Calendar programs that follow it find nothing any more.'),
          ]
        : [press('Make an address', `${SETTINGS}/make`, SECRET)]),
    ]);
  }

  /** The address is on the answer itself: it is kept nowhere, so no other page could show it. */
  @Post(`${SETTINGS}/make`)
  make(@Req() request: FastifyRequest): Drawn {
    const secret = this.memory.newCalendar(viewer().personId, new Date().toISOString());
    return this.page([
      { kind: 'prose', heading: 'Your address', text: `${siteOf(request)}/calendar/${secret}.ics` },
      { kind: 'warning', text: SECRET },
      { kind: 'links', links: [{ text: 'Done', href: SETTINGS }] },
    ]);
  }

  @Post(`${SETTINGS}/end`)
  end(): SeeOther {
    this.memory.endCalendar(viewer().personId);
    return new SeeOther(SETTINGS, 'The address of your calendar has ended');
  }

  @Get('/calendar/:name')
  async calendar(@Param('name') name: string, @Req() request: FastifyRequest): Promise<Download> {
    const personId = this.memory.whoseCalendar(name.replace(/\.ics$/, ''));
    const whose = personId === undefined ? undefined : await this.people.viewerOf(personId);
    if (!whose) throw notFound('calendar');
    // whoever follows the address is nobody: what is read is what its owner may see
    const days = await this.readModels.narrowed(sightFor(whose), () =>
      seenBy(whose, () => {
        const { ask, now, workingDays } = this.wishes.about('');
        return this.readModels.view(() => ask(new DaysOf(whose, now, workingDays)));
      }),
    );
    const text = ownCalendar(days, siteOf(request), new Date().toISOString());
    return new Download('my-days.ics', 'text/calendar; charset=utf-8', text);
  }

  private page(blocks: readonly Block[]): Drawn {
    return page({
      title: 'Your calendar',
      breadcrumbs: [{ text: 'Your account', href: '/account' }],
      blocks,
    });
  }
}

const press = (button: string, action: string, text: string): Block => ({ kind: 'press', button, action, text });

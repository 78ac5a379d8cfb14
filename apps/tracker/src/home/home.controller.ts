import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isAmong, whoMay } from '#access';
import type { Block, Table } from '#govuk-pages';
import { CountEarlyInfluence } from '#influence';
import { DeskOfMember, HomeDesk, type Duty } from '#registers';
import { offer } from '../sample/sample.controller.js';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { atEarlierMoment } from '../web/clock.js';
import type { About } from '../wishes/wish.js';
import { Wishes } from '../wishes/wishes.js';
import { deskOf } from './desk.js';
import { headlineOf } from './headline.js';
import { actionsToDo, meetingsAhead } from './meetings-ahead.js';
import { memberHome } from './member-home.js';
import { NewSince } from './new-since.js';
import { dutiesOf, waitingFor } from './waiting.js';

/** Those whose work is the record itself: they have the desk before them. */
const AT_THE_DESK = ['secretariat', 'administrator', 'chair'] as const;

const isAtTheDesk = ({ viewer }: About) => AT_THE_DESK.some((role) => viewer.roles.includes(role));

/** The first page, by role: what waits for whoever asks, and the question that the tracker answers. */
@ApiTags('home')
@Controller()
export class HomeController {
  constructor(
    private readonly wishes: Wishes,
    private readonly newSince: NewSince,
  ) {}

  @Get()
  async show(): Promise<Drawn | SeeOther> {
    const about = this.wishes.about('');
    // readers of reports have no desk: they begin with what was published
    if (!isAmong(whoMay('GET', '/influence'), about.viewer)) return new SeeOther('/reports');
    const { ask, now, today } = about;
    const full = isAtTheDesk(about) ? await ask(new HomeDesk(now)) : undefined;
    const desk = full ?? (await ask(new DeskOfMember(now)));
    const figures = await ask(new CountEarlyInfluence(today));
    const empty = desk.recent.length === 0;
    return page({
      title: 'Where did the council influence decisions early?',
      lead: headlineOf(figures),
      actions: [
        { text: 'Log an engagement', href: '/engagements/new' },
        { text: 'Log a consultation', href: '/consultations/new' },
        { text: 'Register a policy', href: '/policies/new' },
        { text: 'Record a decision', href: '/decisions/new' },
      ],
      blocks: empty
        ? [beginning, offer]
        : [
            ...(await waitingFor(about)),
            ...(!atEarlierMoment() ? await this.newSince.block(about) : []),
            ...(full
              ? waiting(deskOf(full).toSpliced(-1, 0, await meetingsAhead(about), await actionsToDo(about)))
              : [...(await memberHome(desk, about)), await meetingsAhead(about)]),
          ],
    });
  }

  @Get('/api/waiting')
  @ApiOperation({
    operationId: 'WhatIsOwed',
    summary: 'What waits for whoever asks: positions, rulings, answers to write, milestones, the first due first',
  })
  waiting(): Promise<readonly Duty[]> {
    return dutiesOf(this.wishes.about(''));
  }
}

const beginning: Block = {
  kind: 'inset',
  text: 'The tracker is empty. Begin with a policy that government is shaping, or with a consultation from GOV.UK.',
  links: [
    { text: 'Register a policy', href: '/policies/new' },
    { text: 'Log a consultation', href: '/consultations/new' },
    { text: 'What the words mean', href: '/help' },
  ],
};

/** Only the lists that hold something: the rest of a desk is clear. */
function waiting(lists: readonly Table[]): Block[] {
  const filled = lists.filter(({ rows }) => rows.length > 0);
  return filled.length > 1 ? filled : [{ kind: 'inset', text: 'Nothing is waiting for the secretariat.' }, ...filled];
}

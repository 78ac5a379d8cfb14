import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { validate as isId } from 'uuid';
import {
  checkForm,
  count,
  dateInWords,
  drawForm,
  instantInWords,
  rawOf,
  type Field,
  type Form,
  type Mistake,
  type Raw,
} from '#govuk-pages';
import { IsOneOf, londonDate } from '#vocabulary';
import { Drawn, page } from '../../web/answer.js';
import { notFound } from '../../web/errors.js';
import { Wishes } from '../../wishes/wishes.js';
import type { About } from '../../wishes/wish.js';
import { claimOf, claims, headOf } from '../claims.js';
import { OutsideLinks, whyNotOutside } from './outside-links.js';

const DAYS = ['7', '14', '30', '60'] as const;

/** What the form asks; nothing of it is recorded. */
class LinkAsked {
  @IsOneOf(DAYS) days: string;
}

const daysField: Field = {
  kind: 'choice',
  name: 'days',
  label: 'For how long should the link be open?',
  noun: 'time for which the link is open',
  options: DAYS.map((days) => ({ value: days, label: count(Number(days), 'day') })),
};

/** Makes a link for somebody outside who was there, to say whether a claim is so. */
@Controller('claims/:id/ask-outside')
export class AskOutsideController {
  constructor(
    private readonly wishes: Wishes,
    private readonly links: OutsideLinks,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Query('asOf') asOf: unknown): Promise<Drawn> {
    if (asOf !== undefined)
      throw new NotFoundException('What was known at an earlier moment cannot be changed: open the page as it is now.');
    return this.show(this.about(id), { days: ['30'] });
  }

  @Post()
  async make(@Param('id') id: string, @Body() body: unknown, @Req() request: FastifyRequest): Promise<Drawn> {
    const about = this.about(id);
    const raw = rawOf(body);
    const { values, mistakes } = checkForm({ fields: [daysField], shape: LinkAsked }, raw);
    if (mistakes.length > 0) return this.show(about, raw, mistakes);
    const { claim } = await this.wishes.view(() => claimOf(about));
    if (whyNotOutside(claim, about.today) !== undefined) return this.show(about, raw);
    const { token, expiresAt } = this.links.make(claim.claimId, Number(values.days), about.now);
    const address = `${request.protocol}://${request.host}/substantiate/${token}`;
    const mail = new URLSearchParams({
      subject: 'Is this so?',
      body: `Please say whether this statement is so. The link shows the statement and takes one answer, until ${dateInWords(londonDate(expiresAt))}:\n\n${address}`,
    });
    return page({
      title: 'The link is made',
      ...(await this.wishes.view(() => headOf(about))),
      section: '/influence',
      back: { text: 'Back to the claim', href: `${claims.path}/${id}` },
      lead: 'Send it to one person who was there. It shows them this statement alone, and takes one answer.',
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'Link', value: { text: address, href: address } },
            { label: 'Open until', value: instantInWords(expiresAt) },
            { label: 'Statement', value: claim.statement },
          ],
        },
        {
          kind: 'inset',
          text: 'The tracker keeps no copy: take the link along now. A lost one can be made anew. Opening it does not use it up.',
          links: [
            { text: 'Write an e-mail with the link', href: `mailto:?${mail.toString().replaceAll('+', '%20')}` },
            { text: 'Back to the claim', href: `${claims.path}/${id}` },
          ],
        },
      ],
    });
  }

  private async show(about: About, raw: Raw, mistakes: readonly Mistake[] = []): Promise<Drawn> {
    const [{ claim }, head] = await this.wishes.view(() => Promise.all([claimOf(about), headOf(about)]));
    const refused = whyNotOutside(claim, about.today);
    const back = { text: 'Back to the claim', href: `${claims.path}/${about.id}` };
    if (refused !== undefined)
      return page({
        title: 'Nobody outside can be asked by a link',
        ...head,
        section: '/influence',
        back,
        blocks: [
          { kind: 'prose', text: refused },
          {
            kind: 'links',
            links: [{ text: 'Record what somebody said', href: `${claims.path}/${about.id}/substantiate` }],
          },
        ],
      });
    const form: Form = {
      title: 'Ask somebody outside',
      ...head,
      section: '/influence',
      back,
      intro:
        'Somebody who was there can say whether it is so, by a link that you send them. It shows the statement below and nothing else of the tracker, and it takes one answer.\n\nRead the statement as they will: it should hold no name of a person, and nothing that was shared in confidence.',
      blocks: [{ kind: 'inset', text: claim.statement }],
      fields: [daysField],
      submit: 'Make the link',
      shape: LinkAsked,
    };
    const state = { action: `${claims.path}/${about.id}/ask-outside`, hidden: {}, raw, mistakes };
    return new Drawn((site) => drawForm(form, state, site), mistakes.length > 0 ? 400 : 200);
  }

  private about(id: string): About {
    if (!isId(id)) throw notFound('claim');
    return this.wishes.about(id);
  }
}

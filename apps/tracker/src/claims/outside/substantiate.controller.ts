import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { AGREEMENTS, type Agreement, type ClaimSubstantiated } from '#claims';
import type { FastifyRequest } from 'fastify';
import { StoreUnavailable } from '#event-store';
import {
  checkForm,
  dateInWords,
  drawForm,
  instantInWords,
  rawOf,
  type Field,
  type Form,
  type Mistake,
  type Raw,
} from '#govuk-pages';
import { FindClaim, type ClaimRow } from '#registers';
import { IsLine, IsOneOf, IsText, IsTrueOrFalse, londonDate, Optional, RuleBroken } from '#vocabulary';
import { Drawn, page, SeeOther } from '../../web/answer.js';
import { now, today } from '../../web/clock.js';
import { Wishes } from '../../wishes/wishes.js';
import { substantiateWish } from '../claim-wishes.js';
import type { OutsideLink } from './outside-link.js';
import { OutsideLinks, whyNotOutside } from './outside-links.js';
import { Pace } from './pace.js';

const MINUTE_MS = 60_000;

/** What somebody outside answers. */
class OutsideAnswer {
  @IsLine(200) role: string;
  @IsLine(200) body: string;
  @IsTrueOrFalse() independent: boolean;
  @IsOneOf(AGREEMENTS) agreement: Agreement;
  @Optional() @IsText(5000) comment?: string;
}

const AGREES: Readonly<Record<Agreement, string>> = {
  agrees: 'Yes, it is so',
  partly: 'In part',
  disagrees: 'No, it is not so',
};

const FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    name: 'agreement',
    label: 'Is it so?',
    noun: 'answer',
    options: AGREEMENTS.map((value) => ({ value, label: AGREES[value] })),
  },
  {
    kind: 'text',
    name: 'comment',
    label: 'In your own words',
    noun: 'comment',
    hint: 'What was so, or was not, and how you know. Please write no names of people.',
  },
  {
    kind: 'line',
    name: 'role',
    label: 'Your role at that time',
    noun: 'role',
    hint: 'Like “policy lead”. Not your name: it is not kept.',
  },
  { kind: 'line', name: 'body', label: 'The body that you did it for', noun: 'body', hint: 'Like “Cabinet Office”' },
  {
    kind: 'yesNo',
    name: 'independent',
    label: 'Are you independent of the council?',
    noun: 'you are independent of the council',
    hint: 'You do not work for the Local Government CIO Council or one of its members, and gain nothing by the statement',
  },
];

/** A link that leads somewhere. */
interface Opened {
  readonly link: OutsideLink;
  readonly claim: ClaimRow;
}

/**
 * The one page for somebody outside: it shows a statement and takes one answer. There is no way from it to the rest of the
 * tracker, and it names nobody.
 */
@Controller('substantiate/:token')
export class SubstantiateController {
  private readonly pace = new Pace(30, MINUTE_MS);

  constructor(
    private readonly wishes: Wishes,
    private readonly links: OutsideLinks,
  ) {}

  @Get()
  async ask(@Param('token') token: string, @Req() request: FastifyRequest): Promise<Drawn> {
    const opened = await this.open(token, request);
    return opened instanceof Drawn ? opened : this.show(opened, token, {});
  }

  @Post()
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Drawn | SeeOther> {
    const opened = await this.open(token, request);
    if (opened instanceof Drawn) return opened;
    const raw = rawOf(body);
    const { values, mistakes } = checkForm({ fields: FIELDS, shape: OutsideAnswer }, raw);
    if (mistakes.length > 0) return this.show(opened, token, raw, mistakes);
    try {
      await this.record(opened.link, values as unknown as OutsideAnswer);
      return new SeeOther(`/substantiate/${token}`);
    } catch (error) {
      if (error instanceof StoreUnavailable) return this.show(opened, token, raw, [NOT_JUST_NOW], 503);
      if (!(error instanceof RuleBroken)) throw error;
      const name = error.field === 'by.role' ? 'role' : undefined;
      return this.show(opened, token, raw, [{ text: error.message, ...(name && { name }) }]);
    }
  }

  /** The link is the command: however often, and however differently, it is answered, the first answer is recorded. */
  private async record(
    { linkId, claimId }: OutsideLink,
    { role, body, independent, agreement, comment }: OutsideAnswer,
  ): Promise<void> {
    const details: ClaimSubstantiated = {
      claimId,
      by: { role, body },
      independent,
      agreement,
      on: today(),
      ...(comment && { reference: { title: 'What they wrote with their answer', quotation: comment } }),
    };
    await this.wishes.carryOut(substantiateWish, details, { actor: 'system:outside-link', commandId: linkId });
  }

  /** What a link leads to, or the page that says why it leads nowhere. */
  private async open(token: string, request: FastifyRequest): Promise<Opened | Drawn> {
    if (!this.pace.allows(request.ip, Date.now()))
      return sorry(
        429,
        'Too many tries',
        'This was opened too often in a short time. Wait a minute, and open it again.',
      );
    const link = this.links.read(token);
    if (!link)
      return sorry(404, 'This link does not work', 'Check that you have copied all of it, or ask for a new one.');
    const usedAt = await this.links.usedAt(link);
    if (usedAt !== undefined)
      return sorry(
        410,
        'This link has been used',
        `Thank you: the answer is recorded. It was given at ${instantInWords(usedAt)}. A link takes one answer, so nothing more can be said by this one.`,
      );
    if (now() >= link.expiresAt)
      return sorry(
        410,
        'This link has expired',
        `It was open until ${dateInWords(londonDate(link.expiresAt))}. If you still want to answer, ask for a new one.`,
      );
    const found = await this.wishes.view(() =>
      this.wishes.about(link.claimId).ask(new FindClaim(link.claimId, today())),
    );
    if (!found || whyNotOutside(found.claim, today()) !== undefined)
      return sorry(410, 'This is no longer asked', 'You need not answer. Thank you for opening the link.');
    return { link, claim: found.claim };
  }

  private show(
    { link, claim }: Opened,
    token: string,
    raw: Raw,
    mistakes: readonly Mistake[] = [],
    status = mistakes.length > 0 ? 400 : 200,
  ): Drawn {
    const instruction = claim.handling?.instruction;
    const form: Form = {
      title: 'Is this so?',
      ...(instruction && { handling: { marking: 'official', instruction } }),
      intro: `The Local Government CIO Council asks you, as somebody who was there, whether this statement is so. It takes one answer, until ${dateInWords(londonDate(link.expiresAt))}.`,
      blocks: [{ kind: 'inset', text: claim.statement }],
      fields: FIELDS,
      submit: 'Send answer',
      shape: OutsideAnswer,
    };
    const state = { action: `/substantiate/${token}`, hidden: {}, raw, mistakes };
    return new Drawn((site) => drawForm(form, state, site), status);
  }
}

const NOT_JUST_NOW: Mistake = {
  text: 'Your answer could not be recorded just now. It is kept below: send it again in a minute',
};

const sorry = (status: number, title: string, text: string) =>
  page({ title, blocks: [{ kind: 'prose', text }] }, status);

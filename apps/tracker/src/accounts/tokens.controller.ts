import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts, SCOPES, type Scope } from '#accounts';
import { Audit } from '#audit';
import { checkForm, instantInWords, rawOf, type Form } from '#govuk-pages';
import { IsLine, IsOneOf } from '#vocabulary';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { notFound } from '../web/errors.js';
import { viewer } from '../web/viewer.js';
import { showForm } from './sign-in-forms.js';
import { NotInThisWay } from './sign-in.guard.js';

const DAY_MS = 24 * 60 * 60_000;
const DAYS = ['7', '30', '90', '365'] as const;

class TokenAsked {
  @IsLine(60) name: string;
  @IsOneOf(SCOPES) scope: Scope;
  @IsOneOf(DAYS) days: string;
}

const form: Form = {
  title: 'Make a token',
  shape: TokenAsked,
  back: { text: 'Back to your account', href: '/account' },
  intro: 'A program that sends this token acts in your name: it may do what you may, and no more.',
  fields: [
    {
      kind: 'line',
      name: 'name',
      label: 'What is it for?',
      noun: 'name of the token',
      hint: 'For example, the monthly spreadsheet',
    },
    {
      kind: 'choice',
      name: 'scope',
      label: 'What may it do?',
      noun: 'what it may do',
      options: [
        { value: 'read', label: 'Read' },
        { value: 'write', label: 'Read and write' },
      ],
    },
    {
      kind: 'choice',
      name: 'days',
      label: 'For how long?',
      noun: 'time for which it is good',
      options: DAYS.map((days) => ({ value: days, label: days === '365' ? 'A year' : `${days} days` })),
    },
  ],
  submit: 'Make the token',
};

const ADDRESS = '/account/tokens/new';

/** Tokens by which programs act for somebody. They are made in a browser: no token makes another. */
@Controller('account/tokens')
export class TokensController {
  constructor(
    private readonly accounts: Accounts,
    private readonly audit: Audit,
  ) {}

  @Get('new')
  ask(): Drawn {
    return showForm(form, ADDRESS, { raw: { scope: ['read'], days: ['90'] } });
  }

  @Post('new')
  make(@Body() body: unknown, @Req() request: FastifyRequest): Drawn {
    if (!request.identified?.session) throw new NotInThisWay('A token is made in a browser, by whoever is signed in.');
    const raw = rawOf(body);
    const { values, mistakes } = checkForm(form, raw);
    if (mistakes.length > 0) return showForm(form, ADDRESS, { raw, mistakes });
    const { name, scope, days } = values as unknown as TokenAsked;
    const endsAt = Date.now() + Number(days) * DAY_MS;
    const { personId } = viewer();
    const token = this.accounts.tokens.make(personId, { name, scope, endsAt });
    this.audit.record({ deed: 'token_made', personId, about: `${scope}, good for ${days} days` });
    return page({
      title: 'The token is made',
      back: { text: 'Back to your account', href: '/account' },
      blocks: [
        { kind: 'warning', text: 'Copy it now: it is shown only once. Whoever has it can act in your name.' },
        {
          kind: 'facts',
          rows: [
            { label: 'Token', value: token },
            { label: 'Good until', value: instantInWords(new Date(endsAt).toISOString()) },
            { label: 'How it is sent', value: 'Authorization: Bearer, a blank, and the token' },
          ],
        },
      ],
    });
  }

  @Get(':token')
  show(@Param('token') tokenId: string): Drawn {
    const token = this.accounts.tokens.of(viewer().personId).find((one) => one.tokenId === tokenId);
    if (!token) throw notFound('token');
    return page({
      title: token.name,
      caption: 'Token of the API',
      back: { text: 'Back to your account', href: '/account' },
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'May', value: token.scope === 'write' ? 'Read and write' : 'Read' },
            { label: 'Made', value: instantInWords(new Date(token.madeAt).toISOString()) },
            { label: 'Ends', value: instantInWords(new Date(token.endsAt).toISOString()) },
            {
              label: 'Last used',
              value: token.usedAt === null ? 'Never' : instantInWords(new Date(token.usedAt).toISOString()),
            },
          ],
        },
        { kind: 'press', action: `/account/tokens/${tokenId}/revoke`, button: 'Take it back' },
      ],
    });
  }

  @Post(':token/revoke')
  revoke(@Param('token') tokenId: string): SeeOther {
    const { personId } = viewer();
    this.accounts.tokens.revoke(personId, tokenId);
    this.audit.record({ deed: 'token_withdrawn', personId, about: `/account/tokens/${tokenId}` });
    return new SeeOther('/account', 'The token is good for nothing any more');
  }
}

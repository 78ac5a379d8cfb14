import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts, mustBeAGoodPassword, type Session, type Token } from '#accounts';
import { checkForm, instantInWords, labelOf, rawOf, type Block, type Mistake } from '#govuk-pages';
import { RuleBroken } from '#vocabulary';
import { Download, page, SeeOther, type Drawn } from '../web/answer.js';
import { viewer } from '../web/viewer.js';
import { Directory, type Who } from './directory.js';
import { HeldOnPeople } from './held.js';
import { BrowserCookies } from './identity.js';
import { recoveryCodesShown } from './second-step-blocks.js';
import { changePasswordForm, showForm } from './sign-in-forms.js';
import { SigningIn } from './signing-in.js';

/** An instant in words, of milliseconds. */
const atInWords = (milliseconds: number) => instantInWords(new Date(milliseconds).toISOString());

/** What somebody has with the tracker: how they sign in, where they are signed in, what is held on them. */
@Controller('account')
export class AccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly signingIn: SigningIn,
    private readonly cookies: BrowserCookies,
    private readonly held: HeldOnPeople,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Drawn> {
    const who = await this.whoAsks();
    const account = this.accounts.credentials.of(who.personId);
    return page({
      title: 'Your account',
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'Name', value: who.name },
            { label: 'E-mail address', value: who.email },
            { label: 'Roles', value: who.roles.map((role) => labelOf(role)).join(', ') },
            {
              label: 'Password',
              value: account?.passwordChangedAt ? `Chosen on ${atInWords(account.passwordChangedAt)}` : 'None',
              ...(account?.hasPassword && { change: { text: 'Change', href: '/account/password' } }),
            },
            {
              label: 'Second step',
              value: account?.hasSecondStep
                ? `An authenticator app, and ${account.recoveryCodes} recovery codes that were not used`
                : 'None',
            },
          ],
        },
        ...(account?.hasSecondStep
          ? [
              {
                kind: 'press',
                text: 'New recovery codes take the place of those that you have.',
                action: '/account/recovery-codes',
                button: 'Make new recovery codes',
              } as const,
            ]
          : []),
        ...this.sessionBlocks(who, request.identified?.session),
        tokensBlock(this.accounts.tokens.of(who.personId)),
        {
          kind: 'links',
          heading: 'Your days',
          links: [{ text: 'Have your days in your calendar', href: '/settings/calendar' }],
        },
        {
          kind: 'links',
          heading: 'What is held on you',
          links: [
            { text: 'See what the tracker holds on you', href: '/account/held' },
            { text: 'Take it with you, as a file', href: '/account/held?format=json' },
            { text: 'What is kept, and for how long', href: '/retention' },
          ],
        },
      ],
    });
  }

  @Get('password')
  askPassword(): Drawn {
    return showForm(changePasswordForm, '/account/password');
  }

  @Post('password')
  async changePassword(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const who = await this.whoAsks();
    const raw = rawOf(body);
    const again = (mistakes: readonly Mistake[], status = 400) =>
      showForm(changePasswordForm, '/account/password', { mistakes, status });
    const { values, mistakes } = checkForm(changePasswordForm, raw);
    if (mistakes.length > 0) return again(mistakes);
    if (!this.accounts.throttle.mayTry(who.personId, request.ip))
      return again([{ text: 'Too many answers were wrong: wait a quarter of an hour' }], 429);
    if (!(await this.accounts.credentials.isPasswordOf(who.personId, String(values.current)))) {
      this.accounts.throttle.failed(who.personId, request.ip);
      return again([{ name: 'current', text: 'This is not the password that you have now' }]);
    }
    try {
      mustBeAGoodPassword(String(values.password), [who.name, who.email ?? '']);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return again([{ name: 'password', text: error.message }]);
    }
    await this.accounts.credentials.setPassword(who.personId, String(values.password));
    this.accounts.sessions.endAll(who.personId);
    this.signingIn.changed('password', who.personId);
    return new SeeOther('/account', 'Password changed', this.signingIn.cookiesOf(request, who, 'password'));
  }

  @Post('recovery-codes')
  async newRecoveryCodes(): Promise<Drawn> {
    const { personId } = await this.whoAsks();
    if (!this.accounts.credentials.of(personId)?.hasSecondStep) throw new NotFoundException('There is no second step.');
    const codes = this.accounts.credentials.newRecoveryCodes(personId);
    this.signingIn.changed('recovery codes', personId);
    return page({ title: 'Keep your recovery codes', blocks: recoveryCodesShown(codes, '/account') });
  }

  @Post('sessions/:session/end')
  async endSession(@Param('session') sessionId: string): Promise<SeeOther> {
    const { personId } = await this.whoAsks();
    this.accounts.sessions.endOne(personId, sessionId);
    this.signingIn.out(personId, 'another browser');
    return new SeeOther('/account', 'Signed out there');
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(): Promise<SeeOther> {
    const { personId } = await this.whoAsks();
    this.accounts.sessions.endAll(personId);
    this.signingIn.out(personId, 'everywhere');
    return new SeeOther('/sign-in', 'You are signed out everywhere', [this.cookies.keep('session', '')]);
  }

  @Get('held')
  async whatIsHeld(@Query('format') format: unknown): Promise<Drawn | Download> {
    const held = await this.held.on(await this.whoAsks());
    if (format === 'json')
      return new Download('held-on-me.json', 'application/json; charset=utf-8', JSON.stringify(held, null, 2));
    return page({
      title: 'What is held on you',
      back: { text: 'Back to your account', href: '/account' },
      blocks: this.held.blocks(held),
    });
  }

  private async whoAsks(): Promise<Who> {
    const who = await this.directory.find(viewer().personId);
    if (!who) throw new NotFoundException('The operator has no account: this page is for people.');
    return who;
  }

  private sessionBlocks(who: Who, own?: Session): Block[] {
    const sessions = this.accounts.sessions.of(who.personId);
    return [
      {
        kind: 'table',
        heading: 'Where you are signed in',
        caption: 'Where you are signed in',
        columns: [{ label: 'Browser' }, { label: 'Since' }, { label: 'Last seen' }],
        rows: sessions.map(({ sessionId, agent, beganAt, seenAt }) => [
          { text: agent, ...(sessionId === own?.sessionId && { hint: 'This one' }) },
          atInWords(beganAt),
          atInWords(seenAt),
        ]),
        empty: 'You are signed in nowhere.',
      },
      ...sessions
        .filter(({ sessionId }) => sessionId !== own?.sessionId)
        .map(({ sessionId, agent, beganAt }): Block => ({
          kind: 'press',
          action: `/account/sessions/${sessionId}/end`,
          button: `Sign out of ${agent}, since ${atInWords(beganAt)}`,
        })),
      { kind: 'press', action: '/account/sign-out-everywhere', button: 'Sign out everywhere' },
    ];
  }
}

const tokensBlock = (tokens: readonly Token[]): Block => ({
  kind: 'table',
  heading: 'Tokens of the API',
  caption: 'Your tokens of the API',
  columns: [{ label: 'Name' }, { label: 'For' }, { label: 'Ends' }, { label: 'Last used' }],
  rows: tokens.map(({ tokenId, name, scope, endsAt, usedAt }) => [
    { text: name, href: `/account/tokens/${tokenId}` },
    scope === 'write' ? 'Reading and writing' : 'Reading',
    atInWords(endsAt),
    usedAt === null ? 'Never' : atInWords(usedAt),
  ]),
  empty: 'You have none. A program needs one to act in your name.',
  links: [{ text: 'Make a token', href: '/account/tokens/new' }],
});

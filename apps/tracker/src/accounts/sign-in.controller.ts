import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts } from '#accounts';
import type { TrackerConfig } from '#configuration';
import { checkForm, rawOf, type Block, type Mistake, type Raw } from '#govuk-pages';
import { CONFIG } from '../config.js';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { Directory } from './directory.js';
import { BrowserCookies } from './identity.js';
import { LinksByMail } from './links-by-mail.js';
import { recoveryCodesShown, secretShown } from './second-step-blocks.js';
import { codeForm, forgottenForm, secondStepForm, showForm, signInForm } from './sign-in-forms.js';
import { placeToGo, SigningIn } from './signing-in.js';

const NOT_RIGHT: Mistake = { name: 'email', text: 'The e-mail address or the password is not right' };
const TOO_OFTEN: Mistake = {
  text: 'Too many answers were wrong. Wait a quarter of an hour, or ask an administrator for a link to choose a new password',
};
const CODE_NOT_RIGHT: Mistake = {
  name: 'code',
  text: 'The code is not right, or was used before: wait for the next one',
};

const KEPT: Block = {
  kind: 'inset',
  text: 'You were signed out while you were writing. Your answers are kept: sign in, and you can go on.',
};
const NOBODY_YET: Block = {
  kind: 'inset',
  text: 'Nobody has an account here yet. The service has printed a link where it was started: open it to make the first administrator.',
};

const toIn = (raw: Raw): string => placeToGo(raw.to?.[0]);

/** The way in with a password, and out. */
@Controller()
export class SignInController {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly signingIn: SigningIn,
    private readonly cookies: BrowserCookies,
    private readonly mail: LinksByMail,
    @Inject(CONFIG) private readonly config: TrackerConfig,
  ) {}

  @Get('sign-in')
  ask(@Query('to') to: unknown, @Query('kept') kept: unknown, @Req() request: FastifyRequest): Drawn | SeeOther {
    if (request.identified) return new SeeOther(placeToGo(to));
    return this.showSignIn(placeToGo(to), {}, [], kept === 'yes');
  }

  @Post('sign-in')
  async signIn(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const raw = rawOf(body);
    const to = toIn(raw);
    const { values, mistakes } = checkForm(signInForm, raw);
    if (mistakes.length > 0) return this.showSignIn(to, raw, mistakes);
    const personId = this.accounts.credentials.personWith(String(values.email));
    const tried = this.accounts.credentials.countedAs(String(values.email));
    const mayTry = this.accounts.throttle.mayTry(tried, request.ip);
    // what is wrong takes as long, whatever is wrong
    const right = await this.accounts.credentials.isPasswordOf(personId, String(values.password));
    if (!mayTry) return this.showSignIn(to, raw, [TOO_OFTEN], false, 429);
    const who = right && personId !== undefined ? await this.directory.find(personId) : undefined;
    if (who?.state !== 'active') {
      this.accounts.throttle.failed(tried, request.ip);
      this.signingIn.failed('by password', personId);
      return this.showSignIn(to, raw, [NOT_RIGHT]);
    }
    this.accounts.throttle.succeeded(tried, request.ip);
    return this.signingIn.halfWay(request, who, to);
  }

  @Get('sign-in/code')
  async askCode(@Query('to') to: unknown, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const who = await this.signingIn.whoIsHalfWay(request);
    if (!who || !this.accounts.credentials.of(who.personId)?.hasSecondStep) return new SeeOther('/sign-in');
    return showForm(codeForm, '/sign-in/code', { hidden: { to: placeToGo(to) } });
  }

  @Post('sign-in/code')
  async takeCode(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const raw = rawOf(body);
    const who = await this.signingIn.whoIsHalfWay(request);
    if (!who) return new SeeOther('/sign-in');
    const again = (mistakes: readonly Mistake[], status = 400) =>
      showForm(codeForm, '/sign-in/code', { hidden: { to: toIn(raw) }, mistakes, status });
    const { values, mistakes } = checkForm(codeForm, raw);
    if (mistakes.length > 0) return again(mistakes);
    const tried = `code ${who.personId}`;
    if (!this.accounts.throttle.mayTry(tried, request.ip)) return again([TOO_OFTEN], 429);
    if (!this.accounts.credentials.takeCode(who.personId, String(values.code))) {
      this.accounts.throttle.failed(tried, request.ip);
      this.signingIn.failed('by code', who.personId);
      return again([CODE_NOT_RIGHT]);
    }
    this.accounts.throttle.succeeded(tried, request.ip);
    return this.signingIn.allTheWay(request, who, 'password', toIn(raw));
  }

  @Get('sign-in/second-step')
  async askSecondStep(@Query('to') to: unknown, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const who = await this.signingIn.whoIsHalfWay(request);
    if (!who || this.accounts.credentials.of(who.personId)?.hasSecondStep) return new SeeOther('/sign-in');
    const { secret, sealed } = this.accounts.credentials.offerSecondStep(who.personId);
    return showForm(secondStepForm, '/sign-in/second-step', {
      hidden: { to: placeToGo(to), offered: sealed },
      blocks: await secretShown(secret, who.email ?? who.name),
    });
  }

  @Post('sign-in/second-step')
  async setSecondStep(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    const raw = rawOf(body);
    const who = await this.signingIn.whoIsHalfWay(request);
    if (!who || this.accounts.credentials.of(who.personId)?.hasSecondStep) return new SeeOther('/sign-in');
    const offered = raw.offered?.[0] ?? '';
    const secret = this.accounts.credentials.offered(who.personId, offered);
    if (secret === undefined) return new SeeOther('/sign-in/second-step');
    const codes = this.accounts.credentials.setSecondStep(who.personId, secret, raw.code?.[0] ?? '');
    if (!codes)
      return showForm(secondStepForm, '/sign-in/second-step', {
        hidden: { to: toIn(raw), offered },
        mistakes: [CODE_NOT_RIGHT],
        blocks: await secretShown(secret, who.email ?? who.name),
      });
    this.signingIn.changed('second step set up', who.personId);
    const cookies = this.signingIn.cookiesOf(request, who, 'password');
    const shown = {
      title: 'Keep your recovery codes',
      blocks: recoveryCodesShown(codes, this.signingIn.next(who, toIn(raw))),
    };
    return page(shown, 200, cookies);
  }

  @Get('sign-in/forgotten')
  forgotten(): Drawn {
    return showForm(forgottenForm, '/sign-in/forgotten');
  }

  @Post('sign-in/forgotten')
  sendLink(@Body() body: unknown, @Req() request: FastifyRequest): Drawn {
    const raw = rawOf(body);
    const { values, mistakes } = checkForm(forgottenForm, raw);
    if (mistakes.length > 0) return showForm(forgottenForm, '/sign-in/forgotten', { raw, mistakes });
    // nobody waits for the mail: the answer is the same, and as quick, whether there is an account or not
    this.mail.sendReset(String(values.email), request.ip);
    return page({
      title: 'Look at your mail',
      blocks: [
        {
          kind: 'prose',
          text: this.config.mail
            ? 'If the address belongs to an account, a mail with a link is on its way to it. The link is good for one hour.\n\nIf nothing comes, ask an administrator of the tracker for a link.'
            : 'This tracker sends no mails. Ask an administrator of the tracker for a link to choose a new password.',
        },
        { kind: 'links', links: [{ text: 'Back to sign-in', href: '/sign-in' }] },
      ],
    });
  }

  @Post('sign-out')
  signOut(@Req() request: FastifyRequest): SeeOther {
    const secret = this.cookies.session(request);
    if (secret !== undefined) this.accounts.sessions.end(secret);
    if (request.identified) this.signingIn.out(request.identified.viewer.personId, '/sign-out');
    return new SeeOther('/sign-in', 'You are signed out', [this.cookies.keep('session', '')]);
  }

  private showSignIn(to: string, raw: Raw, mistakes: readonly Mistake[], kept = false, status?: number): Drawn {
    const { oidc } = this.config;
    const blocks: Block[] = [
      ...(kept ? [KEPT] : []),
      // a newcomer opens the address first, and the link that was printed afterwards
      ...(this.accounts.hasAny ? [] : [NOBODY_YET]),
    ];
    return showForm(signInForm, '/sign-in', {
      raw,
      mistakes,
      hidden: { to },
      blocks: [
        ...blocks,
        ...(oidc
          ? [
              {
                kind: 'links',
                links: [{ text: `Sign in with ${oidc.name}`, href: `/sign-in/provider?to=${encodeURIComponent(to)}` }],
              } as const,
            ]
          : []),
      ],
      ...(status !== undefined && { status }),
    });
  }
}

import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts, mustBeAGoodPassword, type Link } from '#accounts';
import { checkForm, rawOf, type Form, type Mistake, type Raw } from '#govuk-pages';
import { Keys } from '#sealing';
import { RuleBroken } from '#vocabulary';
import { page, type Drawn, type SeeOther } from '../web/answer.js';
import { Directory, type Who } from './directory.js';
import { firstForm, newPasswordForm, showForm } from './sign-in-forms.js';
import { SigningIn } from './signing-in.js';

/** What a link is good for, and for whom. */
interface Good {
  readonly link: Link;
  readonly form: Form;
  /** absent: the first administrator, whom nobody knows yet */
  readonly who?: Who;
}

/** Where links lead that let somebody choose a password: the first administrator, those invited, those who forgot theirs. */
@Controller('sign-in/link/:secret')
export class LinkController {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly keys: Keys,
    private readonly signingIn: SigningIn,
  ) {}

  @Get()
  async ask(@Param('secret') secret: string): Promise<Drawn> {
    const good = await this.good(secret);
    return good ? this.show(good, secret) : noGood();
  }

  @Post()
  async choose(
    @Param('secret') secret: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Drawn | SeeOther> {
    const good = await this.good(secret);
    if (!good) return noGood();
    const raw = rawOf(body);
    const { values, mistakes } = checkForm(good.form, raw);
    if (mistakes.length > 0) return this.show(good, secret, raw, mistakes);
    const answers = values as { name?: string; email?: string; password: string };
    const { name = good.who?.name ?? '', email = good.who?.email ?? '', password } = answers;
    try {
      mustBeAGoodPassword(password, [name, email, email.split('@')[0] ?? '']);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return this.show(good, secret, raw, [{ name: 'password', text: error.message }]);
    }
    if (!this.accounts.links.use(secret)) return noGood();
    const who = good.who ?? this.makeFirst(good.link.personId, { name, email });
    await this.accounts.credentials.setPassword(who.personId, password);
    this.accounts.sessions.endAll(who.personId);
    this.signingIn.changed(`password, by a link (${good.link.kind})`, who.personId);
    return this.signingIn.halfWay(request, who, '/');
  }

  private makeFirst(personId: string, { name, email }: { name: string; email: string }): Who {
    const roles = ['administrator', 'secretariat'] as const;
    this.accounts.unrecorded.add({
      personId,
      organisationId: null,
      roles,
      sealed: this.keys.seal(personId, { name, email }),
    });
    this.accounts.credentials.make(personId, email);
    return { personId, name, email, roles, state: 'active' };
  }

  private async good(secret: string): Promise<Good | undefined> {
    const link = this.accounts.links.find(secret);
    if (!link) return undefined;
    if (link.kind === 'first') return this.accounts.hasAny ? undefined : { link, form: firstForm };
    const who = await this.directory.find(link.personId);
    if (who?.state !== 'active') return undefined;
    return {
      link,
      who,
      form: newPasswordForm(
        link.kind === 'reset' ? 'Choose a new password' : `Welcome, ${who.name}: choose a password`,
      ),
    };
  }

  private show({ form }: Good, secret: string, raw: Raw = {}, mistakes: readonly Mistake[] = []): Drawn {
    return showForm(form, `/sign-in/link/${secret}`, { raw, mistakes });
  }
}

const noGood = (): Drawn =>
  page(
    {
      title: 'This link is not good any more',
      blocks: [
        {
          kind: 'prose',
          text: 'A link is good for once, and for a while: it was used, or its time is over, or another has taken its place. If you have an account, sign in. Else ask an administrator of the tracker for another link.',
        },
        { kind: 'links', links: [{ text: 'Sign in', href: '/sign-in' }] },
      ],
    },
    410,
  );

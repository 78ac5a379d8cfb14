import { Controller, Get, Inject, Logger, NotFoundException, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts } from '#accounts';
import type { TrackerConfig } from '#configuration';
import { CONFIG } from '../config.js';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { cookie } from '../web/cookies.js';
import { Directory, type Who } from './directory.js';
import { BrowserCookies } from './identity.js';
import { Provider, type VouchedFor } from './provider.js';
import { placeToGo, SigningIn } from './signing-in.js';

const A_WHILE_SECONDS = 600;

/** The way in by the account that somebody has with their organisation. */
@Controller('sign-in/provider')
export class ProviderController {
  private readonly logger = new Logger(ProviderController.name);

  constructor(
    @Inject(CONFIG) private readonly config: TrackerConfig,
    private readonly provider: Provider,
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly signingIn: SigningIn,
    private readonly cookies: BrowserCookies,
  ) {}

  @Get()
  async begin(@Query('to') to: unknown): Promise<Drawn | SeeOther> {
    if (!this.config.oidc) throw new NotFoundException('This tracker has no identity provider.');
    try {
      const { address, kept } = await this.provider.begin(placeToGo(to));
      return new SeeOther(address, undefined, [this.cookies.keep('provider', kept, A_WHILE_SECONDS)]);
    } catch (error) {
      return this.refused(error, `${this.config.oidc.name} cannot be reached just now. Try again in a minute.`);
    }
  }

  @Get('return')
  async end(@Req() request: FastifyRequest): Promise<Drawn | SeeOther> {
    if (!this.config.oidc) throw new NotFoundException('This tracker has no identity provider.');
    const kept = cookie(request, this.cookies.name('provider'));
    if (kept === undefined) {
      this.noteFailure(request.ip);
      return this.refused('no cookie', 'The sign-in was not begun in this browser: begin again.');
    }
    try {
      const vouched = await this.provider.end(request.url, kept);
      const who = await this.whoIs(vouched);
      if (who) {
        const answer = this.signingIn.allTheWay(request, who, 'provider', vouched.to);
        return new SeeOther(answer.location, undefined, [...answer.cookies, this.cookies.keep('provider', '')]);
      }
    } catch (error) {
      this.noteFailure(request.ip);
      return this.refused(error, 'What came back from there could not be trusted: begin again.');
    }
    this.noteFailure(request.ip);
    return this.refused(
      'nobody was invited under this address',
      'You have an account there, and none here: ask an administrator of the tracker to invite you, under an e-mail address that is confirmed there.',
    );
  }

  /** Known by what the provider calls them; the first time by an address that it has verified, of somebody invited. */
  private async whoIs({ issuer, subject, email }: VouchedFor): Promise<Who | undefined> {
    const { credentials } = this.accounts;
    const known = credentials.personOf(issuer, subject);
    const invited = email === undefined ? undefined : credentials.personWith(email);
    // whoever is known by one name there is not taken for another with the same address
    const personId = known ?? (invited !== undefined && !credentials.isKnownToAProvider(invited) ? invited : undefined);
    const who = personId === undefined ? undefined : await this.directory.find(personId);
    if (who?.state !== 'active') return undefined;
    if (known === undefined) credentials.know(issuer, subject, who.personId);
    return who;
  }

  /** A few times in a quarter of an hour from one address: nobody fills the record with what they make up. */
  private noteFailure(address: string): void {
    const tried = 'by provider';
    if (!this.accounts.throttle.mayTry(tried, address)) return;
    this.accounts.throttle.failed(tried, address);
    this.signingIn.failed(tried);
  }

  private refused(error: unknown, sentence: string): Drawn {
    const reason = error instanceof Error ? ((error as { code?: string }).code ?? error.name) : String(error);
    this.logger.warn(`Somebody could not be signed in by the identity provider: ${reason}`);
    return page(
      {
        title: 'You could not be signed in',
        blocks: [
          { kind: 'prose', text: sentence },
          { kind: 'links', links: [{ text: 'Back to sign-in', href: '/sign-in' }] },
        ],
      },
      400,
      [this.cookies.keep('provider', '')],
    );
  }
}

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ANYBODY, whoMay } from '#access';
import { Accounts, isFormToken, newSecret } from '#accounts';
import { rawOf } from '#govuk-pages';
import { wishAt } from '../access/wish-routes.js';
import { readBody } from '../wishes/read-body.js';
import { BrowserCookies, Identity } from './identity.js';

/** Nobody is signed in, and nothing here is for nobody. */
export class NotSignedIn extends Error {
  constructor(
    /** what was being written is kept */
    readonly kept = false,
  ) {
    super('Sign in first');
    this.name = 'NotSignedIn';
  }
}

/** A form came back that was not drawn for this session: its answers are shown once more, to be sent again. */
export class FormFromBefore extends Error {
  constructor(readonly fields: Readonly<Record<string, readonly string[]>>) {
    super('This page was opened before you signed in again');
    this.name = 'FormFromBefore';
  }
}

/** A call that a token or a session does not allow. */
export class NotInThisWay extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotInThisWay';
  }
}

const reads = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';

/** The name of the field, and of the header, that proves that a form was drawn for this browser. */
export const FORM_TOKEN = '_csrf';
const FORM_TOKEN_HEADER = 'x-csrf-token';

/** Nothing but what is open to all is answered before it is known who asks, and nothing is done that they did not send. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly accounts: Accounts,
    private readonly identity: Identity,
    private readonly cookies: BrowserCookies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = request.routeOptions.url ?? '';
    const open = whoMay(request.method, route, wishAt(request.method, route)) === ANYBODY;
    this.knowBrowser(request);
    request.identified = await (open ? this.identity.ifKnown(request) : this.identity.of(request));
    if (!open && !request.identified) throw new NotSignedIn(await this.keepWhatWasWritten(request));
    if (reads(request)) return true;
    const { token } = request.identified ?? {};
    if (token) {
      if (token.scope !== 'write') throw new NotInThisWay('This token is for reading only.');
      return true;
    }
    await this.mustBeOfThisBrowser(request);
    return true;
  }

  private knowBrowser(request: FastifyRequest): void {
    const known = this.cookies.session(request) ?? this.cookies.visitor(request);
    request.browserSecret = known ?? newSecret();
    request.browserSecretIsNew = known === undefined;
  }

  private async mustBeOfThisBrowser(request: FastifyRequest): Promise<void> {
    const secret = request.browserSecret ?? '';
    if (request.url.startsWith('/api/')) {
      const sent = request.headers[FORM_TOKEN_HEADER];
      if (typeof sent !== 'string' || !isFormToken(sent, secret))
        throw new NotInThisWay('A call without a token of the API must carry the token of a page of the tracker.');
      return;
    }
    const fields = await fieldsOf(request);
    if (!isFormToken(fields[FORM_TOKEN]?.[0] ?? '', secret)) throw new FormFromBefore(withoutToken(fields));
  }

  /** When a session has ended under somebody's hands, what they sent is kept for them. */
  private async keepWhatWasWritten(request: FastifyRequest): Promise<boolean> {
    const secret = this.cookies.session(request);
    if (reads(request) || secret === undefined || request.url.startsWith('/api/')) return false;
    const personId = this.accounts.sessions.whoseItWas(secret);
    if (personId === undefined) return false;
    const fields = await fieldsOf(request);
    if (!isFormToken(fields[FORM_TOKEN]?.[0] ?? '', secret)) return false;
    this.accounts.kept.keep(personId, { action: request.url, fields: withoutToken(fields) });
    return true;
  }
}

type Fields = Readonly<Record<string, readonly string[]>>;

/** What a form has sent. Files are read with it, and come to the handler by `readBody`. */
const fieldsOf = async (request: FastifyRequest): Promise<Fields> => rawOf((await readBody(request)).body);

const withoutToken = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== FORM_TOKEN));

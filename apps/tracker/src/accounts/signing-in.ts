import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts, type Way } from '#accounts';
import { Audit } from '#audit';
import type { Role } from '#members';
import { SeeOther } from '../web/answer.js';
import { Directory, type Who } from './directory.js';
import { BrowserCookies, rolesInOne } from './identity.js';

/** Those who must prove a second time who they are, when they come with a password. */
const NEEDS_SECOND_STEP: readonly Role[] = ['administrator', 'secretariat', 'chair'];

/** Whether somebody must have a second step. */
export const needsSecondStep = ({ roles }: Pick<Who, 'roles'>): boolean =>
  roles.some((role) => NEEDS_SECOND_STEP.includes(role));

/** A page of the tracker to go on to: never another site. */
export function placeToGo(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])[^\\\s]*$/.test(to) || to.startsWith('/sign-')) return '/';
  const here = 'http://tracker.invalid';
  return URL.canParse(to, here) && new URL(to, here).origin === here ? to : '/';
}

/** What a browser called itself, in a few words. */
function agentInWords(agent = ''): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? 'A browser';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser;
  return system ? `${name} on ${system.replace('Mac OS X', 'macOS')}` : name;
}

/** The steps of signing in that are the same whichever way somebody comes. */
@Injectable()
export class SigningIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly cookies: BrowserCookies,
    private readonly audit: Audit,
  ) {}

  /** Somebody has shown their password: the second step is asked for, where there is one or must be. */
  halfWay(request: FastifyRequest, who: Who, to: string): SeeOther {
    const account = this.accounts.credentials.of(who.personId);
    const next = account?.hasSecondStep ? '/sign-in/code' : needsSecondStep(who) ? '/sign-in/second-step' : undefined;
    if (next === undefined) return this.allTheWay(request, who, 'password', to);
    const secret = this.begin(request, who, 'password', false);
    return new SeeOther(`${next}?to=${encodeURIComponent(to)}`, undefined, [this.cookies.keep('session', secret)]);
  }

  /** Somebody has proved who they are. Whatever session the browser had before is over: this one has another secret. */
  allTheWay(request: FastifyRequest, who: Who, way: Way, to: string): SeeOther {
    return new SeeOther(this.next(who, to), undefined, this.cookiesOf(request, who, way));
  }

  /** The same for an answer that is a page. */
  cookiesOf(request: FastifyRequest, who: Who, way: Way): string[] {
    const secret = this.begin(request, who, way, true);
    this.accounts.credentials.signedIn(who.personId);
    this.audit.record({ deed: 'signed_in', personId: who.personId, about: `by ${way}` });
    return [this.cookies.keep('session', secret), this.cookies.keep('visitor', '')];
  }

  /** Keeps that somebody could not prove who they are. Whoever has no account is nobody: what they typed is not kept. */
  failed(way: string, personId?: string): void {
    this.audit.record({ deed: 'sign_in_failed', ...(personId !== undefined && { personId }), about: way });
  }

  /** Keeps that somebody signed out. */
  out(personId: string, about: string): void {
    this.audit.record({ deed: 'signed_out', personId, about });
  }

  /** Keeps that what somebody signs in with is another; `by`: somebody else did it for them. */
  changed(what: string, personId: string, by = personId): void {
    this.audit.record({
      deed: 'credentials_changed',
      personId: by,
      about: by === personId ? what : `${what} of /people/${personId}`,
    });
  }

  /** Where somebody goes on: to what they were writing, when their session had ended meanwhile. */
  next({ personId }: Who, to: string): string {
    return this.accounts.kept.of(personId).length > 0 ? '/kept-answers' : to;
  }

  /** Who is between the password and the code. */
  async whoIsHalfWay(request: FastifyRequest): Promise<Who | undefined> {
    const secret = this.cookies.session(request);
    const session = secret === undefined ? undefined : this.accounts.sessions.find(secret);
    if (!session || session.complete) return undefined;
    const who = await this.directory.find(session.personId);
    return who?.state === 'active' ? who : undefined;
  }

  private begin(request: FastifyRequest, who: Who, way: Way, complete: boolean): string {
    const before = this.cookies.session(request);
    if (before !== undefined) this.accounts.sessions.end(before);
    const agent = agentInWords(request.headers['user-agent']);
    return this.accounts.sessions.begin(who.personId, { complete, way, roles: rolesInOne(who), agent });
  }
}

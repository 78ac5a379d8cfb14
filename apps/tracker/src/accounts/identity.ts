import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Accounts, alike, OPERATOR_ID, type Session, type Token } from '#accounts';
import type { TrackerConfig } from '#configuration';
import { ReadModelsBuilding } from '#read-models';
import { CONFIG } from '../config.js';
import { cookie, setCookie } from '../web/cookies.js';
import { knowingNames, type Names } from '../web/names.js';
import { seenBy, type Viewer } from '../web/viewer.js';
import { Directory, viewerFor, type Who } from './directory.js';

/** The operator's own line acts under this name: it can read the files of the tracker anyway. */
export const OPERATOR: Viewer = {
  personId: OPERATOR_ID,
  actor: 'system:operator',
  name: 'The operator',
  roles: ['administrator'],
};

/** What collects metrics, with a token of the settings: it may ask for them, and for nothing else. */
const COLLECTOR: Viewer = {
  personId: 'metrics',
  actor: 'system:metrics',
  name: 'The collector of metrics',
  roles: ['administrator'],
};
const METRICS = '/metrics';

/** Who a request is from, and how that is known. */
export interface Identified {
  readonly viewer: Viewer;
  readonly names: Names;
  readonly session?: Session;
  readonly token?: Token;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** set by the guard: who is signed in */
    identified?: Identified;
    /** set by the guard: what the browser proves with that a form was drawn for it */
    browserSecret?: string;
    /** the browser does not have it yet: it goes with the answer */
    browserSecretIsNew?: boolean;
  }
}

/** Somebody who is not signed in: there is nothing that they may see but what is open to all. */
const NOBODY: Viewer = { personId: 'nobody', actor: 'system:nobody', name: '', roles: [] };
const NO_NAMES: Names = { nameOf: () => 'Somebody', choices: [] };

/** Does the work of a request for whoever is signed in; for nobody when nobody is. */
export const seenByWhoever = <T>({ identified }: FastifyRequest, work: () => T): T =>
  seenBy(identified?.viewer ?? NOBODY, () => knowingNames(identified?.names ?? NO_NAMES, work));

/** The two cookies of a browser: its session, and what stands in for one until it has one. */
@Injectable()
export class BrowserCookies {
  private readonly prefix: string;
  private readonly secure: boolean;

  constructor(@Inject(CONFIG) { publicUrl, tls }: TrackerConfig) {
    this.secure = tls !== undefined || publicUrl?.startsWith('https://') === true;
    this.prefix = this.secure ? '__Host-' : '';
  }

  /** The name of a cookie of this site: bound to it, where browsers do that. */
  name(plain: string): string {
    return this.prefix + plain;
  }

  session(request: Pick<FastifyRequest, 'headers'>): string | undefined {
    return cookie(request, this.name('session'));
  }

  visitor(request: Pick<FastifyRequest, 'headers'>): string | undefined {
    return cookie(request, this.name('visitor'));
  }

  /** Set-Cookie headers: the browser keeps a session until it ends, or drops it. */
  keep(plain: 'session' | 'visitor' | 'provider', value: string, maxAgeSeconds = 24 * 60 * 60): string {
    return setCookie(this.name(plain), value, maxAgeSeconds);
  }
}

/** Finds out who a request is from. */
@Injectable()
export class Identity {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly cookies: BrowserCookies,
    @Inject(CONFIG) private readonly config: TrackerConfig,
  ) {}

  /** @throws ReadModelsBuilding when it cannot be known yet what somebody is */
  async of(request: FastifyRequest): Promise<Identified | undefined> {
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined && request.routeOptions.url === METRICS && this.isCollector(bearer))
      return { viewer: COLLECTOR, names: NO_NAMES };
    if (bearer !== undefined) return this.byToken(bearer);
    const secret = this.cookies.session(request);
    const session = secret === undefined ? undefined : this.accounts.sessions.find(secret);
    if (!session?.complete) return undefined;
    const who = await this.directory.find(session.personId);
    if (who?.state !== 'active') return undefined;
    if (session.roles !== rolesInOne(who)) {
      // what somebody may do has changed: they prove anew who they are
      this.accounts.sessions.endAll(who.personId);
      return undefined;
    }
    return { ...(await this.identified(who)), session };
  }

  /** The same for what is shown to everybody: nobody, as long as it cannot be known who it is. */
  async ifKnown(request: FastifyRequest): Promise<Identified | undefined> {
    try {
      return await this.of(request);
    } catch (error) {
      if (error instanceof ReadModelsBuilding) return undefined;
      throw error;
    }
  }

  private isCollector(secret: string): boolean {
    return this.config.metricsToken !== undefined && alike(secret, this.config.metricsToken);
  }

  private async byToken(secret: string): Promise<Identified | undefined> {
    const token = this.accounts.tokens.find(secret);
    if (!token) return undefined;
    if (token.personId === OPERATOR.personId) return { viewer: OPERATOR, names: NO_NAMES, token };
    const who = await this.directory.find(token.personId);
    return who?.state === 'active' ? { ...(await this.identified(who)), token } : undefined;
  }

  private async identified(who: Who): Promise<Pick<Identified, 'viewer' | 'names'>> {
    const viewer = viewerFor(who);
    return { viewer, names: await this.directory.namesFor(viewer) };
  }
}

/** The roles of somebody as a session remembers them. */
export const rolesInOne = ({ roles, organisationId = '' }: Pick<Who, 'roles' | 'organisationId'>): string =>
  [...roles].toSorted().join(' ') + (organisationId && ` of ${organisationId}`);

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Somebody as the provider knows them. */
export interface Subject {
  readonly subject: string;
  readonly email: string;
  readonly verified: boolean;
}

/**
 * A real OpenID provider, on a free port. Whoever comes to it is signed in as `signedInAs` and consents, without being
 * asked: what a person does there is no part of what is tested.
 */
export class IdentityProvider {
  signedInAs: Subject = { subject: 'nobody', email: 'nobody@example.org', verified: true };

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async start(redirectUri: string): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new IdentityProvider(issuer, server);
    const accounts = new Map<string, Subject>();
    const provider = new Provider(issuer, {
      clients: [{ client_id: 'tracker', client_secret: 'a secret of the two', redirect_uris: [redirectUri] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      cookies: { keys: ['a key of the provider'] },
      findAccount: (_, subject) => {
        const { email, verified } = accounts.get(subject)!;
        return { accountId: subject, claims: () => ({ sub: subject, email, email_verified: verified }) };
      },
    });
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
      void (async () => {
        const { params } = await provider.interactionDetails(request, response);
        const { subject } = started.signedInAs;
        accounts.set(subject, started.signedInAs);
        const grant = new provider.Grant({ accountId: subject, clientId: String(params.client_id) });
        grant.addOIDCScope(String(params.scope));
        const grantId = await grant.save();
        await provider.interactionFinished(request, response, { login: { accountId: subject }, consent: { grantId } });
      })();
    });
    return started;
  }

  /** What a browser does that is sent there: follows, with cookies of its own, to where it is sent back. */
  async visit(address: string): Promise<string> {
    const cookies = new Map<string, string>();
    for (let next = address; ;) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      const to = answer.headers.get('location');
      if (to === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
      next = new URL(to, next).href;
      if (!next.startsWith(this.issuer)) return next;
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import type { TrackerConfig } from '#configuration';
import { Keys } from '#sealing';
import { CONFIG } from '../config.js';

/** Nobody is called this: what travels with a browser to the provider and back is sealed under it. */
const UNDER_WAY = 'sign-in-under-way';
const MINUTES_AWAY = 10;

/** What the browser keeps, sealed, while somebody is at the provider. */
interface UnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
  readonly until: number;
}

/** Whom the provider vouches for. */
export interface VouchedFor {
  readonly issuer: string;
  readonly subject: string;
  /** only an address that the provider has verified */
  readonly email?: string;
  readonly to: string;
}

/** The identity provider of the settings, by OpenID Connect: a code with PKCE, state and nonce, and no token kept. */
@Injectable()
export class Provider {
  private found?: Promise<Configuration>;

  constructor(
    @Inject(CONFIG) private readonly config: TrackerConfig,
    private readonly keys: Keys,
  ) {}

  /** The only address that the provider may send people back to. */
  private get returnAddress(): string {
    return `${this.config.publicUrl}/sign-in/provider/return`;
  }

  /** Where somebody is sent, and what their browser keeps until they come back. @throws when the provider cannot be reached */
  async begin(to: string): Promise<{ readonly address: string; readonly kept: string }> {
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const address = buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.returnAddress,
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const underWay: UnderWay = { state, nonce, verifier, to, until: Date.now() + MINUTES_AWAY * 60_000 };
    return { address: address.href, kept: this.keys.seal(UNDER_WAY, underWay) };
  }

  /**
   * Whom the provider vouches for. `asked` is the path and the query that somebody has come back with.
   * @throws when it was not begun in this browser, took too long, or anything of it is not as it must be
   */
  async end(asked: string, kept: string): Promise<VouchedFor> {
    const { state, nonce, verifier, to, until } = this.keys.open(UNDER_WAY, kept) as UnderWay;
    if (until < Date.now()) throw new Error('The sign-in took too long');
    const tokens = await authorizationCodeGrant(await this.configuration(), new URL(asked, this.returnAddress), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const { email } = claims;
    // Microsoft says by `xms_edov` that the domain of the address is proved to be the organisation's
    const verified = claims.email_verified === true || claims.xms_edov === true || claims.xms_edov === '1';
    return {
      issuer: claims.iss,
      subject: claims.sub,
      ...(verified && typeof email === 'string' && { email }),
      to,
    };
  }

  /** What the provider says of itself, asked for once; again when it could not be reached. */
  private configuration(): Promise<Configuration> {
    const { oidc } = this.config;
    if (!oidc) throw new Error('There is no identity provider in the settings');
    this.found ??= discovery(new URL(oidc.issuer), oidc.clientId, oidc.clientSecret, undefined, {
      // settings allow this on a loopback address only
      ...(oidc.issuer.startsWith('http:') && { execute: [allowInsecureRequests] }),
    }).catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }
}

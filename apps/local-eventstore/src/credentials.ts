import { createHash, timingSafeEqual } from 'node:crypto';
import type { Metadata } from '@grpc/grpc-js';
import { AccessDenied } from './errors.js';

/** Who may call: names with their passwords, or everybody when there are none. */
export class Credentials {
  private readonly digests: Map<string, Buffer>;

  constructor(users: Readonly<Record<string, string>> = {}) {
    this.digests = new Map(Object.entries(users).map(([name, password]) => [name, digest(password)]));
  }

  /** @throws AccessDenied unless the call brings a name and its password (HTTP basic authentication) */
  check(metadata: Metadata): void {
    if (this.digests.size > 0 && !this.knows(metadata.get('authorization')[0])) throw new AccessDenied();
  }

  private knows(authorization: string | Buffer | undefined): boolean {
    const [, encoded] = /^basic +([a-z0-9+/=]+)$/i.exec(String(authorization ?? '')) ?? [];
    if (!encoded) return false;
    const [name = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return timingSafeEqual(digest(password.join(':')), this.digests.get(name) ?? NOBODY);
  }
}

const digest = (password: string) => createHash('sha256').update(password).digest();
/** no password has this digest */
const NOBODY = Buffer.alloc(32);

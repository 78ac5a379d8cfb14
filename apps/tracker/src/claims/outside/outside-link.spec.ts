import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { readLink, signedLink, type OutsideLink } from './outside-link.js';

const secret = Buffer.alloc(32, 7);
const link: OutsideLink = {
  linkId: '0196b7a0-0000-7000-8000-000000000001',
  claimId: '0196b7a0-0000-7000-8000-000000000002',
  expiresAt: '2026-05-03T16:00:00.000Z',
};
const token = signedLink(link, secret);

describe('A link for somebody outside', () => {
  it('says what was signed, to the second', () => {
    expect(readLink(token, secret)).toEqual(link);
    const later = { ...link, expiresAt: '2026-05-03T16:00:00.900Z' };
    expect(readLink(signedLink(later, secret), secret)).toEqual(link);
  });

  it('fits into an address, and holds no word of the claim', () => expect(token).toMatch(/^[A-Za-z0-9_-]{91,92}$/));

  it('is nothing with another secret', () => expect(readLink(token, randomBytes(32))).toBeUndefined());

  it('is nothing when any letter of it is another, is missing, or is one too many', () =>
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABCXYZabcxyz0189-_+/=. %'), (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        fc.pre(changed !== token);
        expect(readLink(changed, secret)).toBeUndefined();
        expect(readLink(token.slice(0, at), secret)).toBeUndefined();
        expect(readLink(token.slice(0, at) + letter + token.slice(at), secret)).toBeUndefined();
      }),
    ));

  it('is nothing when somebody puts another claim or a later end before the same signature', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (const other of [
      { ...link, claimId: link.linkId },
      { ...link, expiresAt: '2036-05-03T16:00:00.000Z' },
    ]) {
      const forged = Buffer.from(signedLink(other, randomBytes(32)), 'base64url');
      bytes.copy(forged, 36, 36);
      expect(readLink(forged.toString('base64url'), secret)).toBeUndefined();
    }
  });
});

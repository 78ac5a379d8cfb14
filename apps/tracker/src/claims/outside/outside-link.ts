import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

/** What a link lets somebody outside do: answer once whether one claim is so. */
export interface OutsideLink {
  /** its own; the answer is recorded by a command of this id, which is carried out once */
  readonly linkId: string;
  readonly claimId: string;
  /** an instant, to the second */
  readonly expiresAt: string;
}

/** Signatures of other things that may come to be signed with the same secret are not signatures of links. */
const PURPOSE = 'substantiate a claim, version 1\n';
const UUID_BYTES = 16;
const CONTENT_BYTES = 2 * UUID_BYTES + 4;
const SIGNATURE_BYTES = 32;

const signatureOf = (content: Buffer, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(PURPOSE).update(content).digest();

/** A link as the last part of an address: what it says, signed with HMAC-SHA256. It holds nothing of the claim but its id. */
export function signedLink({ linkId, claimId, expiresAt }: OutsideLink, secret: Buffer): string {
  const content = Buffer.alloc(CONTENT_BYTES);
  content.set(parse(linkId), 0);
  content.set(parse(claimId), UUID_BYTES);
  content.writeUInt32BE(Math.floor(Date.parse(expiresAt) / 1000), 2 * UUID_BYTES);
  return Buffer.concat([content, signatureOf(content, secret)]).toString('base64url');
}

/** What a signed link says, also when it has expired; undefined when nobody who holds the secret has signed it. */
export function readLink(token: string, secret: Buffer): OutsideLink | undefined {
  const bytes = Buffer.from(token, 'base64url');
  // one link has one address: the decoder would skip over what is none of its letters
  if (bytes.length !== CONTENT_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
  const content = bytes.subarray(0, CONTENT_BYTES);
  if (!timingSafeEqual(bytes.subarray(CONTENT_BYTES), signatureOf(content, secret))) return undefined;
  return {
    linkId: stringify(content.subarray(0, UUID_BYTES)),
    claimId: stringify(content.subarray(UUID_BYTES, 2 * UUID_BYTES)),
    expiresAt: new Date(content.readUInt32BE(2 * UUID_BYTES) * 1000).toISOString(),
  };
}

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** Something that nobody can guess, to be given away once. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** What is kept of a secret: enough to know it again. It needs no salt, for nobody can guess it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Compares without telling by its time how much is alike. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a!, b!);
}

const MASK_BYTES = 16;

const proofOf = (secret: string): Buffer =>
  createHmac('sha256', secret).update('form').digest().subarray(0, MASK_BYTES);

const exclusiveOr = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, at) => byte ^ other[at]!));

/**
 * The token that a form carries to prove that it was drawn for this browser. It looks different on every page, so that
 * nothing can be learnt about it from the lengths of compressed pages.
 */
export function formToken(secret: string): string {
  const mask = randomBytes(MASK_BYTES);
  return Buffer.concat([mask, exclusiveOr(mask, proofOf(secret))]).toString('base64url');
}

/** Whether a token was made for the browser that keeps this secret. */
export function isFormToken(token: string, secret: string): boolean {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * MASK_BYTES) return false;
  return timingSafeEqual(exclusiveOr(bytes.subarray(0, MASK_BYTES), bytes.subarray(MASK_BYTES)), proofOf(secret));
}

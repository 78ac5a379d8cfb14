import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const ISSUER = 'LGCC Influence tracker';
const RECOVERY_CODES = 10;
const CODE_BYTES = 8;
/** Clocks of phones may be so many steps of half a minute wrong. */
const STEPS_AROUND = 1;
const STEP_MS = 30_000;

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: 30, algorithm: 'SHA1' });

/** A secret that an authenticator app and the tracker share (160 bits, in base 32). */
export const newSharedSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from a picture. */
export const addressOfSecret = (secret: string, label: string): string => totpOf(secret, label).toString();

/**
 * The step whose code this is; undefined when it is none of those of the last minute and a half, or was used before
 * (`after` is the step of the last code that was taken).
 */
export function stepOf(code: string, secret: string, after: number, now: number): number | undefined {
  const typed = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return undefined;
  const delta = totpOf(secret, '').validate({ token: typed, timestamp: now, window: STEPS_AROUND });
  if (delta === null) return undefined;
  const step = Math.floor(now / STEP_MS) + delta;
  return step > after ? step : undefined;
}

/** The code of a secret at an instant (milliseconds), as an authenticator app shows it. */
export const codeAt = (secret: string, now: number): string => totpOf(secret, '').generate({ timestamp: now });

/** Codes for whoever has lost their phone, each good for once: four groups of four. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    randomBytes(CODE_BYTES)
      .toString('hex')
      .replaceAll(/(.{4})(?=.)/g, '$1-'),
  );

/** As it is kept and compared: however it was typed. */
export const plainCode = (code: string): string => code.toLowerCase().replaceAll(/[^0-9a-f]/g, '');

import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { RuleBroken } from '#vocabulary';

const SHORTEST = 12;
const LONGEST = 200;
/** Of 0 to 4: 3 withstands a hundred million guesses. */
const STRONG_ENOUGH = 3;
/** What the estimator looks at: it takes long over long texts. */
const LOOKED_AT = 64;

let estimator: ZxcvbnFactory | undefined;

/**
 * A password must be long and must not be one that many people use, or made from one, or from who they are; it needs no
 * digits or signs. @throws RuleBroken
 */
export function mustBeAGoodPassword(password: string, about: readonly string[], field = 'password'): void {
  if (password.length < SHORTEST)
    throw new RuleBroken(`A password must have at least ${SHORTEST} characters: three or four words will do`, field);
  if (password.length > LONGEST) throw new RuleBroken(`A password can have at most ${LONGEST} characters`, field);
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2);
  const { score } = estimator.check(password.slice(0, LOOKED_AT), [...words, 'influence', 'tracker', 'council']);
  if (score < STRONG_ENOUGH)
    throw new RuleBroken(
      'This password is easy to guess: it is common, or made from common words or from your name. Choose another',
      field,
    );
}

/** The same characters however a keyboard makes them. */
const normal = (password: string) => password.normalize('NFKC');

/** What is kept of a password: argon2id, with a salt of its own. */
export const passwordHash = (password: string): Promise<string> => hash(normal(password));

let nobodys: Promise<string> | undefined;

/** Whether it is the password. Without one to compare with it takes as long, and is not. */
export async function isPassword(password: string, hashed: string | null | undefined): Promise<boolean> {
  nobodys ??= passwordHash('nobody has this password');
  const right = await verify(hashed ?? (await nobodys), normal(password.slice(0, LONGEST)));
  return right && typeof hashed === 'string';
}

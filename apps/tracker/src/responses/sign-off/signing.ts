import { FindSignOff, KnownAboutSignOff, type RoundDetail, type SignOffDetail } from '#registers';
import type { Signer } from '#responses';
import { RuleBroken } from '#vocabulary';
import { notFound } from '../../web/errors.js';
import { viewer, type Viewer } from '../../web/viewer.js';
import type { About } from '../../wishes/wish.js';
import { responses } from '../responses.js';

const PHASES: Readonly<Record<SignOffDetail['phase'], string>> = {
  'written elsewhere': 'Written elsewhere',
  drafting: 'In draft',
  signing: 'In sign-off',
  approved: 'Approved',
};

/** How far a response is that has not been sent. */
export const phaseTag = (phase: SignOffDetail['phase']) =>
  ({ text: PHASES[phase], tag: phase === 'approved' ? 'green' : 'blue' }) as const;

/** The sign-off that a page or a form is about. */
export async function signOffOf({ id, ask }: Pick<About, 'id' | 'ask'>): Promise<SignOffDetail> {
  const detail = await ask(new FindSignOff(id));
  if (!detail) throw notFound('response');
  return detail;
}

/** For whom somebody speaks: their own organisation; the secretariat records what others said. */
export const signerOf = ({ organisationId, roles }: Viewer): Signer => ({
  ...(organisationId !== undefined && { organisationId }),
  recordsForOthers: roles.includes('secretariat'),
});

/** What every wish about a sign-off must know. */
export const knowsOfSignOff = ({ responseId }: { readonly responseId: string }) =>
  new KnownAboutSignOff(responseId, signerOf(viewer()));

export const signOffPath = (responseId: string): string => `${responses.path}/${responseId}/sign-off`;

/** The address of a form below a response. */
export const formOf = (responseId: string, path: string, asked: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams(asked).toString();
  return `${responses.path}/${responseId}/${path}${query && `?${query}`}`;
};

/** The round in which positions are taken. @throws RuleBroken when none is open */
export function openRoundOf({ rounds: [latest] }: SignOffDetail): RoundDetail {
  if (latest?.state !== 'open') throw new RuleBroken('No round of sign-off is open');
  return latest;
}

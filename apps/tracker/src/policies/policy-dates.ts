import { PausePolicy, ResumePolicy, SupersedePolicy, WithdrawPolicy } from '#policies';
import type { Link } from '#govuk-pages';
import type { PolicyDetail } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import { puttingDateRight, wishOf } from '../wishes/date-corrections.js';
import type { About } from '../wishes/wish.js';
import { policyOf } from './policies.js';
import { policyWishes } from './policy-wishes.js';

/** How the policy stands, as the form of the fact asks for it. */
async function standing(about: About): Promise<object> {
  const { standingSince, standingReason } = (await policyOf(about)).policy;
  return {
    ...(standingSince !== null && { effectiveOn: standingSince }),
    ...(standingReason !== null && { reason: standingReason }),
  };
}

/** Forms that put right the date of what has become of a policy. */
export const policyDates = [
  puttingDateRight(wishOf(policyWishes, PausePolicy), {
    path: 'correct-pause',
    title: 'Put right when it was paused',
    starts: standing,
  }),
  puttingDateRight(wishOf(policyWishes, ResumePolicy), {
    path: 'correct-resumption',
    title: 'Put right when work on it went on',
    starts: async (about) => {
      const { resumedOn } = (await policyOf(about)).policy;
      return resumedOn === null ? {} : { effectiveOn: resumedOn };
    },
  }),
  puttingDateRight(wishOf(policyWishes, WithdrawPolicy), {
    path: 'correct-withdrawal',
    title: 'Put right when it was withdrawn',
    starts: standing,
  }),
  puttingDateRight(wishOf(policyWishes, SupersedePolicy), {
    path: 'correct-supersession',
    title: 'Put right when it was superseded',
    starts: async (about) => {
      const { supersededBy, standingSince } = (await policyOf(about)).policy;
      return {
        ...(supersededBy && { byPolicyId: supersededBy.id }),
        ...(standingSince !== null && { effectiveOn: standingSince }),
      };
    },
  }),
];

/** The links to those that there is a date for. */
export function dateLinks({ policy }: PolicyDetail): Link[] {
  const { standing: state, resumedOn, policyId } = policy;
  const link = (path: string, text: string) => ({ text, href: `${hrefOf('policy', policyId)}/${path}` });
  if (state === 'paused') return [link('correct-pause', 'Put right when it was paused')];
  if (state === 'withdrawn') return [link('correct-withdrawal', 'Put right when it was withdrawn')];
  if (state === 'superseded') return [link('correct-supersession', 'Put right when it was superseded')];
  return resumedOn === null ? [] : [link('correct-resumption', 'Put right when work on it went on')];
}

import { labelOf, type Block, type Link } from '#govuk-pages';
import type { ClaimRow } from '#registers';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import { shortened } from './claims.js';
import { gradeTag, stateTag } from './words.js';

/** The claims about an ask or a decision, with the links that raise further ones. */
export const claimsBlock = (
  claims: readonly ClaimRow[],
  about: { readonly kind: 'ask' | 'decision'; readonly raise: readonly Link[] },
): Block => ({
  kind: 'table',
  heading: 'Claims',
  caption: 'What the council says it contributed',
  columns: [
    { label: 'Claim' },
    { label: about.kind === 'ask' ? 'Decision' : 'Ask' },
    { label: 'Contribution' },
    { label: 'Grade' },
    { label: 'State' },
  ],
  rows: claims.map(({ claimId, statement, ask, decision, contribution, grade, state }) => [
    { text: shortened(statement), href: hrefOf('claim', claimId) },
    about.kind === 'ask' ? linksTo('decision', [decision]) : linksTo('ask', [ask]),
    labelOf(contribution),
    gradeTag(grade),
    stateTag(state),
  ]),
  empty:
    about.raise.length > 0 ? 'No claim is raised about an answer yet.' : 'There is no claim, and no answer to claim.',
  links: about.raise,
});

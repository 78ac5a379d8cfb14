import { dateInWords, knownTitle, labelOf, titleOfSlug } from '#govuk-pages';
import { CLAIM_SORTS, ListClaims, type ClaimRow } from '#registers';
import { answerTag } from '../asks/answers.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';
import { today } from '../web/clock.js';
import { claims, shortened } from './claims.js';
import { GRADE_MEANINGS, gradeTag, labelOfState, stateTag, whyNotCounted } from './words.js';

const contributionOf = ({ contribution, effectiveContribution }: ClaimRow) =>
  contribution === effectiveContribution
    ? labelOf(contribution)
    : { text: labelOf(contribution), hint: `Counts for ${effectiveContribution}: not raised before the decision` };

/** The ledger of claims. */
export const claimRegister: RegisterOf<ClaimRow> = {
  sorts: CLAIM_SORTS,
  list: (listing) => new ListClaims({ ...listing, asAt: today() }),
  register: {
    title: 'Claims',
    path: claims.path,
    section: '/influence',
    breadcrumbs: [{ text: 'Influence', href: '/influence' }],
    items: ['claim', 'claims'],
    lead: 'What the council says it contributed, with the grade that the evidence bears out.',
    actions: [{ text: 'Raise a claim', href: '/claims/answers' }],
    wide: true,
    searchLabel: 'Search claims',
    filters: [
      { name: 'state', label: 'State', title: labelOfState },
      { name: 'counts', label: 'Counts' },
      { name: 'grade', label: 'Grade', title: (grade) => grade },
      { name: 'contribution', label: 'Contribution' },
      { name: 'policy', label: 'Policy' },
      { name: 'department', label: 'Department', title: (slug) => knownTitle(slug) ?? titleOfSlug(slug) },
    ],
    columns: [
      {
        label: 'Claim',
        sort: 'statement',
        cell: ({ claimId, statement, ask }) => ({
          text: shortened(statement),
          href: hrefOf('claim', claimId),
          hint: `Ask: ${ask.title}`,
        }),
        exported: ({ statement }) => statement,
      },
      {
        label: 'Decision',
        sort: 'decidedOn',
        cell: ({ decision, answer }) => [
          ...linksTo('decision', [decision]),
          ...(decision.decidedOn === null ? [] : [{ text: dateInWords(decision.decidedOn) }]),
          ...(answer ? [answerTag(answer.answer)] : []),
        ],
        exported: ({ decision }) => decision.title,
      },
      {
        label: 'Contribution',
        sort: 'contribution',
        cell: contributionOf,
        exported: ({ contribution }) => contribution,
      },
      {
        label: 'Grade',
        sort: 'grade',
        cell: ({ grade }) => ({ ...gradeTag(grade), hint: GRADE_MEANINGS[grade] }),
        exported: ({ grade }) => grade,
      },
      { label: 'State', sort: 'state', cell: ({ state }) => stateTag(state), exported: ({ state }) => state },
      {
        label: 'Counts',
        cell: (row) => (row.counts ? 'Yes' : { text: 'No', hint: whyNotCounted(row) }),
        exported: ({ counts }) => (counts ? 'yes' : 'no'),
      },
      { label: 'Why not', exportOnly: true, cell: whyNotCounted },
      { label: 'Ask', exportOnly: true, cell: ({ ask }) => ask.title },
      { label: 'Decided on', exportOnly: true, cell: ({ decision }) => decision.decidedOn },
      { label: 'Answer', exportOnly: true, cell: ({ answer }) => answer?.answer },
      { label: 'Hoop', exportOnly: true, cell: ({ hoop }) => (hoop ? 'passes' : 'does not pass') },
      { label: 'Verified grade', exportOnly: true, cell: ({ verification }) => verification?.grade },
      { label: 'Verified at', exportOnly: true, cell: ({ verification }) => verification?.verifiedAt },
      { label: 'Policies', exportOnly: true, cell: ({ policies }) => policies.map(({ title }) => title).join('; ') },
      { label: 'Handling', exportOnly: true, cell: ({ handling }) => handling?.marking ?? 'official' },
      { label: 'Recorded', sort: 'recordedAt', exportOnly: true, cell: ({ recordedAt }) => recordedAt },
      { label: 'Ask id', exportOnly: true, cell: ({ ask }) => ask.id },
      { label: 'Decision id', exportOnly: true, cell: ({ decision }) => decision.id },
      { label: 'Id', exportOnly: true, cell: ({ claimId }) => claimId },
    ],
    empty: 'No claim is raised yet. When a decision has taken an ask up, say what the council contributed to it.',
  },
};

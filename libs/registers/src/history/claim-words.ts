import type { ClaimEvent } from '#claims';
import { dateInWords } from '#vocabulary';
import { because, plain, type Wording } from './plain.js';

/** The history of a claim in plain sentences. */
export const claimWords: Wording<ClaimEvent> = {
  ClaimRaised: ({ statement, contribution, askId, decisionId }, name) =>
    `Raised: “${statement}” (contribution: ${plain(contribution)}), about what ${name.one('decision', decisionId)} said to ${name.one('ask', askId)}`,
  ClaimEvidenceAttached: ({ test, description, dated }) =>
    `Evidence of ${dateInWords(dated)} attached: ${description} (${plain(test)})`,
  ClaimRivalRecorded: ({ explanation, addressed, how }) =>
    `Another explanation, ${addressed ? 'addressed' : 'not addressed'}: ${explanation}${how === undefined ? '' : `. How: ${how}`}`,
  ClaimSubstantiated: ({ by, independent, agreement, on }) =>
    `Substantiation of ${dateInWords(on)}: ${plain(agreement)}, says ${by.role}, ${by.body} (${independent ? 'independent' : 'not independent'})`,
  ClaimVerified: ({ grade }) => `Verified at grade ${grade}`,
  ClaimContested: ({ by, reason }) => because(`Contested by ${by}`, reason),
  ClaimContestResolved: ({ resolution }) => `Contest resolved: ${resolution}`,
  ClaimRestated: ({ contribution, reason }) => because(`Restated: contribution now ${plain(contribution)}`, reason),
  ClaimWithdrawn: ({ reason }) => because('Withdrawn: it counts nowhere', reason),
};

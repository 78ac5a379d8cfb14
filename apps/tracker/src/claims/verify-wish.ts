import { ClaimVerified, GRADES, tooMuch, VerifyClaim } from '#claims';
import { labelOf, type Block } from '#govuk-pages';
import { KnownAboutClaim, type ClaimDetail } from '#registers';
import { linksTo } from '../registers/hrefs.js';
import { nameOfPerson, personOf } from '../web/names.js';
import { wish, type About } from '../wishes/wish.js';
import { claimOf, headOf } from './claims.js';
import { contestsOf, evidenceOf, groundsOf, rivalsOf, substantiationsOf } from './gathered.js';
import { GRADE_MEANINGS, gradeTag } from './words.js';

const factsOf = ({ claim }: ClaimDetail): Block => ({
  kind: 'facts',
  rows: [
    { label: 'Claim', value: claim.statement },
    { label: 'Ask', value: linksTo('ask', [claim.ask]) },
    { label: 'Decision', value: linksTo('decision', [claim.decision]) },
    { label: 'Contribution', value: labelOf(claim.contribution) },
    { label: 'Author', value: nameOfPerson(claim.authorId) },
    { label: 'Grade, as worked out now', value: { ...gradeTag(claim.grade), hint: GRADE_MEANINGS[claim.grade] } },
  ],
});

/** The form came back: another grade has been worked out since it was opened. */
function changedSince({ claim }: ClaimDetail, { asked }: About): Block[] {
  const seen = GRADES.find((grade) => grade === asked.grade);
  if (seen === undefined || seen === claim.grade) return [];
  return [
    {
      kind: 'warning',
      text: `The facts have changed since you opened this page: the grade was ${seen}, is ${claim.grade}.`,
      links: [{ text: 'Look at the claim again', href: `/claims/${claim.claimId}/verify` }],
    },
  ];
}

function claimsTooMuch({ claim }: ClaimDetail): Block[] {
  const reason = tooMuch(claim.contribution, claim, claim.grade);
  return reason
    ? [{ kind: 'warning', text: `It cannot be verified as it is. ${reason}.`, links: restate(claim.claimId) }]
    : [];
}

const restate = (claimId: string) => [{ text: 'Restate this claim', href: `/claims/${claimId}/restate` }];

/**
 * The wish that verifies a claim. The form shows everything it stands on. The grade that the verifier saw travels with it,
 * and is refused when it is no longer the one that is worked out.
 */
export const verifyWish = wish({
  command: VerifyClaim,
  shape: ClaimVerified,
  path: 'verify',
  summary: 'Verifies a claim at the grade that the verifier saw, which must still be the one that is worked out',
  done: 'Claim verified',
  fills: (actor) => ({ verifierId: personOf(actor) }),
  knows: ({ claimId }, today) => new KnownAboutClaim({ claimId }, today),
  form: async (about) => {
    const detail = await claimOf(about);
    const { grade, decision } = detail.claim;
    return {
      title: 'Verify this claim',
      ...(await headOf(about)),
      intro:
        'Verify it when you have looked at everything below and it bears the claim out. The author cannot verify it. The verification ends when what it stands on changes.',
      wide: true,
      blocks: [
        ...changedSince(detail, about),
        ...claimsTooMuch(detail),
        factsOf(detail),
        groundsOf(detail.grounds, decision.decidedOn),
        evidenceOf(detail),
        rivalsOf(detail),
        substantiationsOf(detail),
        ...contestsOf(detail),
      ],
      fields: [{ kind: 'hidden', name: 'grade' }],
      submit: `Verify at grade ${grade}`,
    };
  },
  starts: async (about) => ({ grade: (await claimOf(about)).claim.grade }),
});

import { isAtLeast } from '#claims';
import { dateInWords, instantInWords, labelOf, stageColour, type Block, type Cell, type Piece } from '#govuk-pages';
import type { ClaimDetail, ClaimOnPolicy } from '#registers';
import { answerTag } from '../asks/answers.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import { nameOfPerson } from '../web/names.js';
import { gradeTag, whyLapsed } from './words.js';

/** A condition of the rule, whether it is met, and the facts that say so. */
type Condition = readonly [rule: string, met: boolean, facts: Cell];

const rows = (conditions: readonly Condition[]) =>
  conditions.map(([rule, met, facts]): Cell[] => [
    rule,
    met ? { text: 'Yes', tag: 'green' } : { text: 'No', tag: 'red' },
    facts,
  ]);

/** Where the events of an item stand. */
const historyOf = (kind: Parameters<typeof hrefOf>[0], id: string) => `${hrefOf(kind, id)}#history`;

/** The rule by which a claim counts, and the facts that met it, each with a link to its events. */
export function whyCounted(detail: ClaimDetail): Block {
  const { claim } = detail;
  return {
    kind: 'table',
    heading: claim.counts ? 'Why is this counted?' : 'Why is this not counted?',
    caption: 'A claim counts when all of this is so',
    columns: [{ label: 'Rule' }, { label: 'Met' }, { label: 'Facts' }],
    rows: rows(conditionsOf(detail)),
    empty: '',
  };
}

function conditionsOf({ claim, contests }: ClaimDetail): Condition[] {
  const { verification, authorId, decision, ask } = claim;
  const own = historyOf('claim', claim.claimId);
  const open = contests.filter(({ resolution }) => resolution === null);
  return [
    [
      'The decision has answered the ask, and neither was struck out',
      claim.answered,
      [
        { text: decision.title, href: historyOf('decision', decision.id) },
        { text: ask.title, href: historyOf('ask', ask.id) },
      ],
    ],
    [
      'Somebody else than its author has verified it',
      verification !== null,
      verification
        ? {
            text: `${nameOfPerson(verification.verifierId)} on ${instantInWords(verification.verifiedAt)}, at grade ${verification.grade}`,
            href: own,
            hint: `The author is ${nameOfPerson(authorId)}`,
          }
        : `Nobody. The author is ${nameOfPerson(authorId)}`,
    ],
    [
      'Nothing has changed since: no new evidence, no restatement, and the grade is the one that was verified',
      verification !== null && claim.lapsedBy === null,
      verification === null ? undefined : (whyLapsed(claim) ?? `The grade is ${claim.grade}, as verified`),
    ],
    [
      'Nobody contests it',
      open.length === 0,
      open.length === 0 ? undefined : open.map(({ by, reason }): Piece => ({ text: `${by}: ${reason}`, href: own })),
    ],
    ['It was not withdrawn', claim.state !== 'withdrawn', claim.withdrawnReason],
  ];
}

const SUCCESSES = ['adopted', 'partly_adopted', 'adopted_in_principle'];
const A_PART = ['contributory', 'significant', 'decisive'];

/** The rule by which a claim is counted as influence, and as early influence, on each policy of the answer. */
export function whyInfluence(detail: ClaimDetail): Block {
  const tables = detail.onPolicies.map((onPolicy): Block => {
    const conditions = influenceConditions(detail, onPolicy);
    const influence = conditions.slice(0, -1).every(([, met]) => met);
    const early = influence && conditions.at(-1)![1];
    return {
      kind: 'table',
      caption: `${onPolicy.title}: ${early ? 'counted as early influence' : influence ? 'counted as influence, not as early' : 'not counted as influence'}`,
      columns: [{ label: 'Rule' }, { label: 'Met' }, { label: 'Facts' }],
      rows: rows(conditions),
      empty: '',
    };
  });
  return {
    kind: 'folded',
    summary: 'Is it counted as influence, and as early?',
    blocks:
      tables.length > 0
        ? tables
        : [{ kind: 'prose', text: 'The decision is about no policy of the ask, so it is in no figure of influence.' }],
  };
}

function influenceConditions(
  { claim, grounds, askWithdrawnOn }: ClaimDetail,
  { id, firstRaise, currentAnswer }: ClaimOnPolicy,
): Condition[] {
  const passing = grounds.filter(({ passes }) => passes);
  return [
    ['The claim counts', claim.counts, undefined],
    [
      'The ask was not withdrawn',
      askWithdrawnOn === null,
      askWithdrawnOn && { text: `Withdrawn on ${dateInWords(askWithdrawnOn)}`, href: historyOf('ask', claim.ask.id) },
    ],
    [
      'The current answer on this policy is by this decision',
      currentAnswer?.decision.id === claim.decision.id,
      currentAnswer && linksTo('decision', [currentAnswer.decision]),
    ],
    [
      'It takes the ask up: adopted, partly or in principle',
      currentAnswer !== null && SUCCESSES.includes(currentAnswer.answer),
      currentAnswer && [answerTag(currentAnswer.answer), { text: dateInWords(currentAnswer.answeredOn) }],
    ],
    [
      'The grade is E2 or better: the hoop passes',
      isAtLeast(claim.grade, 'E2'),
      [
        gradeTag(claim.grade),
        ...passing.map((ground): Piece => ({
          text: `${labelOf(ground.kind)} of ${dateInWords(ground.on)}`,
          href: historyOf(ground.kind, ground.id),
        })),
      ],
    ],
    [
      'The contribution is contributory or more',
      A_PART.includes(claim.effectiveContribution),
      { text: labelOf(claim.effectiveContribution), href: historyOf('claim', claim.claimId) },
    ],
    [
      'The ask was raised on this policy',
      firstRaise !== null,
      firstRaise && { text: `First on ${dateInWords(firstRaise.on)}`, href: historyOf(firstRaise.kind, firstRaise.id) },
    ],
    [
      'Early: the policy was at options or before on the day of the first raise',
      firstRaise?.band === 'early',
      firstRaise && [
        { text: labelOf(firstRaise.stage), tag: stageColour(firstRaise.stage) },
        { text: 'Stages of the policy', href: historyOf('policy', id) },
      ],
    ],
  ];
}

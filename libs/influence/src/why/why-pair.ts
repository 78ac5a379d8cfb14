import type { Database } from 'better-sqlite3';
import { dateInWords } from '#vocabulary';
import { groundsOf, type ClaimAsAt } from '../claims-as-at.js';
import type { AnswerFacts, Engaging } from '../facts/facts.js';
import { earliestOpening } from '../indicators/lead-times.js';
import type { Pair } from '../pairs.js';
import { itemOf } from '../titles.js';
import { at, saying, sourcesOfEngaging, type Finding, type Source } from './fact.js';

const plain = (word: string) => word.replaceAll('_', ' ');

/** What the rules of pairs looked at, of one pair as at a date. */
export const findingsOfPair = (db: Database, pair: Pair, asAt: string): Finding[] => [
  raised(db, pair),
  stage(db, pair),
  opening(db, pair, asAt),
  ...answered(db, pair, asAt),
  ...decided(db, pair),
  delivered(db, pair, asAt),
  ...claimed(db, pair, asAt),
];

function raised(db: Database, { firstRaise, policy, ask }: Pair): Finding {
  const { kind, id, on, consultation } = firstRaise;
  const by = itemOf(db, kind, id);
  return {
    about: 'raise',
    sentence: `First raised on ${dateInWords(on)}, by the ${kind} “${by.title}”`,
    on,
    items: [by],
    sources: [
      ...sourcesOfEngaging(kind, id, consultation?.policies.includes(policy) ? consultation.consultationId : undefined),
      ...mergesInto(db, ask.askId),
    ],
  };
}

/** The merges by which other asks ended up in this one: what raised or answered them is its own. */
const mergesInto = (db: Database, askId: string): Source[] =>
  memberIds(db, askId)
    .filter((id) => id !== askId)
    .map((id) => ({ stream: `ask-${id}`, says: saying(['AskMerged']) }));

const memberIds = (db: Database, askId: string): string[] => [
  askId,
  ...db.prepare<[string], string>('SELECT ask_id FROM ask_merges WHERE ends_in = ?').pluck().all(askId),
];

function stage(db: Database, { policy: { policyId }, firstRaise: { on }, stage }: Pair): Finding {
  const begun = db
    .prepare<[string, string], { position: number; effectiveOn: string }>(
      `SELECT position, effective_on AS effectiveOn FROM policy_stages WHERE policy_id = ? AND effective_on <= ?
       ORDER BY effective_on DESC, position DESC LIMIT 1`,
    )
    .get(policyId, on);
  const policy = itemOf(db, 'policy', policyId);
  return {
    about: 'stage',
    sentence: begun
      ? `On that day the policy was at the stage “${plain(stage)}”, since ${dateInWords(begun.effectiveOn)}`
      : 'On that day no stage of the policy is known yet: it counts as a signal',
    on: begun?.effectiveOn ?? null,
    items: [policy],
    sources: begun ? [{ stream: `policy-${policyId}`, says: at(begun.position) }] : [],
  };
}

function opening(db: Database, { policy }: Pair, asAt: string): Finding {
  const on = earliestOpening(policy, asAt);
  const first = policy.consultations.find(({ opensOn }) => on !== undefined && opensOn === on);
  if (!first || on === undefined)
    return nothing('opening', `No consultation on the policy is known to have opened by ${dateInWords(asAt)}`);
  const consultation = itemOf(db, 'consultation', first.consultationId);
  return {
    about: 'opening',
    sentence: `The first consultation on the policy, “${consultation.title}”, opened on ${dateInWords(on)}`,
    on,
    items: [consultation],
    sources: [
      {
        stream: `consultation-${first.consultationId}`,
        says: saying(['ConsultationLogged', 'ConsultationLinkedToPolicy'], 'ConsultationDetailsCorrected', [
          'opensOn',
          'policyIds',
        ]),
      },
    ],
  };
}

const nothing = (about: Finding['about'], sentence: string): Finding => ({
  about,
  sentence,
  on: null,
  items: [],
  sources: [],
});

function answered(db: Database, { ask, firstAnswer, currentAnswer }: Pair, asAt: string): Finding[] {
  if (!firstAnswer || !currentAnswer)
    return [nothing('answer', `No decision on the policy had answered the ask by ${dateInWords(asAt)}`)];
  const streams = memberIds(db, ask.askId).map((id) => `ask-${id}`);
  const told = ({ answer, answeredOn, decision, position }: AnswerFacts, which: string): Finding => {
    const by = itemOf(db, 'decision', decision.decisionId);
    return {
      about: 'answer',
      sentence: `${which}, of ${dateInWords(answeredOn)}, is “${plain(answer)}”, by the decision “${by.title}”`,
      on: answeredOn,
      items: [by],
      sources: streams.map((stream) => ({ stream, says: at(position) })),
    };
  };
  return firstAnswer === currentAnswer
    ? [told(currentAnswer, 'The only answer')]
    : [told(firstAnswer, 'The first answer'), told(currentAnswer, 'The latest answer')];
}

function decided(db: Database, { decision }: Pair): Finding[] {
  if (!decision) return [];
  const { decisionId, decidedOn } = decision;
  const made = itemOf(db, 'decision', decisionId);
  const says = saying(['DecisionRecorded'], 'DecisionCorrected', ['decidedOn', 'policyIds', 'departments']);
  return [
    {
      about: 'decision',
      sentence: `The decision “${made.title}” was made on ${dateInWords(decidedOn)}`,
      on: decidedOn,
      items: [made],
      sources: [{ stream: `decision-${decisionId}`, says }],
    },
  ];
}

function delivered(db: Database, { ask }: Pair, asAt: string): Finding {
  const report = ask.deliveries.findLast(({ asOf }) => asOf <= asAt);
  if (!report) return nothing('delivery', `No report of delivery is of ${dateInWords(asAt)} or before`);
  return {
    about: 'delivery',
    sentence: `The latest report, as of ${dateInWords(report.asOf)}, says “${plain(report.delivery)}”`,
    on: report.asOf,
    items: [],
    sources: memberIds(db, ask.askId).map((id) => ({ stream: `ask-${id}`, says: at(report.position) })),
  };
}

function claimed(db: Database, { ask, decision, claims }: Pair, asAt: string): Finding[] {
  if (!decision) return [];
  if (claims.length === 0) return [nothing('claim', 'Nobody has raised a claim about that decision')];
  const { raises, hoops } = groundsOf(ask, decision, asAt);
  return [
    hoop(db, raises, hoops),
    ...claims.map((one): Finding => {
      const claim = itemOf(db, 'claim', one.claim.claimId);
      const verdict = one.counts ? 'counts' : `does not count: ${whyNot(one)}`;
      return {
        about: 'claim',
        sentence: `The claim “${claim.title}” (${one.contribution}, grade ${one.grade}) ${verdict}`,
        on: null,
        items: [claim],
        sources: [{ stream: `claim-${one.claim.claimId}`, says: () => true }],
      };
    }),
  ];
}

function hoop(db: Database, raises: readonly Engaging[], hoops: readonly Engaging[]): Finding {
  const shown = [...(hoops.length > 0 ? hoops : raises)].sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  if (!shown) return nothing('claim', 'The ask was not raised before the day of the decision');
  const by = itemOf(db, shown.kind, shown.id);
  const named = `on ${dateInWords(shown.on)}, by the ${shown.kind} “${by.title}”`;
  return {
    about: 'claim',
    sentence:
      hoops.length > 0
        ? `Before the day of the decision the ask was raised on record with a department that decided: ${named}`
        : `Before the day of the decision the ask was raised (${named}), but not on record with a department that decided`,
    on: shown.on,
    items: [by],
    sources: sourcesOfEngaging(shown.kind, shown.id, shown.consultation?.consultationId),
  };
}

function whyNot({ claim: { verified, endedBy, isWithdrawn, isContested }, grade }: ClaimAsAt): string {
  if (isWithdrawn) return 'it was withdrawn';
  if (isContested) return 'a contest of it is open';
  if (verified === null) return 'nobody has verified it';
  if (endedBy === 'evidence') return 'new evidence came after it was verified';
  if (endedBy === 'restatement') return 'it was restated after it was verified';
  return `it was verified at ${verified}, and its grade is ${grade}`;
}

import { v5 as uuidOf } from 'uuid';
import {
  AttachClaimEvidence,
  ContestClaim,
  gradeOf,
  RaiseClaim,
  RecordClaimRival,
  ResolveClaimContest,
  RestateClaim,
  SubstantiateClaim,
  VerifyClaim,
  WithdrawClaim,
  type ClaimFacts,
} from '#claims';
import { personPlaying } from '../people.js';
import { addDays } from '#vocabulary';
import type { SampleClaim } from '../sample-policy.js';
import { dayOf, type Subject } from '../subject.js';

/** An answer of a decision in which the council claims a part. */
interface Claimed {
  readonly decisionId: string;
  readonly decidedOn: string;
  /** its place among the asks of the policy */
  readonly ask: number;
  /** the day on which it was recorded */
  readonly answeredOn: string;
}

/** The council claims a part in an answer; what speaks for it and against it is gathered, and somebody else looks at it. */
export function councilClaims(
  subject: Subject,
  { decisionId, decidedOn, ask, answeredOn }: Claimed,
  claim: SampleClaim,
) {
  const { diary, askIds } = subject;
  const claimId = uuidOf(`claim-${ask}`, decisionId);
  const facts = factsOf(subject, ask, decidedOn);
  const after = (days: number) => addDays(answeredOn, days);
  const {
    statement,
    contribution,
    evidence = [],
    rivals = [],
    confirmed,
    verified,
    contested,
    restated,
    withdrawn,
  } = claim;
  const authorId = personPlaying('policy-lead');
  const details = { claimId, askId: askIds[ask]!, decisionId, statement, contribution, authorId };
  diary.plan(after(7), (known) => new RaiseClaim(details, { ...known, ...facts, answered: true }), {
    by: 'policy-lead',
  });
  for (const [place, [test, description, at]] of evidence.entries()) {
    const evidenceId = uuidOf(`evidence-${place}`, claimId);
    const dated = dayOf(subject, at);
    diary.plan(
      after(10),
      (known) => new AttachClaimEvidence({ claimId, evidenceId, test, description, dated }, known),
      {
        by: 'policy-lead',
      },
    );
  }
  for (const [place, [explanation, how]] of rivals.entries()) {
    const rival = { claimId, rivalId: uuidOf(`rival-${place}`, claimId), explanation };
    diary.plan(after(12), (known) => new RecordClaimRival({ ...rival, addressed: false }, known), { by: 'member' });
    if (how) diary.plan(after(20), (known) => new RecordClaimRival({ ...rival, addressed: true, how }, known));
  }
  if (confirmed) {
    const [role, body, agreement] = confirmed;
    const said = { claimId, by: { role, body }, independent: true, agreement };
    diary.plan(after(30), (known) => new SubstantiateClaim({ ...said, on: known.today }, known));
  }
  if (restated) {
    const [contribution, reason] = restated;
    diary.plan(after(33), () => new RestateClaim({ claimId, contribution, reason }, facts), { by: 'policy-lead' });
  }
  if (verified) {
    const gathered = {
      evidence: evidence.map(([test]) => ({ test })),
      rivals: rivals.map(([, how]) => ({ addressed: how !== undefined })),
      substantiations: confirmed ? [{ independent: true, agreement: confirmed[2] }] : [],
    };
    const grade = gradeOf({ ...facts, ...gathered });
    diary.plan(after(36), () => new VerifyClaim({ claimId, verifierId: personPlaying('chair'), grade }, facts), {
      by: 'chair',
    });
  }
  if (contested) {
    const [by, reason, resolution] = contested;
    const contestId = uuidOf('contest', claimId);
    diary.plan(after(50), (known) => new ContestClaim({ claimId, contestId, by, reason }, known), { by: 'member' });
    if (resolution)
      diary.plan(after(71), (known) => new ResolveClaimContest({ claimId, contestId, resolution }, known), {
        by: 'chair',
      });
  }
  if (withdrawn) diary.plan(after(60), (known) => new WithdrawClaim({ claimId, reason: withdrawn }, known));
}

/** Whether the ask was raised before the decision, and so with the department that decided, on record. */
function factsOf(subject: Subject, ask: number, decidedOn: string): ClaimFacts {
  const { policy, calls } = subject;
  const contacts = policy.contacts.filter(({ raises, at }) => raises.includes(ask) && dayOf(subject, at) < decidedOn);
  const written = policy.calls.some(({ response }, n) => response?.includes(ask) && calls[n]!.answersOn < decidedOn);
  return {
    raisedBefore: written || contacts.length > 0,
    hoop: written || contacts.some(({ record, body }) => record !== undefined && body === undefined),
  };
}

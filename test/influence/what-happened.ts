import { Temporal } from 'temporal-polyfill';
import type { AnyRow, RawLog } from './raw-log.js';

/*
 * What had happened by a date, as a log tells it: policies, consultations, engagings, asks and claims, corrections included.
 */

export const STAGES = [
  'signal',
  'scoping',
  'options',
  'consultation',
  'analysing',
  'decided',
  'legislating',
  'implementing',
  'in_force',
  'review',
];
export const rank = (stage: string) => STAGES.indexOf(stage);
const london = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
export const dateOf = (instant: string) => london(instant).toPlainDate().toString();
const closingDateOf = (instant: string) => {
  const zoned = london(instant);
  const isMidnight = zoned.toPlainTime().toString() === '00:00:00';
  return (isMidnight ? zoned.subtract({ days: 1 }) : zoned).toPlainDate().toString();
};
export const days = (from: string, to: string) =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
export const before = (a: string, b: string) =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) < 0;
export const earliest = (dates: readonly (string | undefined)[]) =>
  dates.filter((date) => date !== undefined).toSorted()[0];
/** In order of a date, then of recording. */
const inOrder = <Dated extends { order: number }>(rows: readonly Dated[], date: (row: Dated) => string) =>
  rows.toSorted((a, b) => (date(a) === date(b) ? a.order - b.order : date(a) < date(b) ? -1 : 1));

interface Engaging {
  date: string;
  policies: Set<string>;
  asks: string[];
  onRecordWith: (departments: string[]) => boolean;
}

/** All of it as of the events of a log, by `asAt`. */
export function whatHappened(log: RawLog, asAt: string) {
  // policies
  const policyIds = log.of('PolicyRegistered').map((p) => p.policyId);
  const policy = (policyId: string) => log.corrected('PolicyRegistered', 'PolicyDetailsCorrected', { policyId });
  const stagesOf = (policyId: string) => {
    const stages: { stage: string; effectiveOn: string; order: number }[] = [];
    for (const row of log.all) {
      if (!('policyId' in row) || row.policyId !== policyId) continue;
      const { order } = row;
      if (row.type === 'PolicyRegistered') stages.push({ stage: row.stage, effectiveOn: row.stageSince, order });
      if (row.type === 'PolicyStageChanged') stages.push({ stage: row.stage, effectiveOn: row.effectiveOn, order });
      if (row.type === 'PolicyStageCorrected') {
        const { stage, effectiveOn } = row.wrong;
        const wrong = stages.findLast((s) => s.stage === stage && s.effectiveOn === effectiveOn);
        if (!wrong) continue;
        stages.splice(stages.indexOf(wrong), 1);
        if (row.right) stages.push({ ...row.right, order });
      }
    }
    return inOrder(stages, (s) => s.effectiveOn);
  };
  const stageOn = (policyId: string, date: string) =>
    stagesOf(policyId)
      .filter((s) => s.effectiveOn <= date)
      .at(-1)?.stage ?? 'signal';
  const firstDayDecided = (policyId: string) =>
    stagesOf(policyId)
      .map((s) => s.effectiveOn)
      .find((date) => rank(stageOn(policyId, date)) >= 5);

  // consultations
  const consultationIds = log.of('ConsultationLogged').map((c) => c.consultationId);
  const consultation = (consultationId: string) =>
    log.corrected('ConsultationLogged', 'ConsultationDetailsCorrected', { consultationId });
  const isOf = (consultationId: string) => (row: AnyRow) =>
    'consultationId' in row && row.consultationId === consultationId;
  const policiesOfConsultation = (consultationId: string) => {
    let ids: string[] = [];
    for (const row of log.all.filter(isOf(consultationId))) {
      if (row.type === 'ConsultationLogged') ids = row.policyIds;
      if (row.type === 'ConsultationDetailsCorrected' && row.policyIds) ids = row.policyIds;
      if (row.type === 'ConsultationLinkedToPolicy') ids = [...ids, row.policyId];
      if (row.type === 'ConsultationUnlinkedFromPolicy') ids = ids.filter((id) => id !== row.policyId);
    }
    return ids;
  };
  const closingOf = (consultationId: string) => {
    const moves = log.of('ConsultationDeadlineMoved', { consultationId }).filter((m) => m.publishedOn <= asAt);
    const { closesAt } = inOrder(moves, (m) => m.publishedOn).at(-1) ?? consultation(consultationId);
    return closesAt === undefined ? undefined : { instant: closesAt, date: closingDateOf(closesAt) };
  };
  const withdrawnOn = (consultationId: string) =>
    earliest(
      log
        .of('ConsultationWithdrawn', { consultationId })
        .map((w) => w.withdrawnOn)
        .filter((date) => date <= asAt),
    );
  const outcomeOn = (consultationId: string) => {
    let dates: string[] = [];
    for (const row of log.all.filter(isOf(consultationId))) {
      if (row.type === 'ConsultationOutcomePublished') dates = [...dates, row.publishedOn];
      if (row.type === 'ConsultationOutcomeCorrected') dates = [row.publishedOn];
    }
    return earliest(dates.filter((date) => date <= asAt));
  };

  // engagings
  const engagements = log
    .of('EngagementLogged')
    .map((e) => e.engagementId)
    .filter((engagementId) => log.of('EngagementStruckOut', { engagementId }).length === 0)
    .map((engagementId) => log.corrected('EngagementLogged', 'EngagementCorrected', { engagementId }))
    .filter((e) => e.happenedOn <= asAt);
  const responses = log.of('ResponseSubmitted').filter((r) => dateOf(r.submittedAt) <= asAt);
  const engagings: Engaging[] = [
    ...engagements.map((e) => ({
      date: e.happenedOn,
      policies: new Set([...e.policyIds, ...(e.consultationId ? policiesOfConsultation(e.consultationId) : [])]),
      asks: e.asksRaised,
      onRecordWith: (departments: string[]) => Boolean(e.record) && departments.includes(e.counterpart.body),
    })),
    ...responses.map((r) => ({
      date: dateOf(r.submittedAt),
      policies: new Set(policiesOfConsultation(r.consultationId)),
      asks: r.asksRaised,
      onRecordWith: (departments: string[]) =>
        (consultation(r.consultationId).departments ?? []).some((d) => departments.includes(d)),
    })),
  ];

  // asks, folded: a merge that would close a circle folds nothing
  const ends = new Map(log.of('AskProposed').map((a) => [a.askId, a.askId]));
  for (const { askId, intoAskId } of log.of('AskMerged')) {
    const end = ends.get(intoAskId);
    if (end === undefined || end === askId || ends.get(askId) !== askId) continue;
    for (const [id, endsIn] of ends) if (endsIn === askId) ends.set(id, end);
  }
  const ask = (askId: string) => log.corrected('AskProposed', 'AskDetailsCorrected', { askId });
  const decision = (decisionId: string) => log.corrected('DecisionRecorded', 'DecisionCorrected', { decisionId });
  const answersOf = (group: readonly string[]) =>
    inOrder(
      group
        .flatMap((askId) => log.of('AskAnswered', { askId }))
        .filter((a) => a.answeredOn <= asAt)
        .filter((a) => log.of('DecisionStruckOut', { decisionId: a.decisionId }).length === 0)
        .filter(
          ({ askId, decisionId, answeredOn, order }) =>
            !log.of('AskAnswerStruckOut', { askId, decisionId, answeredOn }).some((strike) => strike.order > order),
        ),
      (a) => a.answeredOn,
    );
  const deliveryOf = (group: readonly string[]) =>
    inOrder(
      group.flatMap((askId) => log.of('AskDeliveryReported', { askId })).filter((d) => d.asOf <= asAt),
      (d) => d.asOf,
    ).at(-1)?.delivery;

  // claims
  const countingClaims = (group: readonly string[], decisionId: string) =>
    log.of('ClaimRaised', { decisionId }).flatMap((claim) => {
      if (!group.includes(claim.askId)) return [];
      const { claimId } = claim;
      const { decidedOn, departments } = decision(decisionId);
      const raises = engagings.filter((e) => e.date < decidedOn && e.asks.some((id) => group.includes(id)));
      const evidence = log.of('ClaimEvidenceAttached', { claimId });
      const rivals = new Map(log.of('ClaimRivalRecorded', { claimId }).map((r) => [r.rivalId, r.addressed]));
      const agreed = log.of('ClaimSubstantiated', { claimId }).some((s) => s.independent && s.agreement === 'agrees');
      const restatements = log.of('ClaimRestated', { claimId });
      let grade = raises.length > 0 && evidence.length > 0 ? 1 : 0;
      if (raises.some((e) => e.onRecordWith(departments))) grade = 2;
      if (grade === 2 && evidence.some((e) => e.test === 'smoking_gun')) grade = 3;
      if (grade === 3 && agreed && [...rivals.values()].every(Boolean)) grade = 4;
      const contribution = raises.length === 0 ? 'none' : (restatements.at(-1) ?? claim).contribution;
      const verified = log.of('ClaimVerified', { claimId }).at(-1);
      const isOver = [...restatements, ...evidence].some((later) => verified && later.order > verified.order);
      const resolved = log.of('ClaimContestResolved', { claimId }).map((r) => r.contestId);
      const isContested = log.of('ClaimContested', { claimId }).some((c) => !resolved.includes(c.contestId));
      const isWithdrawn = log.of('ClaimWithdrawn', { claimId }).length > 0;
      const counts = verified?.grade === `E${grade}` && !isOver && !isContested && !isWithdrawn;
      return counts ? [{ contribution, grade }] : [];
    });

  return {
    policyIds,
    policy,
    stageOn,
    firstDayDecided,
    consultationIds,
    consultation,
    policiesOfConsultation,
    closingOf,
    withdrawnOn,
    outcomeOn,
    engagements,
    responses,
    engagings,
    ends,
    ask,
    decision,
    answersOf,
    deliveryOf,
    countingClaims,
  };
}

import { interval, quantiles, rate, survivalMedian } from './by-hand.js';
import { RawLog, type LoggedEvent, type Row } from './raw-log.js';
import { before, dateOf, days, earliest, rank, STAGES, whatHappened } from './what-happened.js';

/*
 * The indicators a second time, straight from the events of a log. It shares no code with the product, so that the two can
 * be held against each other.
 */

export interface Filters {
  theme?: string;
  department?: string;
  nation?: string;
  policyId?: string;
  direction?: string;
  size?: string;
  from?: string;
  to?: string;
  by?: 'decision' | 'raise';
}

const band = (stage: string) => (rank(stage) <= 2 ? 'early' : rank(stage) <= 4 ? 'mid' : 'late');
const quarter = (date: string) => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
const SUCCESSES = ['adopted', 'partly_adopted', 'adopted_in_principle'];
const NOT_YET = ['deferred', 'noted', 'not_adopted', 'no_clear_answer'];
const INFLUENTIAL = ['contributory', 'significant', 'decisive'];

/** Every indicator of a log, for what was recorded by `asOf` and had happened by `asAt`. */
export function bruteForce(events: readonly LoggedEvent[], asOf: string, asAt: string, filters: Filters = {}) {
  const log = new RawLog(events, (recordedAt) => !before(asOf, recordedAt));
  const {
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
  } = whatHappened(log, asAt);

  // pairs
  const isSelected = (id: string) => {
    const { themes = [], departments = [], nations = [] } = policy(id);
    return (
      (!filters.theme || themes.includes(filters.theme)) &&
      (!filters.department || departments.includes(filters.department)) &&
      (!filters.nation || nations.includes(filters.nation)) &&
      (!filters.policyId || id === filters.policyId)
    );
  };
  const inPeriod = (date: string | undefined) =>
    (!filters.from && !filters.to) ||
    (date !== undefined && (!filters.from || date >= filters.from) && (!filters.to || date <= filters.to));
  const pairs = [...new Set(ends.values())]
    .filter((askId) => !log.of('AskWithdrawn', { askId }).some((w) => w.withdrawnOn <= asAt))
    .flatMap((askId) => {
      const group = [...ends].filter(([, end]) => end === askId).map(([id]) => id);
      const { direction, size } = ask(askId);
      if ((filters.direction && direction !== filters.direction) || (filters.size && size !== filters.size)) return [];
      const policies = [...new Set(group.flatMap((id) => ask(id).policyIds))].filter(isSelected);
      return policies.map((policyId) => {
        const raises = engagings.filter((e) => e.policies.has(policyId) && e.asks.some((id) => group.includes(id)));
        const firstRaise = earliest(raises.map((e) => e.date));
        const answers = answersOf(group).filter((a) => decision(a.decisionId).policyIds.includes(policyId));
        const current = answers.at(-1);
        const success = current !== undefined && SUCCESSES.includes(current.answer);
        const claims = current ? countingClaims(group, current.decisionId) : [];
        return {
          policyId,
          firstRaise,
          first: answers[0],
          decided: current !== undefined && current.answer !== 'overtaken',
          strict: current?.answer === 'adopted',
          success,
          decidedOn: current && decision(current.decisionId).decidedOn,
          delivered: deliveryOf(group) === 'delivered',
          best: Math.max(-1, ...claims.map((c) => c.grade)),
          influence: success && claims.some((c) => c.grade >= 2 && INFLUENTIAL.includes(c.contribution)),
        };
      });
    })
    .filter((pair) => inPeriod(filters.by === 'raise' ? pair.firstRaise : pair.decidedOn));
  const raised = pairs.flatMap(({ firstRaise, ...pair }) => {
    if (firstRaise === undefined) return [];
    const stage = stageOn(pair.policyId, firstRaise);
    return [{ ...pair, firstRaise, stage, band: band(stage) }];
  });
  const decided = raised.filter((pair) => pair.decided);
  const successes = decided.filter((pair) => pair.success);
  const influence = successes.filter((pair) => pair.influence);
  const early = <P extends { band: string }>(rows: readonly P[]) => rows.filter((pair) => pair.band === 'early');

  const byBand = (which: string) => {
    const rows = decided.filter((pair) => pair.band === which);
    const strict = rows.filter((pair) => pair.strict).length;
    const any = rows.filter((pair) => pair.success).length;
    return { n: rows.length, strict: interval(rows.length, strict), any: interval(rows.length, any) };
  };
  const adoptionByBand = { early: byBand('early'), mid: byBand('mid'), late: byBand('late') };
  const difference = (one: ReturnType<typeof interval>, other: ReturnType<typeof interval>) => {
    if (one.n < 5 || other.n < 5) return { difference: null, low: null, high: null, hidden: 'n<5' };
    const apart = one.rate! - other.rate!;
    return {
      difference: apart,
      low: apart - Math.hypot(one.rate! - one.low!, other.high! - other.rate!),
      high: apart + Math.hypot(one.high! - one.rate!, other.rate! - other.low!),
    };
  };
  const openingOf = (policyId: string) =>
    earliest(
      consultationIds
        .filter((id) => policiesOfConsultation(id).includes(policyId))
        .map((id) => consultation(id).opensOn)
        .filter((date) => date !== undefined && date <= asAt),
    );
  const waiting = raised.filter((pair) => !pair.first || pair.first.answeredOn > pair.firstRaise);
  const waits = waiting.map((pair) => ({
    time: days(pair.firstRaise, pair.first?.answeredOn ?? asAt),
    event: pair.first !== undefined,
  }));

  // consultations counted
  const filtersPolicies = Boolean(filters.theme || filters.department || filters.nation || filters.policyId);
  const counted = consultationIds
    .filter((id) => !filtersPolicies || policiesOfConsultation(id).some(isSelected))
    .filter((id) => inPeriod(closingOf(id)?.date));
  const closed = counted.flatMap((consultationId) => {
    const closing = closingOf(consultationId);
    if (!closing || closing.date > asAt || before(asOf, closing.instant)) return [];
    const withdrawn = withdrawnOn(consultationId);
    return withdrawn !== undefined && withdrawn < closing.date ? [] : [{ consultationId, closing, withdrawn }];
  });
  const covered = closed.filter(({ consultationId }) => {
    const triage = log.of('ConsultationTriaged', { consultationId }).at(-1)?.decision;
    return triage === 'lead' || triage === 'contribute';
  });
  const coverage = covered.map(({ consultationId, closing }) => {
    const own = responses.filter((r) => r.consultationId === consultationId);
    if (own.some((r) => !before(closing.instant, r.submittedAt))) return 'onTime';
    if (own.length > 0) return 'late';
    const lapses = log.of('ConsultationLapsed', { consultationId });
    return lapses.some((l) => l.lapsedOn <= asAt) ? 'lapsed' : 'missed';
  });
  const notices = counted.flatMap((consultationId) => {
    const recordedOn = dateOf(log.of('ConsultationLogged', { consultationId })[0]!.recordedAt);
    const { opensOn } = consultation(consultationId);
    return opensOn !== undefined && recordedOn <= asAt ? [days(opensOn, recordedOn)] : [];
  });
  const government = closed.map(({ consultationId, closing: { date }, withdrawn }) => {
    const outcome = outcomeOn(consultationId);
    const isAnswered = outcome !== undefined && (withdrawn === undefined || withdrawn >= outcome);
    const end = isAnswered ? outcome : (withdrawn ?? asAt);
    const time = Math.max(0, days(date, end));
    return { consultationId, closed: date, event: isAnswered, time, ended: !isAnswered && withdrawn !== undefined };
  });
  const closedLong = government.filter((g) => days(g.closed, asAt) >= 84 && !(g.ended && g.time <= 84));

  // policies counted
  const reached = policyIds.filter(isSelected).flatMap((policyId) => {
    const day = firstDayDecided(policyId);
    if (day === undefined || day > asAt || !inPeriod(day)) return [];
    const earlier = engagings.filter((e) => e.policies.has(policyId) && e.date < day);
    if (earlier.some((e) => rank(stageOn(policyId, e.date)) <= 2)) return ['early'];
    if (earlier.length > 0) return ['later'];
    return [dateOf(log.of('PolicyRegistered', { policyId })[0]!.recordedAt) < day ? 'missed' : 'unknown'];
  });
  const howMany = (of: readonly string[], what: string) => of.filter((one) => one === what).length;

  const series = (dateOfPair: (pair: (typeof raised)[number]) => string | undefined) => {
    const quarterOf = (pair: (typeof raised)[number]) => quarter(dateOfPair(pair) ?? '');
    const dated = raised.filter((pair) => dateOfPair(pair) !== undefined);
    return [...new Set(dated.map(quarterOf))].toSorted().map((label) => {
      const rows = dated.filter((pair) => quarterOf(pair) === label);
      const influential = rows.filter((pair) => influence.includes(pair));
      return {
        quarter: label,
        n: rows.length,
        early: early(rows).length,
        successes: rows.filter((pair) => successes.includes(pair)).length,
        influence: influential.length,
        earlyInfluence: early(influential).length,
      };
    });
  };
  const roundOf = ({ responseId, round }: Row<'SignOffOpened'> | Row<'PositionTaken'>) => `${responseId}/${round}`;
  const joined = log.of('OrganisationJoined').filter((o) => o.joinedOn <= asAt);

  return {
    headline: {
      raised: raised.length,
      decided: decided.length,
      successes: successes.length,
      influence: influence.length,
      earlyInfluence: early(influence).length,
    },
    earlyRaiseRate: rate(raised.length, early(raised).length),
    stageAtFirstRaise: Object.fromEntries(
      STAGES.map((stage) => [stage, raised.filter((pair) => pair.stage === stage).length]),
    ),
    leadTimeToOpening: quantiles(
      raised.flatMap((pair) => {
        const opening = openingOf(pair.policyId);
        return opening === undefined ? [] : [days(pair.firstRaise, opening)];
      }),
    ),
    leadTimeToDecision: {
      ...quantiles(
        decided.filter((p) => p.firstRaise < p.decidedOn!).map((pair) => days(pair.firstRaise, pair.decidedOn!)),
      ),
      raisedAfter: decided.filter((pair) => pair.firstRaise >= pair.decidedOn!).length,
    },
    adoptionByBand,
    earlyMinusLate: difference(adoptionByBand.early.any, adoptionByBand.late.any),
    evidenced: {
      e2: rate(successes.length, successes.filter((pair) => pair.best >= 2).length),
      e3: rate(successes.length, successes.filter((pair) => pair.best >= 3).length),
    },
    followThrough: {
      delivered: rate(successes.length, successes.filter((pair) => pair.delivered).length),
      lateConversions: raised.filter(
        (pair) => pair.first && NOT_YET.includes(pair.first.answer) && (pair.success || pair.delivered),
      ).length,
    },
    timeToAnswer: {
      n: waits.length,
      events: waits.filter((wait) => wait.event).length,
      median: survivalMedian(waits),
      raisedAfterAnswer: raised.length - waiting.length,
    },
    coverage: {
      n: covered.length,
      onTime: howMany(coverage, 'onTime'),
      late: howMany(coverage, 'late'),
      lapsed: howMany(coverage, 'lapsed'),
      missed: howMany(coverage, 'missed'),
      onTimeRate: rate(covered.length, howMany(coverage, 'onTime')),
    },
    notice: { ...quantiles(notices), beforeOpening: rate(notices.length, notices.filter((n) => n < 0).length) },
    governmentAnswer: {
      n: government.length,
      events: government.filter((g) => g.event).length,
      median: survivalMedian(government),
      within84: rate(closedLong.length, closedLong.filter((g) => g.event && g.time <= 84).length),
      overdue: government
        .filter((g) => !g.event && !g.ended && g.time > 84)
        .map(({ consultationId, time }) => ({ consultationId, days: time }))
        .toSorted((a, b) => b.days - a.days || (a.consultationId < b.consultationId ? -1 : 1)),
    },
    earlyCoverage: {
      n: reached.length,
      early: howMany(reached, 'early'),
      later: howMany(reached, 'later'),
      missed: howMany(reached, 'missed'),
      unknown: howMany(reached, 'unknown'),
    },
    participation: [...new Set(joined.map((o) => o.organisationId))].toSorted().map((organisationId) => ({
      organisationId,
      engagements: engagements.filter((e) => e.organisationIds.includes(organisationId)).length,
      responses: responses.filter((r) => r.organisationIds.includes(organisationId)).length,
      contributions: log
        .of('ContributionOffered', { organisationId })
        .filter(
          ({ responseId, contributionId }) =>
            log.of('ContributionWithdrawn', { responseId, contributionId }).length === 0,
        ).length,
      positions: new Set(log.of('PositionTaken', { organisationId }).map(roundOf)).size,
      rounds: new Set(
        log
          .of('SignOffOpened')
          .filter((s) => s.roster.includes(organisationId))
          .map(roundOf),
      ).size,
    })),
    series: { byDecision: series((pair) => pair.decidedOn), byRaise: series((pair) => pair.firstRaise) },
  };
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { bandOf, londonDate, type Band, type Stage } from '#vocabulary';
import { answers } from '../answers.js';
import { consultationsOn, decisionsOn, engagementsOn } from '../concerning.js';
import { consultationRows, type ConsultationRow, type SourceState } from '../consultations/list-consultations.js';
import { raises, stageOn, stagesOf, type StageSince } from '../raises.js';
import { all, first, ids } from '../sql.js';

/** Dates throughout. What has not ended reaches to `to` and says so by `until: null`. */
export interface Timeline {
  /** the first and the last day of the picture: all that follows lies within */
  readonly from: string;
  readonly to: string;
  /** the stages one after the other: each until the day the next begins */
  readonly stages: readonly {
    readonly stage: Stage;
    readonly band: Band;
    readonly from: string;
    readonly until: string | null;
    /** nothing is known of so early a day: it counts as a signal */
    readonly assumed: boolean;
  }[];
  /** opening to closing */
  readonly consultations: readonly {
    readonly consultationId: string;
    readonly title: string;
    readonly from: string;
    readonly until: string | null;
    readonly state: SourceState;
    readonly outcomeOn: string | null;
  }[];
  /** engagements (not struck out) and submitted responses */
  readonly marks: readonly {
    readonly kind: 'engagement' | 'response';
    readonly id: string;
    readonly title: string;
    readonly on: string;
    readonly asksRaised: number;
  }[];
  /** from the first raise on this policy to the current answer */
  readonly asks: readonly {
    readonly askId: string;
    readonly statement: string;
    readonly from: string;
    readonly stage: Stage;
    readonly band: Band;
    readonly until: string | null;
    readonly answer: string | null;
    readonly decisionId: string | null;
  }[];
  readonly decisions: readonly {
    readonly decisionId: string;
    readonly title: string;
    readonly kind: string;
    readonly on: string;
  }[];
}

/** One policy as a picture; undefined when there is none. `now` is an instant. */
export class PolicyTimeline extends Query<Timeline | undefined> {
  constructor(
    readonly policyId: string,
    readonly now: string,
  ) {
    super();
  }
}

const earlier = (a: string, b: string) => (a < b ? a : b);

/** From the opening (when it is not known, the day it was logged) to the closing, or to what ended it before. */
function barOf(row: ConsultationRow): Timeline['consultations'][number] {
  const ends = [row.closesOn, row.withdrawnOn].filter((day) => day !== null);
  const until = ends.length > 0 ? ends.reduce(earlier) : row.outcomeOn;
  const opens = row.opensOn ?? londonDate(row.recordedAt);
  return {
    consultationId: row.consultationId,
    title: row.title,
    from: until === null ? opens : earlier(opens, until),
    until,
    state: row.state,
    outcomeOn: row.outcomeOn,
  };
}

function bandsOf(stages: readonly StageSince[], from: string): Timeline['stages'] {
  // of stages that began on one day only the last was ever seen
  const seen = stages.filter(({ effectiveOn }, at) => stages[at + 1]?.effectiveOn !== effectiveOn);
  const bands = seen.map(({ stage, effectiveOn }, at) => ({
    stage,
    band: bandOf(stage),
    from: effectiveOn,
    until: seen[at + 1]?.effectiveOn ?? null,
    assumed: false,
  }));
  const [begun] = bands;
  return begun && from < begun.from
    ? [{ stage: 'signal', band: 'early', from, until: begun.from, assumed: true }, ...bands]
    : bands;
}

function threadsOf(db: Database, policyId: string, stages: readonly StageSince[]): Timeline['asks'] {
  const given = answers(db, { policyId });
  const statements = new Map(
    all<{ id: string; statement: string }>(
      db,
      `SELECT ask_id AS id, statement FROM asks WHERE withdrawn_on IS NULL AND ask_id IN
         (SELECT a.ends_in FROM ask_policies ap JOIN asks a ON a.ask_id = ap.ask_id WHERE ap.policy_id = ?)`,
      policyId,
    ).map(({ id, statement }) => [id, statement]),
  );
  const threads = new Map<string, Timeline['asks'][number]>();
  for (const { askId, on } of raises(db, { policyId })) {
    const statement = statements.get(askId);
    if (statement === undefined || threads.has(askId)) continue;
    const current = given.findLast((answer) => answer.askId === askId);
    const stage = stageOn(stages, on);
    threads.set(askId, {
      askId,
      statement,
      from: on,
      stage,
      band: bandOf(stage),
      until: current?.answeredOn ?? null,
      answer: current?.answer ?? null,
      decisionId: current?.decisionId ?? null,
    });
  }
  return [...threads.values()];
}

/** One policy as a picture. `now` is an instant. */
export function policyTimeline(db: Database, policyId: string, now: string): Timeline | undefined {
  if (!first(db, 'SELECT 1 FROM policies WHERE policy_id = ?', policyId)) return undefined;
  const policy = { policy: policyId };
  const stages = stagesOf(db, [policyId]).get(policyId) ?? [];
  const consultations = consultationRows(db, ids(db, consultationsOn('@policy'), policy), now)
    .map(barOf)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const marks = all<Timeline['marks'][number]>(
    db,
    `SELECT 'engagement' AS kind, engagement_id AS id, summary AS title, happened_on AS "on",
       json_array_length(asks_raised) AS asksRaised FROM engagements WHERE number IN (${engagementsOn('@policy')})
     UNION ALL SELECT 'response', r.response_id, coalesce(c.title, r.consultation_id), r.submitted_on,
       json_array_length(r.asks_raised) FROM responses r LEFT JOIN consultations c ON c.consultation_id = r.consultation_id
       WHERE r.submitted_on IS NOT NULL AND r.consultation_id IN (${consultationsOn('@policy')})
     ORDER BY "on", kind, id`,
    policy,
  );
  const asks = threadsOf(db, policyId, stages);
  const decisions = all<Timeline['decisions'][number]>(
    db,
    `SELECT decision_id AS decisionId, title, kind, decided_on AS "on" FROM decisions
     WHERE decision_id IN (${decisionsOn('@policy')}) ORDER BY decided_on, number`,
    policy,
  );
  const days = [
    londonDate(now),
    ...stages.map(({ effectiveOn }) => effectiveOn),
    ...consultations.flatMap(({ from, until, outcomeOn }) => [from, until, outcomeOn]),
    ...[...marks, ...decisions].map(({ on }) => on),
    ...asks.map(({ until }) => until),
  ].filter((day) => day !== null);
  const from = days.reduce(earlier);
  const to = days.reduce((a, b) => (a > b ? a : b));
  return { from, to, stages: bandsOf(stages, from), consultations, marks, asks, decisions };
}

@QueryHandler(PolicyTimeline)
export class PolicyTimelineHandler implements IQueryHandler<PolicyTimeline> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ policyId, now }: PolicyTimeline) {
    return policyTimeline(this.readModels.db, policyId, now);
  }
}

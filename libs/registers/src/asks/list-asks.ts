import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { bandOf, daysBetween, type Band, type Handling, type Stage } from '#vocabulary';
import { asksOn, firstRaisedOn, mergedIn } from '../concerning.js';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { raises, stageOn, stagesOf } from '../raises.js';
import { conditions, when, type Register } from '../conditions.js';
import { pageOf } from '../register.js';
import { all, itemsJson, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';
import { UNANSWERED } from './awaiting.js';
import { nextRecheckOn, standingAnswers } from './rechecks.js';

/** open: not raised yet · awaiting: raised, no answer · answered · merged into another · withdrawn. */
export const ASK_STATES = ['open', 'awaiting', 'answered', 'merged', 'withdrawn'] as const;
export type AskState = (typeof ASK_STATES)[number];

export const ASK_SORTS = ['statement', 'firstRaised', 'answeredOn', 'size', 'recordedAt'] as const;

export interface AskFilters extends Listing {
  /** the date that ages are counted from */
  readonly today: string;
  /** a policy id */
  readonly policy?: string;
  readonly theme?: string;
  readonly direction?: string;
  readonly size?: string;
  readonly state?: string;
  /** the current answer */
  readonly answer?: string;
}

/** A policy of an ask, with the stage it was at when the ask was first raised on it. */
export interface AskPolicy extends ItemRef {
  readonly firstRaise: { readonly on: string; readonly stage: Stage; readonly band: Band } | null;
}

/** An ask with all that was merged into it: their policies, raises and answers are its own. */
export interface AskRow {
  readonly askId: string;
  readonly statement: string;
  readonly direction: string;
  readonly size: string;
  readonly themes: readonly string[];
  readonly policies: readonly AskPolicy[];
  readonly proposedBy: ItemRef | null;
  readonly agreedOn: string | null;
  readonly state: AskState;
  /** on whatever policy */
  readonly firstRaisedOn: string | null;
  /** days since the first raise of an ask that is awaiting an answer */
  readonly awaitingDays: number | null;
  readonly currentAnswer: { readonly answer: string; readonly answeredOn: string; readonly decision: ItemRef } | null;
  readonly delivery: { readonly delivery: string; readonly asOf: string } | null;
  /** the earliest of 6, 12 and 30 months after an answer on which nobody has looked at it since: past, when that is due */
  readonly nextRecheckOn: string | null;
  readonly mergedInto: ItemRef | null;
  readonly withdrawnOn: string | null;
  readonly handling: Handling | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type AskList = Paged<AskRow, 'policy' | 'theme' | 'direction' | 'size' | 'state' | 'answer'>;

/** The ledger of asks. */
export class ListAsks extends Query<AskList> {
  constructor(readonly filters: AskFilters) {
    super();
  }
}

const RAISED = `(EXISTS (SELECT 1 FROM engagement_links l WHERE l.item_id = a.ask_id)
  OR EXISTS (SELECT 1 FROM response_links l WHERE l.item_id = a.ask_id)
  OR EXISTS (SELECT 1 FROM ask_merges m JOIN engagement_links l ON l.item_id = m.ask_id WHERE m.ends_in = a.ask_id)
  OR EXISTS (SELECT 1 FROM ask_merges m JOIN response_links l ON l.item_id = m.ask_id WHERE m.ends_in = a.ask_id))`;

const STATE = `CASE
  WHEN a.merged_into IS NOT NULL THEN 'merged'
  WHEN a.withdrawn_on IS NOT NULL THEN 'withdrawn'
  WHEN a.answer IS NOT NULL THEN 'answered'
  WHEN ${RAISED} THEN 'awaiting'
  ELSE 'open' END`;

/** What each state asks of a row. */
const STATE_IS: Readonly<Record<AskState, string>> = {
  merged: 'a.merged_into IS NOT NULL',
  withdrawn: 'a.merged_into IS NULL AND a.withdrawn_on IS NOT NULL',
  answered: 'a.merged_into IS NULL AND a.withdrawn_on IS NULL AND a.answer IS NOT NULL',
  awaiting: `${UNANSWERED} AND ${RAISED}`,
  open: `${UNANSWERED} AND NOT ${RAISED}`,
};
const isState = (state: string | undefined): state is AskState => ASK_STATES.some((known) => known === state);

type Facet = 'policy' | 'theme' | 'direction' | 'size' | 'state' | 'answer';

/** The policies that asks have by what was merged into them, and not by themselves. */
const BY_MERGES = `UNION ALL SELECT policy_id, count(*) FROM (SELECT DISTINCT i.number, ap.policy_id FROM ask_merges m
          CROSS JOIN ask_policies ap ON ap.ask_id = m.ask_id CROSS JOIN asks i ON i.ask_id = m.ends_in
          WHERE ap.policy_id NOT IN (SELECT value FROM json_each(i.policy_ids))) GROUP BY policy_id`;

const ASKS: Register<Facet> = {
  from: 'asks a',
  kept: `
    SELECT state, direction, size, nullif(answer, '') AS answer, count FROM kept_ask_states
    UNION ALL SELECT 'awaiting', NULL, NULL, NULL, count(*) FROM kept_asks_awaiting
    UNION ALL SELECT 'open', NULL, NULL, NULL, -count(*) FROM kept_asks_awaiting`,
  reads: ['asks', 'engagements', 'responses', 'policies'],
  id: 'a.ask_id',
  tie: 'a.number',
  sorts: {
    statement: 'a.statement COLLATE NOCASE',
    firstRaised: `coalesce(${firstRaisedOn('a.ask_id')}, '')`,
    answeredOn: "coalesce(a.answered_on, '')",
    size: "instr('smallmediumlarge', a.size)",
    recordedAt: 'a.number',
  },
  defaultSort: '-recordedAt',
  values: { state: STATE, direction: 'a.direction', size: 'a.size', answer: 'a.answer' },
  lists: {
    theme: {
      entries: 'SELECT a.number AS tie, value FROM asks a, json_each(a.themes)',
      kept: 'SELECT theme AS value, count FROM kept_ask_themes',
    },
    policy: {
      entries: `SELECT a.number AS tie, value FROM asks a, json_each(a.policy_ids) WHERE a.merged_into IS NULL
        UNION ALL SELECT DISTINCT i.number, ap.policy_id FROM ask_merges m
          JOIN ask_policies ap ON ap.ask_id = m.ask_id JOIN asks i ON i.ask_id = m.ends_in
        WHERE ap.policy_id NOT IN (SELECT value FROM json_each(i.policy_ids))`,
      counts: `SELECT policy_id AS value, count(*) AS count FROM ask_policies
          WHERE ask_id NOT IN (SELECT ask_id FROM asks WHERE merged_into IS NOT NULL) GROUP BY policy_id
        ${BY_MERGES}`,
      kept: `SELECT policy_id AS value, count FROM kept_ask_policies
        UNION ALL SELECT ap.policy_id, -count(*) FROM asks a CROSS JOIN ask_policies ap ON ap.ask_id = a.ask_id
          WHERE a.merged_into IS NOT NULL GROUP BY ap.policy_id
        ${BY_MERGES}`,
      titles: 'SELECT policy_id AS id, title FROM policies',
    },
  },
};

/** The rows of asks, in the order of the ids. `today` is a date. */
export function askRows(db: Database, ids: readonly string[], today: string): AskRow[] {
  const asked = JSON.stringify(ids);
  const rows = all<StoredAsk>(
    db,
    `SELECT a.*, ${STATE} AS state, ${firstRaisedOn('a.ask_id')} AS first_raised_on,
       ${itemsJson(`SELECT DISTINCT ap.policy_id AS id, coalesce(p.title, ap.policy_id) AS title
         FROM (${mergedIn('a.ask_id')}) m JOIN ask_policies ap ON ap.ask_id = m.ask_id
         LEFT JOIN policies p ON p.policy_id = ap.policy_id`)} AS policies,
       (SELECT json_object('delivery', delivery, 'asOf', as_of) FROM (${mergedIn('a.ask_id')}) m
        JOIN ask_deliveries ad ON ad.ask_id = m.ask_id ORDER BY as_of DESC, position DESC LIMIT 1) AS delivery,
       max(a.revision, coalesce((SELECT max(revision) FROM ask_deliveries ad WHERE ad.ask_id = a.ask_id), 0)) AS stream_revision,
       ${standingAnswers('a.ask_id')} AS answers,
       d.title AS decision_title, o.name AS proposer, i.statement AS merged_statement
     FROM json_each(?) wanted JOIN asks a ON a.ask_id = wanted.value
     LEFT JOIN decisions d ON d.decision_id = a.answered_by
     LEFT JOIN organisations o ON o.organisation_id = a.proposed_by
     LEFT JOIN asks i ON i.ask_id = a.merged_into ORDER BY wanted.key`,
    asked,
  );
  const firstRaises = new Map<string, string>();
  for (const { askId, policyId, on } of raises(db, { askIds: ids })) {
    const pair = `${askId} ${policyId}`;
    if (!firstRaises.has(pair)) firstRaises.set(pair, on);
  }
  const lists = rows.map(({ policies }) => parsed<ItemRef[]>(policies));
  const stages = stagesOf(db, [...new Set(lists.flat().map(({ id }) => id))]);
  return rows.map((row, at) => ({
    askId: row.ask_id,
    statement: row.statement,
    direction: row.direction,
    size: row.size,
    themes: parsed(row.themes),
    policies: lists[at]!.map(({ id, title }) => {
      const on = firstRaises.get(`${row.ask_id} ${id}`);
      const stage = stageOn(stages.get(id), on ?? '');
      return { id, title, firstRaise: on === undefined ? null : { on, stage, band: bandOf(stage) } };
    }),
    proposedBy: row.proposed_by ? { id: row.proposed_by, title: row.proposer ?? row.proposed_by } : null,
    agreedOn: row.agreed_on,
    state: row.state,
    firstRaisedOn: row.first_raised_on,
    awaitingDays: row.state === 'awaiting' && row.first_raised_on ? daysBetween(row.first_raised_on, today) : null,
    currentAnswer:
      row.answer && row.answered_on && row.answered_by
        ? {
            answer: row.answer,
            answeredOn: row.answered_on,
            decision: { id: row.answered_by, title: row.decision_title ?? row.answered_by },
          }
        : null,
    delivery: parsedOrNull(row.delivery),
    nextRecheckOn: row.merged_into || row.withdrawn_on ? null : nextRecheckOf(row),
    mergedInto: row.merged_into ? { id: row.merged_into, title: row.merged_statement ?? row.merged_into } : null,
    withdrawnOn: row.withdrawn_on,
    handling: parsedOrNull(row.handling),
    recordedAt: row.recorded_at,
    revision: row.stream_revision,
  }));
}

function nextRecheckOf({ answers, delivery }: Pick<StoredAsk, 'answers' | 'delivery'>): string | null {
  const lastReport = parsedOrNull<{ asOf: string }>(delivery);
  return nextRecheckOn(parsed(answers), lastReport?.asOf ?? null);
}

interface StoredAsk {
  readonly ask_id: string;
  readonly statement: string;
  readonly direction: string;
  readonly size: string;
  readonly themes: string;
  readonly policies: string;
  readonly proposed_by: string | null;
  readonly proposer: string | null;
  readonly agreed_on: string | null;
  readonly state: AskState;
  readonly first_raised_on: string | null;
  readonly answer: string | null;
  readonly answered_on: string | null;
  readonly answered_by: string | null;
  readonly decision_title: string | null;
  readonly answers: string;
  readonly delivery: string | null;
  readonly merged_into: string | null;
  readonly merged_statement: string | null;
  readonly merge_reason: string | null;
  readonly withdrawn_on: string | null;
  readonly withdrawn_reason: string | null;
  readonly handling: string | null;
  readonly recorded_at: string;
  readonly stream_revision: number;
}

/** The asks that a filter lets through, a page of them. */
export function listAsks(db: Database, filters: AskFilters, position?: number): AskList {
  const { q, today, policy, theme, direction, size, state, answer, ...listing } = filters;
  const asked = conditions(
    holding(db, q, 'a.number', 'asks_search'),
    when(policy, `a.ask_id IN (${asksOn('?')})`, 'policy'),
    when(theme, 'EXISTS (SELECT 1 FROM json_each(a.themes) WHERE value = ?)', 'theme'),
    when(direction, 'a.direction = ?', 'direction'),
    when(size, 'a.size = ?', 'size'),
    when(state, isState(state) ? STATE_IS[state] : 'false', 'state', []),
    when(answer, 'a.answer = ?', 'answer'),
  );
  const { ids, ...page } = pageOf(db, ASKS, asked, listing, position);
  return { ...page, rows: askRows(db, ids, today) };
}

@QueryHandler(ListAsks)
export class ListAsksHandler implements IQueryHandler<ListAsks> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListAsks) {
    return listAsks(this.readModels.db, filters, this.readModels.position);
  }
}

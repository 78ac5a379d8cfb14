import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { addDays, closingDate, daysBetween, isLocalDate, londonDate, londonInstant, type Handling } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { conditions, when, within, type Register } from '../conditions.js';
import { pageOf } from '../register.js';
import { all, first, itemsJson, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';

/** Computed from the dates at the moment of the question, never stored. */
export const SOURCE_STATES = ['upcoming', 'open', 'closed_awaiting_outcome', 'outcome_published', 'withdrawn'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export const CONSULTATION_SORTS = ['closesAt', 'opensOn', 'title', 'recordedAt'] as const;

/** The value of the triage filter for consultations that nobody has triaged. */
export const UNTRIAGED = 'untriaged';

export interface ConsultationFilters extends Listing {
  /** the instant that source states and days left are of */
  readonly now: string;
  readonly state?: string;
  readonly department?: string;
  readonly theme?: string;
  readonly nation?: string;
  readonly kind?: string;
  /** a triage decision, or `untriaged` */
  readonly triage?: string;
  /** a policy id */
  readonly policy?: string;
  /** open ones that close in so many days or fewer */
  readonly closingWithin?: number;
  /** dates, inclusive: by closing date */
  readonly closesFrom?: string;
  readonly closesTo?: string;
}

export interface ConsultationRow {
  readonly consultationId: string;
  readonly title: string;
  readonly kind: string;
  readonly departments: readonly string[];
  readonly themes: readonly string[];
  readonly nations: readonly string[];
  readonly opensOn: string | null;
  /** the instant it closes, after all moves */
  readonly closesAt: string | null;
  /** the date it closes: the day before when that instant is midnight */
  readonly closesOn: string | null;
  /** from today to the closing date of one that is not over: 0 on the last day */
  readonly daysLeft: number | null;
  readonly state: SourceState;
  /** the latest triage decision */
  readonly triage: string | null;
  readonly leadPersonId: string | null;
  readonly policies: readonly ItemRef[];
  readonly source: { readonly system: string; readonly key: string | null; readonly url: string | null } | null;
  readonly outcomeOn: string | null;
  readonly withdrawnOn: string | null;
  readonly lapsedOn: string | null;
  readonly handling: Handling | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type ConsultationList = Paged<
  ConsultationRow,
  'state' | 'department' | 'theme' | 'nation' | 'kind' | 'triage' | 'policy'
>;

/** The register of consultations. */
export class ListConsultations extends Query<ConsultationList> {
  constructor(readonly filters: ConsultationFilters) {
    super();
  }
}

/**
 * The moment of a question, as the SQL below binds it: today's date, and as the second that of the last closing which has
 * passed. Until the next one all states stay what they are, and the same question can be asked in the same words.
 */
export function clockOf(db: Database, now: string) {
  const row = first<{ second: number | null }>(
    db,
    'SELECT max(closes) AS second FROM consultations WHERE closes <= ?',
    Math.floor(Date.parse(now) / 1000),
  );
  return { today: londonDate(now), second: row?.second ?? 0 };
}

/** What each state asks of a row, over `c`, `@today` and `@second`. */
export const STATE_IS: Readonly<Record<SourceState, string>> = {
  withdrawn: 'c.withdrawn_on IS NOT NULL',
  outcome_published: 'c.withdrawn_on IS NULL AND c.outcome_on IS NOT NULL',
  upcoming: 'c.withdrawn_on IS NULL AND c.outcome_on IS NULL AND c.opens_on > @today',
  open: `c.withdrawn_on IS NULL AND c.outcome_on IS NULL AND coalesce(c.opens_on, '') <= @today AND c.closes > @second`,
  closed_awaiting_outcome: `c.withdrawn_on IS NULL AND c.outcome_on IS NULL AND coalesce(c.opens_on, '') <= @today AND c.closes <= @second`,
};

const STATE = `CASE
  WHEN c.withdrawn_on IS NOT NULL THEN 'withdrawn'
  WHEN c.outcome_on IS NOT NULL THEN 'outcome_published'
  WHEN c.opens_on > @today THEN 'upcoming'
  WHEN c.closes > @second THEN 'open'
  ELSE 'closed_awaiting_outcome' END`;

type Facet = 'state' | 'department' | 'theme' | 'nation' | 'kind' | 'triage' | 'policy';

const labels = (facet: string) => ({
  entries: `SELECT number AS tie, value FROM consultation_labels WHERE facet = '${facet}'`,
});

const CONSULTATIONS: Register<Facet> = {
  from: 'consultations c',
  reads: ['consultations', 'policies'],
  countFrom: 'consultations c INDEXED BY consultations_by_state',
  id: 'c.consultation_id',
  tie: 'c.number',
  sorts: {
    closesAt: 'c.closes',
    opensOn: "coalesce(c.opens_on, '')",
    title: 'c.title COLLATE NOCASE',
    recordedAt: 'c.number',
  },
  defaultSort: '-closesAt',
  values: { state: STATE, kind: 'c.kind', triage: `coalesce(c.triage, '${UNTRIAGED}')` },
  lists: {
    department: labels('department'),
    theme: labels('theme'),
    nation: labels('nation'),
    policy: {
      entries: 'SELECT number AS tie, policy_id AS value FROM consultation_policies',
      titles: 'SELECT policy_id AS id, title FROM policies',
    },
  },
};

/** The rows of consultations, in the order of the ids. `now` is an instant. */
export function consultationRows(db: Database, ids: readonly string[], now: string): ConsultationRow[] {
  const clock = clockOf(db, now);
  const rows = all<StoredConsultation>(
    db,
    `SELECT c.*, max(c.revision, coalesce(q.revision, 0)) AS stream_revision, ${STATE} AS state, ${itemsJson(`
       SELECT cp.policy_id AS id, coalesce(p.title, cp.policy_id) AS title FROM consultation_policies cp
       LEFT JOIN policies p ON p.policy_id = cp.policy_id WHERE cp.consultation_id = c.consultation_id`)} AS policies
     FROM json_each(?) wanted JOIN consultations c ON c.consultation_id = wanted.value
     LEFT JOIN consultation_questions q ON q.number = c.number ORDER BY wanted.key`,
    JSON.stringify(ids),
    clock,
  );
  return rows.map((row) => {
    const closesOn = row.closes_at === null ? null : closingDate(row.closes_at);
    const isRunning = row.state === 'upcoming' || row.state === 'open';
    const source = parsedOrNull<{ system: string; key?: string; url?: string }>(row.source);
    return {
      consultationId: row.consultation_id,
      title: row.title,
      kind: row.kind,
      departments: parsed(row.departments),
      themes: parsed(row.themes),
      nations: parsed(row.nations),
      opensOn: row.opens_on,
      closesAt: row.closes_at,
      closesOn,
      daysLeft: isRunning && closesOn !== null ? daysBetween(clock.today, closesOn) : null,
      state: row.state,
      triage: row.triage,
      leadPersonId: row.lead_person_id,
      policies: parsed(row.policies),
      source: source && { system: source.system, key: source.key ?? null, url: source.url ?? null },
      outcomeOn: row.outcome_on,
      withdrawnOn: row.withdrawn_on,
      lapsedOn: row.lapsed_on,
      handling: parsedOrNull(row.handling),
      recordedAt: row.recorded_at,
      revision: row.stream_revision,
    };
  });
}

interface StoredConsultation {
  readonly consultation_id: string;
  readonly title: string;
  readonly kind: string;
  readonly departments: string;
  readonly themes: string;
  readonly nations: string;
  readonly opens_on: string | null;
  readonly closes_at: string | null;
  readonly state: SourceState;
  readonly triage: string | null;
  readonly lead_person_id: string | null;
  readonly policies: string;
  readonly source: string | null;
  readonly outcome_on: string | null;
  readonly withdrawn_on: string | null;
  readonly lapsed_on: string | null;
  readonly handling: string | null;
  readonly recorded_at: string;
  readonly stream_revision: number;
}

const labelled = (value: string | undefined, facet: string) =>
  when(value, 'c.number IN (SELECT number FROM consultation_labels WHERE facet = ? AND value = ?)', facet, [
    facet,
    value,
  ]);

/** Nobody asks for what closes later: ten years in days. */
const YEARS_AHEAD = 3653;

const isState = (state: string | undefined): state is SourceState => SOURCE_STATES.some((known) => known === state);

/** The last second at which what closes on a date can close: the midnight at its end. */
export const endOf = (date: string) => Date.parse(londonInstant(addDays(date, 1), '00:00')) / 1000;

/** The last second at which what closes on the day before a date can close. */
export const endOfDayBefore = (date: string) => endOf(addDays(date, -1));

/** The consultations that a filter lets through, a page of them. */
export function listConsultations(db: Database, filters: ConsultationFilters, position?: number): ConsultationList {
  const { q, now, state, department, theme, nation, kind, triage, policy, closingWithin, ...rest } = filters;
  const { closesFrom, closesTo, ...listing } = rest;
  const clock = clockOf(db, now);
  const days = closingWithin === undefined ? undefined : within(closingWithin, 0, YEARS_AHEAD);
  const asked = conditions(
    holding(db, q, 'c.number', 'consultations_search', 'consultation_questions_search'),
    when(state, isState(state) ? STATE_IS[state] : 'false', 'state', []),
    labelled(department, 'department'),
    labelled(theme, 'theme'),
    labelled(nation, 'nation'),
    when(kind, 'c.kind = ?', 'kind'),
    triage === UNTRIAGED
      ? { facet: 'triage', sql: 'c.triage IS NULL', values: [] }
      : when(triage, 'c.triage = ?', 'triage'),
    when(
      policy,
      'c.consultation_id IN (SELECT consultation_id FROM consultation_policies WHERE policy_id = ?)',
      'policy',
    ),
    days !== undefined && { sql: STATE_IS.open, values: [] },
    days !== undefined && when(endOf(addDays(clock.today, days)), 'c.closes <= ?'),
    isLocalDate(closesFrom) && when(endOfDayBefore(closesFrom), 'c.closes > ? AND c.closes_at IS NOT NULL'),
    isLocalDate(closesTo) && when(endOf(closesTo), 'c.closes <= ?'),
  );
  const soonestFirst = state === 'open' || state === 'upcoming' || days !== undefined;
  const register = { ...CONSULTATIONS, named: clock, ...(soonestFirst && { defaultSort: 'closesAt' }) };
  const { ids, ...page } = pageOf(db, register, asked, listing, position);
  return { ...page, rows: consultationRows(db, ids, now) };
}

@QueryHandler(ListConsultations)
export class ListConsultationsHandler implements IQueryHandler<ListConsultations> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListConsultations) {
    return listConsultations(this.readModels.db, filters, this.readModels.position);
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { Grade } from '#claims';
import { ReadModels } from '#read-models';
import type { Band, Stage } from '#vocabulary';
import type { CountedConsultation } from './consultations-as-at.js';
import { Counted } from './counted.js';
import type { Contributed, Engaging, Round } from './facts/facts.js';
import { figureAt, type Figure, type Row } from './figure.js';
import type { Pair } from './pairs.js';
import type { ReachedPolicy } from './policies-reached.js';
import { Selection, type AskedScope } from './selection.js';
import { Titles, type Item } from './titles.js';

interface OfAFigure {
  /** names the row among those of its kind */
  readonly row: string;
  /** what the figure measures of it, when it is made of days */
  readonly days: number | null;
}

/** An ask on a policy. */
export interface PairBehind extends OfAFigure {
  readonly kind: 'pair';
  readonly ask: Item;
  readonly policy: Item;
  readonly firstRaise: { readonly on: string; readonly by: Item };
  readonly stage: Stage;
  readonly band: Band;
  /** the current one */
  readonly answer: string | null;
  readonly answeredOn: string | null;
  readonly decision: Item | null;
  readonly decidedOn: string | null;
  readonly delivery: string | null;
  /** of the best claim on the decision that counts */
  readonly grade: Grade | null;
  readonly influence: boolean;
}

export interface ConsultationBehind extends OfAFigure {
  readonly kind: 'consultation';
  readonly consultation: Item;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly loggedOn: string;
  readonly triage: string | null;
  readonly outcomeOn: string | null;
  readonly withdrawnOn: string | null;
  readonly lapsedOn: string | null;
}

export interface PolicyBehind extends OfAFigure {
  readonly kind: 'policy';
  readonly policy: Item;
  /** the first day at rank 5 or more */
  readonly reachedOn: string;
  readonly registeredOn: string | null;
  readonly coverage: ReachedPolicy['coverage'];
  /** the first engaging before that day */
  readonly firstEngaging: { readonly on: string; readonly by: Item } | null;
}

/** What an organisation took part in. */
export interface PartBehind extends OfAFigure {
  readonly kind: 'engagement' | 'response' | 'contribution' | 'round';
  /** the engagement, or the response that it was part of */
  readonly item: Item;
  readonly on: string | null;
  readonly round: number | null;
}

export type RowBehind = PairBehind | ConsultationBehind | PolicyBehind | PartBehind;

/** What stands behind a number: the rule, and a page of the rows that met it, all of one kind. */
export interface RowsOfFigure {
  /** as it was asked for: `headline.raised` */
  readonly figure: string;
  readonly value: number | null;
  /** in sentences */
  readonly rule: string;
  /** the rows on all pages */
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  /** the latest first, or by days */
  readonly rows: readonly RowBehind[];
}

export interface RowsPage {
  /** from 1 */
  readonly page?: number;
  /** default 25 */
  readonly pageSize?: number;
  /** by the days that the figure measures: the fewest first, or with `-` the most; else the latest first */
  readonly sort?: 'days' | '-days';
}

/**
 * The rows behind a figure of the indicators, named as in the JSON: `adoptionByBand.early.any.rate`, of a list by what
 * names it: `series.byDecision.2026 Q1.n`, `participation.<organisation id>.rounds`. Undefined when there is no such figure.
 * @throws InvalidInput naming the fields of the scope that are wrong
 */
export class RowsBehind extends Query<RowsOfFigure | undefined> {
  constructor(
    readonly scope: AskedScope,
    readonly figure: string,
    readonly asked: RowsPage = {},
  ) {
    super();
  }
}

@QueryHandler(RowsBehind)
export class RowsBehindHandler implements IQueryHandler<RowsBehind> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly counted: Counted,
  ) {}

  async execute({ scope, figure, asked }: RowsBehind): Promise<RowsOfFigure | undefined> {
    const found = figureAt(await this.counted.figuresOf(Selection.of(scope)), figure);
    return found && rowsOfFigure(this.readModels.db, figure, found, asked);
  }
}

const PAGE_SIZE = 25;

function rowsOfFigure(db: Database, figure: string, found: Figure, asked: RowsPage): RowsOfFigure {
  const { value, rule, rows } = found;
  const pageSize = asked.pageSize ?? PAGE_SIZE;
  const pageCount = Math.max(1, Math.ceil(rows.length / pageSize));
  const page = Math.min(pageCount, Math.max(1, Math.trunc(asked.page ?? 1) || 1));
  // a page of all rows is endless: nothing comes before it
  const from = page === 1 ? 0 : (page - 1) * pageSize;
  const places = placesOf(found, asked.sort).slice(from, from + pageSize);
  const shown = places.map((place) => ({ row: rows[place]!, days: found.days?.[place] ?? null }));
  return { figure, value, rule: rule.words, total: rows.length, page, pageCount, rows: behind(db, shown) };
}

/** The places of a figure's rows, in the order in which they are shown. */
function placesOf({ rows, days }: Figure, sort: RowsPage['sort']): number[] {
  const latestFirst = rows.map((_, place) => rows.length - 1 - place);
  if (!days || sort === undefined) return latestFirst;
  return latestFirst.sort((a, b) => (sort === 'days' ? days[a]! - days[b]! : days[b]! - days[a]!));
}

interface Shown {
  readonly row: Row;
  readonly days: number | null;
}

function behind(db: Database, shown: readonly Shown[]): RowBehind[] {
  const titles = new Titles(db, named(shown.map(({ row }) => row)));
  return shown.map(({ row, days }): RowBehind => {
    const of = { row: nameOf(row), days };
    switch (row.kind) {
      case 'pair':
        return { ...of, ...pairBehind(row, titles) };
      case 'consultation':
        return { ...of, ...consultationBehind(row, titles) };
      case 'policy':
        return { ...of, ...policyBehind(row, titles) };
      default:
        return { ...of, ...partBehind(row, titles) };
    }
  });
}

/** What names a row among those of its kind. */
export function nameOf(row: Row): string {
  switch (row.kind) {
    case 'pair':
      return `${row.ask.askId}:${row.policy.policyId}`;
    case 'consultation':
      return row.consultation.consultationId;
    case 'policy':
      return row.policy.policyId;
    case 'contribution':
      return `${row.responseId}:${row.contributionId}`;
    case 'round':
      return `${row.responseId}:${row.round}`;
    default:
      return row.id;
  }
}

/** The ids of all items that rows name. */
function named(rows: readonly Row[]) {
  const pairs = rows.filter((row) => row.kind === 'pair');
  const policies = rows.filter((row) => row.kind === 'policy');
  const engagings = [
    ...pairs.map(({ firstRaise }) => firstRaise),
    ...policies.flatMap(({ firstEngaging }) => firstEngaging ?? []),
    ...rows.filter((row): row is Engaging => row.kind === 'engagement' || row.kind === 'response'),
  ];
  const parts = rows.filter((row): row is Contributed | Round => row.kind === 'contribution' || row.kind === 'round');
  const ids = (kind: Engaging['kind']) => engagings.filter((one) => one.kind === kind).map(({ id }) => id);
  return {
    ask: pairs.map(({ ask }) => ask.askId),
    policy: [...pairs, ...policies].map(({ policy }) => policy.policyId),
    decision: pairs.map(({ decision }) => decision?.decisionId),
    consultation: rows.filter((row) => row.kind === 'consultation').map((row) => row.consultation.consultationId),
    engagement: ids('engagement'),
    response: [...ids('response'), ...parts.map(({ responseId }) => responseId)],
  };
}

const pairBehind = (pair: Pair, titles: Titles): Omit<PairBehind, keyof OfAFigure> => ({
  kind: 'pair',
  ask: titles.item('ask', pair.ask.askId),
  policy: titles.item('policy', pair.policy.policyId),
  firstRaise: { on: pair.firstRaise.on, by: titles.item(pair.firstRaise.kind, pair.firstRaise.id) },
  stage: pair.stage,
  band: pair.band,
  answer: pair.currentAnswer?.answer ?? null,
  answeredOn: pair.currentAnswer?.answeredOn ?? null,
  decision: pair.decision ? titles.item('decision', pair.decision.decisionId) : null,
  decidedOn: pair.decision?.decidedOn ?? null,
  delivery: pair.delivery ?? null,
  grade: pair.grade ?? null,
  influence: pair.influence,
});

const consultationBehind = (
  { consultation, closing, outcomeOn, withdrawnOn, lapsedOn }: CountedConsultation,
  titles: Titles,
): Omit<ConsultationBehind, keyof OfAFigure> => ({
  kind: 'consultation',
  consultation: titles.item('consultation', consultation.consultationId),
  opensOn: consultation.opensOn,
  closesOn: closing?.date ?? null,
  loggedOn: consultation.loggedOn,
  triage: consultation.triage,
  outcomeOn: outcomeOn ?? null,
  withdrawnOn: withdrawnOn ?? null,
  lapsedOn: lapsedOn ?? null,
});

const policyBehind = (
  { policy, reachedOn, coverage, firstEngaging }: ReachedPolicy,
  titles: Titles,
): Omit<PolicyBehind, keyof OfAFigure> => ({
  kind: 'policy',
  policy: titles.item('policy', policy.policyId),
  reachedOn,
  registeredOn: policy.registeredOn,
  coverage,
  firstEngaging: firstEngaging ? { on: firstEngaging.on, by: titles.item(firstEngaging.kind, firstEngaging.id) } : null,
});

const partBehind = (row: Engaging | Contributed | Round, titles: Titles): Omit<PartBehind, keyof OfAFigure> => ({
  kind: row.kind,
  item: 'id' in row ? titles.item(row.kind, row.id) : titles.item('response', row.responseId),
  on: 'on' in row ? row.on : null,
  round: 'round' in row ? row.round : null,
});

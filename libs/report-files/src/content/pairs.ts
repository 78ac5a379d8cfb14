import type { Ask, DataTable } from '#findings';
import { number, text } from '#findings';
import { dateInWords, labelOf } from '#govuk-pages';
import { RowsBehind, type AskedScope, type PairBehind, type PolicyBehind } from '#influence';
import { daysBetween } from '#vocabulary';
import type { Editing, TellingRow } from './edition.js';

const aboutPair = ({ ask, policy, decision, firstRaise }: PairBehind) => [
  ask.id,
  policy.id,
  firstRaise.by.id,
  ...(decision ? [decision.id] : []),
];

const dated = (date: string | null) => ({ shown: date === null ? '' : dateInWords(date), value: date });

async function rowsOf(ask: Ask, scope: AskedScope, figure: string) {
  return (await ask(new RowsBehind(scope, figure, { pageSize: Infinity })))?.rows ?? [];
}

/** The asks on policies that a figure counts. */
export async function pairsOf(ask: Ask, scope: AskedScope, figure: string): Promise<readonly PairBehind[]> {
  return (await rowsOf(ask, scope, figure)).filter((row): row is PairBehind => row.kind === 'pair');
}

/** What was asked, when, and what was said to it. */
export const answersTable = (
  editing: Editing,
  pairs: readonly PairBehind[],
  caption: string,
  empty: string,
): DataTable =>
  editing.table(
    {
      caption,
      columns: [
        { label: 'Ask' },
        { label: 'Policy' },
        { label: 'First raised' },
        { label: 'Stage then' },
        { label: 'Answer' },
        { label: 'Decision' },
        { label: 'Decided' },
        { label: 'Best grade' },
      ],
      empty,
    },
    pairs.map((pair): TellingRow => ({
      about: aboutPair(pair),
      cells: [
        text(pair.ask.title),
        text(pair.policy.title),
        dated(pair.firstRaise.on),
        text(labelOf(pair.stage)),
        text(pair.answer === null ? '' : labelOf(pair.answer)),
        text(pair.decision?.title ?? ''),
        dated(pair.decidedOn),
        text(pair.grade ?? ''),
      ],
    })),
  );

/** What waits for an answer, the longest first. */
export const awaitingTable = (editing: Editing, pairs: readonly PairBehind[], asAt: string): DataTable =>
  editing.table(
    {
      caption: 'Asks that wait for an answer, the longest first',
      columns: [
        { label: 'Ask' },
        { label: 'Policy' },
        { label: 'First raised' },
        { label: 'Days waited', numeric: true },
      ],
      empty: 'No ask waits for an answer.',
    },
    pairs
      .filter(({ answer }) => answer === null)
      .map((pair) => ({ pair, days: daysBetween(pair.firstRaise.on, asAt) }))
      .sort((a, b) => b.days - a.days || (a.pair.row < b.pair.row ? -1 : 1))
      .map(({ pair, days }): TellingRow => ({
        about: aboutPair(pair),
        cells: [text(pair.ask.title), text(pair.policy.title), dated(pair.firstRaise.on), number(days)],
      })),
  );

/** Policies that were decided before the council engaged, or before anybody knew of them. */
export async function notReachedTable(ask: Ask, editing: Editing, scope: AskedScope): Promise<DataTable> {
  const rows = [
    ...(await rowsOf(ask, scope, 'earlyCoverage.missed')),
    ...(await rowsOf(ask, scope, 'earlyCoverage.unknown')),
  ].filter((row): row is PolicyBehind => row.kind === 'policy');
  return editing.table(
    {
      caption: 'Policies that were decided before the council engaged',
      columns: [{ label: 'Policy' }, { label: 'Decided' }, { label: 'Registered' }, { label: 'Why' }],
      empty: 'There is none.',
    },
    rows.map(({ policy, reachedOn, registeredOn, coverage }): TellingRow => ({
      about: [policy.id],
      cells: [text(policy.title), dated(reachedOn), dated(registeredOn), text(labelOf(coverage))],
    })),
  );
}

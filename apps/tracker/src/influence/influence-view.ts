import type { RegisterQuery, Rows } from '#govuk-pages';
import type { PairRow } from '#influence';

const PAGE_SIZE = 25;

/** What a row can be narrowed by: the values it has of each filter. */
const VALUES: Readonly<Record<string, (row: PairRow) => readonly string[]>> = {
  band: ({ firstRaise }) => [firstRaise.band],
  decided: ({ decided }) => [decided ? 'yes' : 'no'],
  success: ({ success }) => [success ? 'yes' : 'no'],
  answer: ({ answer }) => (answer === null ? [] : [answer]),
  theme: ({ themes }) => themes,
  department: ({ departments }) => departments,
  nation: ({ nations }) => nations,
  policyId: ({ policyId }) => [policyId],
};

const ORDERS: Readonly<Record<string, (a: PairRow, b: PairRow) => number>> = {
  ask: (a, b) => a.statement.localeCompare(b.statement, 'en-GB'),
  firstRaise: (a, b) => compared(a.firstRaise.on, b.firstRaise.on),
  answer: (a, b) => compared(a.answer ?? '', b.answer ?? ''),
  leadTime: (a, b) => (a.leadTimeDays ?? Number.MAX_SAFE_INTEGER) - (b.leadTimeDays ?? Number.MAX_SAFE_INTEGER),
};
const DEFAULT_SORT = '-firstRaise';

const compared = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The pairs that the address asks for, a page of them, in order, with the counts beside the filters. */
export function viewOf(pairs: readonly PairRow[], query: RegisterQuery, pageSize = PAGE_SIZE): Rows<PairRow> {
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const searched = pairs.filter(({ statement, policyTitle }) => {
    const text = `${statement} ${policyTitle}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const matching = (without?: string) =>
    Object.entries(query.filters).reduce(
      (rows, [name, value]) => (name === without ? rows : rows.filter((row) => VALUES[name]?.(row).includes(value))),
      searched,
    );
  const found = matching();
  const sort = Object.hasOwn(ORDERS, query.sort?.replace(/^-/, '') ?? '') ? query.sort! : DEFAULT_SORT;
  const order = ORDERS[sort.replace(/^-/, '')]!;
  const sorted = found.toSorted((a, b) => (sort.startsWith('-') ? order(b, a) : order(a, b)));
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(query.page, pageCount);
  return {
    rows: sorted.slice((page - 1) * pageSize || 0, page * pageSize),
    total: found.length,
    page,
    pageCount,
    sort,
    facets: Object.fromEntries(Object.keys(VALUES).map((name) => [name, facetOf(name, matching(name))])),
  };
}

function facetOf(name: string, rows: readonly PairRow[]) {
  const counts = new Map<string, { value: string; title: string | null; count: number }>();
  for (const row of rows)
    for (const value of VALUES[name]!(row)) {
      const facet = counts.get(value) ?? { value, title: name === 'policyId' ? row.policyTitle : null, count: 0 };
      facet.count++;
      counts.set(value, facet);
    }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || compared(a.value, b.value));
}

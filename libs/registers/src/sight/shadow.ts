import type { Database } from 'better-sqlite3';

/** Columns that name an item: a row that names one that is left out is left out too, unless it says below what else becomes of it. */
const NAMING = [
  'policy_id',
  'consultation_id',
  'engagement_id',
  'ask_id',
  'decision_id',
  'response_id',
  'claim_id',
  'report_id',
  'item_id',
];

/** Tables of items. What an item only mentions is taken out of its row, and the row stays. */
const ITEMS: Readonly<Record<string, { readonly id: string; readonly kind: string }>> = {
  policies: { id: 'policy_id', kind: 'policy' },
  consultations: { id: 'consultation_id', kind: 'consultation' },
  engagements: { id: 'engagement_id', kind: 'engagement' },
  asks: { id: 'ask_id', kind: 'ask' },
  decisions: { id: 'decision_id', kind: 'decision' },
};

/** Columns of lists of ids, wherever they stand. */
const LISTS = new Set(['policy_ids', 'asks_raised', 'ask_ids', 'consultation_ids', 'decision_ids']);

/** Columns of items that mention one other, and what goes with it. */
const MENTIONS: Readonly<Record<string, string>> = {
  'policies.superseded_by': 'superseded_by',
  'engagements.consultation_id': 'consultation_id',
  'decisions.consultation_id': 'consultation_id',
  'asks.merged_into': 'merged_into',
  'asks.merge_reason': 'merged_into',
  'asks.answer': 'answered_by',
  'asks.answered_on': 'answered_by',
  'asks.answered_by': 'answered_by',
};

/** Columns that say of an item what also rests on others: whoever may not see those has to reckon it anew. */
const RESTING = new Set(['asks.delivered_on', 'asks.next_recheck_on']);

/** Tables that rest on rows of all kinds: nothing of them is shown. */
const KEPT = 'kept_';

const OUT = 'SELECT id FROM temp.withheld';
/** Items by their numbers, as links and full-text indexes name them. */
const NUMBERS = 'SELECT number FROM temp.withheld_numbers WHERE kind =';

/** SQL that is true of rows of an index whose items are left out: `number` is the expression of the number. */
export const isWithheldNumber = (kind: string, number: string): string => `${number} IN (${NUMBERS} '${kind}')`;

interface Table {
  readonly name: string;
  readonly wr: 0 | 1;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

const KINDS = ['policy', 'consultation', 'engagement', 'ask', 'decision', 'response', 'claim', 'report'];

/** The kind whose numbers a table has that is no table of items: `consultation_labels` has those of consultations. */
const kindOf = (table: string): string | undefined => KINDS.find((kind) => table.startsWith(`${kind}_`));

/** The view that stands before a table. */
function viewOf(db: Database, { name, wr }: Table): string {
  const columns = db.prepare<[string], Column>(`SELECT name, type FROM pragma_table_xinfo(?, 'main')`).all(name);
  const has = (column: string) => columns.some((one) => one.name === column);
  const own = ITEMS[name];
  if (name.startsWith(KEPT)) return `CREATE TEMP VIEW "${name}" AS SELECT * FROM main."${name}" WHERE false;`;
  const shown = columns.map(({ name: column }) => {
    if (RESTING.has(`${name}.${column}`)) return `NULL AS "${column}"`;
    if (LISTS.has(column))
      return `(SELECT json_group_array(value) FROM (SELECT value FROM json_each(t."${column}") WHERE value NOT IN (${OUT}) ORDER BY key)) AS "${column}"`;
    const mentioned = MENTIONS[`${name}.${column}`];
    return mentioned
      ? `CASE WHEN t."${mentioned}" IN (${OUT}) THEN NULL ELSE t."${column}" END AS "${column}"`
      : `t."${column}"`;
  });
  if (wr === 0 && !has('number') && !has('position')) shown.unshift('t.rowid AS rowid');
  const naming = own ? [own.id] : NAMING.filter(has);
  const kind = own || !has('number') || has(`${kindOf(name)}_id`) ? undefined : kindOf(name);
  const conditions = [
    ...naming.map((column) => `coalesce(t."${column}", '') NOT IN (${OUT})`),
    ...(kind ? [`NOT ${isWithheldNumber(kind, 't.number')}`] : []),
  ];
  if (conditions.length === 0) return '';
  return `CREATE TEMP VIEW "${name}" AS SELECT ${shown.join(', ')} FROM main."${name}" t WHERE ${conditions.join(' AND ')};`;
}

/** Which tables have items with numbers, for links and full-text indexes. */
const NUMBERED: readonly (readonly [kind: string, table: string, id: string, number: string])[] = [
  ['policy', 'policies', 'policy_id', 'rowid'],
  ['consultation', 'consultations', 'consultation_id', 'number'],
  ['engagement', 'engagements', 'engagement_id', 'number'],
  ['ask', 'asks', 'ask_id', 'number'],
  ['decision', 'decisions', 'decision_id', 'number'],
  ['response', 'responses', 'response_id', 'number'],
  ['claim', 'claims', 'claim_id', 'number'],
  ['report', 'reports', 'report_id', 'number'],
];

/**
 * Lets a connection leave out whatever is in `temp.withheld`: each table is shadowed by a view of the same name, which
 * questions find first. They need not know of it, and none can forget it. Views are made from the tables that are there:
 * a table that names items leaves out rows that name one that is withheld, unless it says otherwise above.
 */
export function shadow(db: Database): { filled: () => void } {
  db.exec('CREATE TEMP TABLE withheld_numbers (kind TEXT, number INTEGER, PRIMARY KEY (kind, number)) WITHOUT ROWID');
  const tables = db
    .prepare<[], Table>(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
       AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'read_model_%'`,
    )
    .all();
  for (const table of tables) db.exec(viewOf(db, table));
  const fill = NUMBERED.map(([kind, table, id, number]) =>
    db.prepare(
      `INSERT INTO temp.withheld_numbers SELECT '${kind}', t.${number} FROM temp.withheld w JOIN main.${table} t ON t.${id} = w.id`,
    ),
  );
  return {
    filled: () => {
      db.exec('DELETE FROM temp.withheld_numbers');
      for (const each of fill) each.run();
    },
  };
}

import type { Database } from 'better-sqlite3';
import { answers, raises, stagesOf } from '#registers';
import type { AskFacts, Facts, PolicyFacts } from './pairs.js';

/** Which policies' pairs are looked at: those that have all that is named, by their own lists as corrected. */
export interface PolicyFilter {
  readonly theme?: string;
  readonly department?: string;
  readonly nation?: string;
  readonly policyId?: string;
}

/** Everything that the pairs follow from, of the policies that a filter lets through. */
export function factsOf(db: Database, filter: PolicyFilter = {}): Facts {
  const policies = policiesOf(db, filter);
  const isLookedAt = ({ policyId }: { policyId: string }) => policies.has(policyId);
  const of = { policyId: filter.policyId };
  return {
    asks: asksOf(db),
    policies,
    stages: stagesOf(db, filter.policyId === undefined ? undefined : [filter.policyId]),
    raises: raises(db, of).filter(isLookedAt),
    answers: answers(db, of).filter(isLookedAt),
  };
}

function policiesOf(db: Database, { theme, department, nation, policyId }: PolicyFilter): Map<string, PolicyFacts> {
  const lists = { departments: department, themes: theme, nations: nation };
  const asked = Object.entries(lists).filter(([, value]) => value !== undefined && value !== '');
  const conditions = [
    ...asked.map(([list]) => `EXISTS (SELECT 1 FROM json_each(${list}) WHERE value = ?)`),
    ...(policyId === undefined ? [] : ['policy_id = ?']),
  ];
  const rows = db
    .prepare<unknown[], Record<'id' | 'title' | 'departments' | 'themes' | 'nations', string>>(
      `SELECT policy_id AS id, title, departments, themes, nations FROM policies
       ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}`,
    )
    .all(...asked.map(([, value]) => value), ...(policyId === undefined ? [] : [policyId]));
  const list = (text: string) => JSON.parse(text) as string[];
  return new Map(
    rows.map(({ id, title, departments, themes, nations }) => [
      id,
      { title, departments: list(departments), themes: list(themes), nations: list(nations) },
    ]),
  );
}

function asksOf(db: Database): Map<string, AskFacts> {
  const rows = db
    .prepare<[], AskFacts & { askId: string }>(
      `SELECT ask_id AS askId, statement, direction, size, withdrawn_on AS withdrawnOn FROM asks
       WHERE merged_into IS NULL`,
    )
    .all();
  return new Map(rows.map(({ askId, ...facts }) => [askId, facts]));
}

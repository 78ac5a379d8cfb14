import fc from 'fast-check';
import type { Database } from 'better-sqlite3';
import { ASK_SORTS, listAsks } from './asks/list-asks.js';
import { CONSULTATION_SORTS, listConsultations } from './consultations/list-consultations.js';
import { DECISION_SORTS, listDecisions } from './decisions/list-decisions.js';
import { ENGAGEMENT_SORTS, listEngagements } from './engagements/list-engagements.js';
import type { Listing, Paged } from './listing.js';
import { listOrganisations, ORGANISATION_SORTS } from './organisations/list-organisations.js';
import { listPolicies, POLICY_SORTS } from './policies/list-policies.js';
import { projections } from './projections.js';
import { listResponses, RESPONSE_SORTS } from './responses/list-responses.js';
import { Tables } from './testing.js';
import { NOW, POLICY, TODAY } from './testing-ids.js';
import { record } from './testing-record.js';

type Filters = Listing & Readonly<Record<string, unknown>>;
type List = (db: Database, filters: Filters, position?: number) => Paged<object, string>;

/** A filter as it comes from an address: yes and no are words there. */
const asked = (value: string) => (value === 'true' || value === 'false' ? value === 'true' : value);

const REGISTERS: readonly (readonly [name: string, list: List, sorts: readonly string[]])[] = [
  ['policies', (db, filters, position) => listPolicies(db, filters, position), POLICY_SORTS],
  [
    'consultations',
    (db, filters, position) => listConsultations(db, { ...filters, now: NOW }, position),
    CONSULTATION_SORTS,
  ],
  ['engagements', (db, filters, position) => listEngagements(db, filters, position), ENGAGEMENT_SORTS],
  ['asks', (db, filters, position) => listAsks(db, { ...filters, today: TODAY }, position), ASK_SORTS],
  ['decisions', (db, filters, position) => listDecisions(db, filters, position), DECISION_SORTS],
  ['responses', (db, filters, position) => listResponses(db, filters, position), RESPONSE_SORTS],
  ['organisations', (db, filters, position) => listOrganisations(db, filters, position), ORGANISATION_SORTS],
];

describe.each(REGISTERS)('the register of %s', (_, list, sorts) => {
  const { db } = Tables.built(projections, record().events);
  const every = list(db, {});

  it('counts for each filter the rows that there would be with it', () => {
    const narrowed = Object.entries(every.facets).flatMap(([facet, values]) =>
      values.map(({ value }) => ({ facet, value })),
    );
    for (const { facet, value } of narrowed) {
      const found = list(db, { [facet]: asked(value) });
      expect([facet, value, found.total]).toEqual([
        facet,
        value,
        every.facets[facet]!.find((count) => count.value === value)!.count,
      ]);
      expect(found.rows).toHaveLength(found.total);
      // with one filter set, the counts of every other are of the rows left
      for (const [other, values] of Object.entries(found.facets))
        for (const { value: further, count } of values)
          expect([
            facet,
            value,
            other,
            further,
            list(db, { [facet]: asked(value), [other]: asked(further) }).total,
          ]).toEqual(
            other === facet
              ? [facet, value, other, further, list(db, { [facet]: asked(further) }).total]
              : [facet, value, other, further, count],
          );
    }
    expect(narrowed.length).toBeGreaterThan(0);
  });

  it('has no rows for a value that nothing has', () => {
    for (const facet of Object.keys(every.facets).filter((name) => name !== 'inConfidence'))
      expect(list(db, { [facet]: 'no-such-thing' })).toMatchObject({ rows: [], total: 0, page: 1, pageCount: 1 });
  });

  it('shows the same rows page by page and one after the other, in every order', () => {
    for (const sort of sorts.flatMap((column) => [column, `-${column}`])) {
      const whole = list(db, { sort }).rows;
      expect(whole).toHaveLength(every.total);
      const pages = Array.from({ length: every.total }, (_, at) => list(db, { sort, page: at + 1, pageSize: 1 }));
      expect(pages.flatMap(({ rows }) => rows)).toEqual(whole);
      const walked: object[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const step: Paged<object, string> = list(db, { sort, pageSize: 1, ...(after && { after }) });
        walked.push(...step.rows);
        after = step.next;
      }
      expect(walked).toEqual(whole);
    }
  });

  it('passes over an order, a page and a place that there are not', () => {
    const known = list(db, {});
    expect(list(db, { sort: 'constructor' })).toEqual(known);
    expect(list(db, { page: 99 })).toEqual(known);
    expect(list(db, { page: Number.NaN, pageSize: -5 })).toMatchObject({ page: 1, pageSize: 1 });
    expect(list(db, { after: 'nowhere' })).toEqual(known);
    expect(list(db, { after: Buffer.from('{"a":1}').toString('base64url') })).toEqual(known);
  });

  it('takes any text to search for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (q) => {
        expect(list(db, { q }).total).toBeLessThanOrEqual(every.total);
      }),
      { numRuns: 50 },
    );
  });
});

describe('registers together', () => {
  it('agree on what concerns a policy', () => {
    const { db } = Tables.built(projections, record().events);
    for (const { policyId, counts } of listPolicies(db, {}).rows)
      expect({
        consultations: listConsultations(db, { now: NOW, policy: policyId }).total,
        engagements: listEngagements(db, { policy: policyId }).total,
        asks: listAsks(db, { today: TODAY, policy: policyId }).total,
        decisions: listDecisions(db, { policy: policyId }).total,
      }).toEqual(counts);
    expect(Object.values(POLICY)).toHaveLength(2);
  });
});

import fc from 'fast-check';
import type { PolicyEvent } from '#policies';
import { projections } from '../projections.js';
import { idOf, Tables } from '../testing.js';
import { CONSULTATION, ENGAGEMENT, ORGANISATION, POLICY } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { searchEverything, type Segment } from './search-everything.js';

const { db } = Tables.built(projections, record().events);

/** The text with what matched in brackets. */
const bracketed = (segments: readonly Segment[]) =>
  segments.map(({ text, match }) => (match ? `[${text}]` : text)).join('');
const found = (q: string, options = {}) =>
  searchEverything(db, q, options).hits.map(({ kind, title, excerpt }) => [kind, bracketed(title), bracketed(excerpt)]);

describe('a search across everything', () => {
  it('finds titles, summaries, questions, asks, engagements, decisions and members, with what matched', () => {
    expect(searchEverything(db, 'telephone number')).toEqual({
      hits: [
        {
          kind: 'consultation',
          id: CONSULTATION.answered,
          title: [{ text: 'Shared front offices: a consultation', match: false }],
          excerpt: [
            { text: '1 Should residents have one ', match: false },
            { text: 'telephone', match: true },
            { text: ' ', match: false },
            { text: 'number', match: true },
            { text: '?', match: false },
          ],
        },
      ],
      total: 1,
      counts: [{ kind: 'consultation', count: 1 }],
      page: 1,
      pageSize: 20,
      pageCount: 1,
    });
    expect(found('one door')).toEqual([
      ['policy', 'Standard for shared front offices', '[One] [door] for the resident.'],
    ]);
    expect(found('kent')).toEqual([['organisation', '[Kent] County Council', '']]);
    expect(found('consent')).toEqual([['ask', 'Ask for [consent] once.', '']]);
    expect(found('statement')).toEqual([['decision', '[Statement] on identity', '']]);
    expect(searchEverything(db, 'letter purpose').hits).toMatchObject([{ kind: 'engagement', id: ENGAGEMENT.letter }]);
  });

  it('finds other forms of a word, and a word not typed to its end', () => {
    expect(found('sharing standards fro')).toEqual([['policy', '[Standard] for [shared] [front] offices', '']]);
    expect(found('telephones')).toEqual([
      ['consultation', '[Telephony]', ''],
      ['consultation', 'Shared front offices: a consultation', '1 Should residents have one [telephone] number?'],
    ]);
  });

  it('counts by kind, and shows one kind alone', () => {
    const { counts, total } = searchEverything(db, 'purpose');
    expect([total, counts]).toEqual([
      3,
      [
        { kind: 'ask', count: 2 },
        { kind: 'engagement', count: 1 },
      ],
    ]);
    const alone = searchEverything(db, 'purpose', { kind: 'engagement' });
    expect([alone.total, alone.counts, alone.hits.map(({ id }) => id)]).toEqual([1, counts, [ENGAGEMENT.letter]]);
    expect(searchEverything(db, 'purpose', { kind: 'no-such-kind' }).total).toBe(3);
  });

  it('turns pages', () => {
    const whole = searchEverything(db, 'purpose').hits;
    const pages = [1, 2, 3].map((page) => searchEverything(db, 'purpose', { page, pageSize: 1 }));
    expect(pages.flatMap(({ hits }) => hits)).toEqual(whole);
    expect(pages.map(({ page, pageCount, pageSize }) => [page, pageCount, pageSize])).toEqual([
      [1, 3, 1],
      [2, 3, 1],
      [3, 3, 1],
    ]);
    expect(searchEverything(db, 'purpose', { page: 9, pageSize: 1 }).page).toBe(3);
  });

  it('passes over what was struck out', () => {
    expect(found('another body')).toEqual([]);
    expect(found('leaked')).toEqual([]);
  });

  it('follows what is corrected', () => {
    const renamed: PolicyEvent = {
      type: 'PolicyDetailsCorrected',
      data: { policyId: POLICY.offices, title: 'Common counters', reason: 'Renamed' },
    };
    const { events } = record().add(`policy-${POLICY.offices}`, [renamed]);
    for (const tables of [Tables.built(projections, events), Tables.followed(projections, events)]) {
      expect(searchEverything(tables.db, 'counters').hits).toMatchObject([{ kind: 'policy', id: POLICY.offices }]);
      expect(searchEverything(tables.db, 'standard').total).toBe(0);
    }
  });

  it('leaves text as it was written: whoever shows it makes it safe', () => {
    const scripted: PolicyEvent = {
      type: 'PolicyRegistered',
      data: {
        policyId: idOf(13),
        title: 'Buses <script>alert("bus")</script> & trams',
        departments: [],
        themes: [],
        nations: [],
        stage: 'signal',
        stageSince: '2026-01-01',
      },
    };
    const { events } = record().add(`policy-${idOf(13)}`, [scripted]);
    const [hit] = searchEverything(Tables.built(projections, events).db, 'trams').hits;
    expect(hit!.title).toEqual([
      { text: 'Buses <script>alert("bus")</script> & ', match: false },
      { text: 'trams', match: true },
    ]);
  });

  it('finds nothing without a word', () => {
    const nothing = { hits: [], total: 0, counts: [], page: 1, pageSize: 20, pageCount: 1 };
    expect(searchEverything(db, '')).toEqual(nothing);
    expect(searchEverything(db, ' "*" -- ( ')).toEqual(nothing);
  });

  it('takes any text, and never reads it as a search language', () => {
    for (const q of [
      '"',
      "'",
      'a AND',
      'NOT',
      'title:purpose',
      'NEAR(a b',
      '*',
      'a*b',
      '{x}',
      '-a',
      '^a',
      'a\u0000b',
      '½x',
    ])
      expect(() => searchEverything(db, q)).not.toThrow();
    expect(found('kent NOT county').length).toBe(0);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (q) => {
        expect(searchEverything(db, q).total).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('names the member that left as well', () => {
    expect(searchEverything(db, 'leeds').hits).toMatchObject([{ kind: 'organisation', id: ORGANISATION.leeds }]);
  });
});

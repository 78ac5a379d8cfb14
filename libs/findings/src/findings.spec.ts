import { plainText } from '#govuk-pages';
import { findingsOf, headlineSentence, stepsTable, type DataTable, type Links, type Measured } from '#findings';

const share = (count: number, n: number) =>
  n < 5 ? { n, count, rate: null, hidden: 'n<5' } : { n, count, rate: count / n };
const between = (count: number, n: number, low: number, high: number) =>
  n < 5 ? { ...share(count, n), low: null, high: null } : { ...share(count, n), low, high };
const spread = { n: 2, min: -10, q1: -5, median: 0, q3: 5.25, max: 10 };
const none = { n: 0, min: null, q1: null, median: null, q3: null, max: null };
const quarter = { quarter: '2026 Q1', n: 9, early: 5, successes: 5, influence: 2, earlyInfluence: 1 };
const headline = { raised: 12, decided: 9, successes: 5, influence: 2, earlyInfluence: 1 };
const band = (any: [number, number], strict: [number, number]) => ({
  n: any[1],
  any: between(...any, 0.375, 0.964),
  strict: between(...strict, 0.118, 0.769),
});

/** Figures that no log gave: each is of its own size, so that none can be taken for another. */
const found: Measured = {
  indicators: {
    headline,
    earlyRaiseRate: share(7, 12),
    stageAtFirstRaise: {
      signal: 4,
      scoping: 0,
      options: 3,
      consultation: 2,
      analysing: 0,
      decided: 3,
      legislating: 0,
      implementing: 0,
      in_force: 0,
      review: 0,
    },
    leadTimeToOpening: none,
    leadTimeToDecision: { ...spread, raisedAfter: 1 },
    adoptionByBand: { early: band([4, 5], [2, 5]), mid: band([0, 1], [0, 1]), late: band([1, 3], [0, 3]) },
    earlyMinusLate: { difference: null, low: null, high: null, hidden: 'n<5' },
    evidenced: { e2: share(2, 5), e3: share(1, 5) },
    followThrough: { delivered: share(3, 5), lateConversions: 2 },
    timeToAnswer: { n: 11, events: 8, median: 98, raisedAfterAnswer: 1 },
    coverage: { n: 4, onTime: 1, late: 1, lapsed: 1, missed: 1, onTimeRate: share(1, 4) },
    notice: { ...spread, beforeOpening: share(1, 2) },
    governmentAnswer: {
      n: 6,
      events: 2,
      median: null,
      within84: share(1, 6),
      overdue: [{ consultationId: 'c1', days: 414 }],
    },
    earlyCoverage: { n: 5, early: 2, later: 1, missed: 1, unknown: 1 },
    participation: [
      { organisationId: 'o2', engagements: 4, responses: 1, contributions: 0, positions: 2, rounds: 3 },
      { organisationId: 'o1', engagements: 5, responses: 0, contributions: 0, positions: 0, rounds: 0 },
    ],
    series: { byDecision: [quarter], byRaise: [] },
  },
  waits: {
    timeToAnswer: [{ days: 98, atRisk: 11, ended: 6, censored: 1, survival: 5 / 11 }],
    governmentAnswer: [{ days: 5, atRisk: 6, ended: 0, censored: 1, survival: 1 }],
  },
  groups: {
    theme: [{ value: 'green-it', headline, any: between(5, 9, 0.267, 0.811) }],
    department: [],
    size: [{ value: 'small', headline: { ...headline, decided: 3, successes: 2 }, any: between(2, 3, 0, 1) }],
  },
  titles: new Map([
    ['c1', 'One front door'],
    ['o1', 'Leeds City Council'],
    ['o2', 'Kent County Council'],
  ]),
};

const links: Links = {
  rows: (path, more = {}) => `/rows?${new URLSearchParams({ figure: path, ...more }).toString()}`,
  consultation: (id) => `/consultations/${id}`,
  organisation: (id) => `/members/${id}`,
};
const findings = findingsOf(found, links);
const finding = (id: string) => findings.find((one) => one.id === id)!;
const words = ({ rows }: DataTable) => rows.map((row) => row.map(({ shown }) => plainText(shown)));
const values = ({ rows }: DataTable) => rows.map((row) => row.map(({ value }) => value));
const hrefs = ({ rows }: DataTable) =>
  rows.flat().flatMap(({ shown }) => (typeof shown === 'object' && shown && 'href' in shown ? [shown.href] : []));

describe('the headline', () => {
  it.each([
    [
      { raised: 0, decided: 0, successes: 0, influence: 0, earlyInfluence: 0 },
      'Nothing that the council asks for has been raised with government yet.',
    ],
    [
      { raised: 1, decided: 0, successes: 0, influence: 0, earlyInfluence: 0 },
      'The council raised 1 ask on a policy with government, and 0 reached a decision.',
    ],
    [
      { raised: 3, decided: 2, successes: 0, influence: 0, earlyInfluence: 0 },
      'The council raised 3 asks on a policy with government, and 2 reached a decision. Of these 2, government took up 0 in full, in part or in principle.',
    ],
    [
      { raised: 3, decided: 2, successes: 1, influence: 0, earlyInfluence: 0 },
      'The council raised 3 asks on a policy with government, and 2 reached a decision. Of these 2, government took up 1 in full, in part or in principle. That the council contributed to it is not shown.',
    ],
    [
      headline,
      'The council raised 12 asks on a policy with government, and 9 reached a decision. Of these 9, government took up 5 in full, in part or in principle. For 2 of these 5 verified evidence shows that the council contributed; 1 of these 2 was first raised early.',
    ],
  ])('says %j with what each number is of', (numbers, sentence) => expect(headlineSentence(numbers)).toBe(sentence));

  it('leads from each number to its rows', () =>
    expect(hrefs(finding('headline').table)).toEqual(
      ['raised', 'decided', 'successes', 'influence', 'earlyInfluence'].map((part) => `/rows?figure=headline.${part}`),
    ));
});

describe('early against late', () => {
  it('shows shares with their intervals, and of too few only how few', () =>
    expect(words(finding('early-against-late').table)).toEqual([
      ['Early', '5', '80% (4 of 5)', '38% to 96%', '40% (2 of 5)', '12% to 77%'],
      ['Mid', '1', 'too few to show (n = 1)', '', 'too few to show (n = 1)', ''],
      ['Late', '3', 'too few to show (n = 3)', '', 'too few to show (n = 3)', ''],
    ]));
  it('puts no number of too few into its file', () =>
    expect(values(finding('early-against-late').table)[2]).toEqual(['Late', 3, null, '', null, '']));
  it('says how few, and that it is no cause and effect', () => {
    expect(finding('early-against-late').text).toContain('Early less late: too few to show (n = 3).');
    expect(finding('early-against-late').text).toContain('Early and late are not cause and effect');
  });
  it('says when the difference may be chance', () => {
    const indicators = { ...found.indicators, earlyMinusLate: { difference: 0.4667, low: -0.0942, high: 0.7544 } };
    const { text } = findingsOf({ ...found, indicators }, links).find(({ id }) => id === 'early-against-late')!;
    expect(text).toContain(
      'Early less late, taken up at all: 47 percentage points (95% interval −9 to 75). The interval holds 0: a difference of this size may be chance.',
    );
  });
});

describe('the other findings', () => {
  it('tell themes, departments and sizes by their titles, and lead to the rows of each', () => {
    expect(words(finding('by-theme').table)).toEqual([
      ['Green IT', '12', '9', '5', '2', '1', '56% (5 of 9)', '27% to 81%'],
    ]);
    expect(hrefs(finding('by-theme').table)[0]).toBe('/rows?figure=headline.raised&theme=green-it');
    expect(words(finding('by-size').table)[0]?.slice(-2)).toEqual(['too few to show (n = 3)', '']);
  });

  it('show spreads of days, and nothing where there is none', () => {
    expect(words(finding('lead-times').table)).toEqual([
      ['Before a consultation opened', '0', '', '', '', '', ''],
      ['Before the decision', '2', '-10', '-5', '0', '5.3', '10'],
    ]);
    expect(finding('lead-times').text).toContain(
      '1 ask was first raised on or after the day of the decision, and is not among these.',
    );
  });

  it('name consultations and organisations', () => {
    expect(words(finding('overdue-outcomes').table)).toEqual([['One front door', '414']]);
    expect(words(finding('participation').table)).toEqual([
      ['Kent County Council', '4', '1', '0', '2', '3'],
      ['Leeds City Council', '5', '0', '0', '0', '0'],
    ]);
    expect(hrefs(finding('participation').table)).toEqual(
      expect.arrayContaining(['/members/o1', '/rows?figure=participation.o1.engagements']),
    );
  });

  it('say what waits, in numbers and by day', () => {
    expect(words(finding('time-to-answer').table)).toEqual([
      ['Asks, to the first answer', '11', '8', '98', 'half within 98 days'],
      ['Consultations, to the outcome', '6', '2', '', 'more than half still wait'],
    ]);
    expect(words(stepsTable(found.waits))).toEqual([
      ['Asks', '98', '6', '1', '0.455'],
      ['Consultations', '5', '0', '1', '1'],
    ]);
  });

  it('hide shares of too few everywhere', () => {
    expect(finding('coverage').text).toContain('Answered by the close: too few to show (n = 4).');
    expect(finding('notice').text).toContain('Known before: too few to show (n = 2).');
    expect(words(finding('evidence-and-delivery').table)).toEqual([
      ['Evidence of grade E2 or better', '40% (2 of 5)'],
      ['Evidence of grade E3 or better', '20% (1 of 5)'],
      ['Delivered', '60% (3 of 5)'],
      ['Late conversions', '2'],
    ]);
  });

  it('are plain numbers where nothing can be led to, as in a file', () =>
    expect(findingsOf(found, {}).flatMap(({ table }) => hrefs(table))).toEqual([]));

  it('have names of their own', () => {
    const ids = findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(16);
  });
});

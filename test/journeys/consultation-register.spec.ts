import { addDays, londonDate } from '#vocabulary';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

let tracker: TestTracker;
let visitor: Visitor;

const today = londonDate(new Date().toISOString());
const inDays = (days: number) => addDays(today, days);
const log = async (details: object) => ((await tracker.api('/consultations', details)).body as { id: string }).id;

beforeAll(async () => {
  tracker = await startTestTracker();
});
afterAll(() => tracker?.close());
beforeEach(() => {
  visitor = new Visitor(tracker.url);
});

describe('the register and the calendar', () => {
  const open = { kind: 'consultation', departments: ['home-office'], policyIds: [], themes: [], nations: ['england'] };
  const titles = () => visitor.all('tbody th a');

  beforeAll(async () => {
    const missed = { ...open, title: 'Missed', closesAt: `${inDays(-7)}T17:00:00Z` };
    await tracker.api(`/consultations/${await log(missed)}/triage`, { decision: 'contribute', reason: 'Worth it' });
    const gone = await log({
      title: 'Who somebody is',
      kind: 'technical',
      departments: ['cabinet-office'],
      policyIds: [],
      themes: ['digital-identity'],
      nations: ['wales'],
      closesAt: `${inDays(30)}T17:00:00Z`,
    });
    await tracker.api(`/consultations/${gone}/list-questions`, {
      questions: [{ questionId: gone, number: '1', text: 'Anything else?', kind: 'open' }],
    });
    await tracker.api(`/consultations/${gone}/withdraw`, { withdrawnOn: today, explanation: 'Started anew' });
    const at = { ...open, opensOn: inDays(-1) };
    await log({ ...at, title: 'Soon', closesAt: `${inDays(5)}T12:00:00Z` });
    await log({ ...at, title: 'Later', closesAt: `${inDays(20)}T12:00:00Z` });
  });

  it('is filtered by how soon they close, the soonest first', async () => {
    await visitor.open('/consultations?closingWithin=7');
    expect(titles()).toEqual(['Soon']);
    await visitor.open('/consultations?closingWithin=28&triage=untriaged');
    expect(titles()).toEqual(['Soon', 'Later']);
    expect(visitor.all('tbody tr .small-print').filter((words) => words.startsWith('closes'))).toEqual([
      'closes in 5 days',
      'closes in 20 days',
    ]);
  });

  it.each([
    ['state=withdrawn', ['Who somebody is']],
    ['triage=contribute', ['Missed']],
    ['kind=technical', ['Who somebody is']],
    ['department=cabinet-office', ['Who somebody is']],
    ['theme=digital-identity', ['Who somebody is']],
    ['nation=wales', ['Who somebody is']],
    ['q=anything+else', ['Who somebody is']],
    ['closingWithin=soon', expect.any(Array)],
  ])('by %s', async (query, found) => {
    await visitor.open(`/consultations?${query}`);
    expect([visitor.status, titles()]).toEqual([200, found]);
  });

  it('shows what opens and closes month by month, and gives the deadlines to other calendars', async () => {
    await visitor.open('/consultations/calendar');
    expect(visitor.words()).toContain('Soon');
    await visitor.open('/consultations/calendar?from=1999-12');
    expect(visitor.words('h1')).toBe('Consultations from December 1999 to February 2000');
    expect(visitor.all('.empty')).toEqual([
      'Nothing opens or closes.',
      'Nothing opens or closes.',
      'Nothing opens or closes.',
    ]);
    for (const nonsense of ['nonsense', '9999-12', '0000-01', '2026-13']) {
      await visitor.open(`/consultations/calendar?from=${nonsense}`);
      expect(visitor.words('h1')).toContain(today.slice(0, 4));
    }
    const ics = await fetch(`${tracker.url}/consultations/calendar.ics`);
    expect(ics.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const summaries = (await ics.text()).match(/^SUMMARY:.*$/gm)?.map((line) => line.trim());
    expect(summaries?.toSorted()).toEqual(['SUMMARY:Closes: Later', 'SUMMARY:Closes: Missed', 'SUMMARY:Closes: Soon']);
  });
});

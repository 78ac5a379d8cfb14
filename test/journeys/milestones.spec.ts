import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { milestonesOf } from '#consultations';
import { dateInWords } from '#govuk-pages';
import { addDays, closingDate, londonDate } from '#vocabulary';
import { readBankHolidays, WorkingDays } from '#working-days';
import { typedDate } from '../support/council.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(60_000);

let tracker: TestTracker;
let visitor: Visitor;
let id: string;
let closesAt = `${addDays(londonDate(new Date().toISOString()), 60)}T12:00:00Z`;

const onPage = (below = '') => visitor.open(`/consultations/${id}${below}`);
const shown = () => visitor.table('By when what is to be done').map(([milestone, day]) => [milestone, day]);
const loggedAt = new Date().toISOString();
const TITLES = { decide: 'Decide what to do', draft: 'Draft out', sign_off: 'Sign-off opens', send: 'Send' };
const counted = (calendar = new WorkingDays()) =>
  milestonesOf({ loggedAt, closesAt }, calendar).map(({ milestone, on }) => [
    TITLES[milestone],
    expect.stringMatching(new RegExp(`^\\w+day ${dateInWords(on)}$`)),
  ]);

beforeAll(async () => {
  tracker = await startTestTracker();
  const { body } = await tracker.api('/consultations', {
    title: 'Who somebody is',
    kind: 'technical',
    departments: ['cabinet-office'],
    policyIds: [],
    themes: [],
    nations: ['england'],
    closesAt,
  });
  ({ id } = body as { id: string });
});
afterAll(() => tracker?.close());
beforeEach(() => {
  visitor = new Visitor(tracker.url);
});

describe('the milestones of a consultation', () => {
  it('are counted from its logging and its close, day by day in words', async () => {
    await onPage();
    expect(shown()).toEqual(counted());
    const days = visitor.table('The days counted for “Sign-off opens”');
    expect(days.filter(([, how]) => how?.startsWith('Working day')).map(([, how]) => how)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `Working day ${number}`),
    );
    expect(days.every(([, how]) => /^(Working day \d|Not counted: .+)$/.test(how ?? ''))).toBe(true);
  });

  it('move with the deadline', async () => {
    closesAt = `${addDays(closingDate(closesAt), 30)}T12:00:00Z`;
    const publishedOn = londonDate(new Date().toISOString());
    await tracker.api(`/consultations/${id}/move-deadline`, { closesAt, publishedOn });
    await onPage();
    expect(shown()).toEqual(counted());
  });

  it('are put on another day with a reason, and counted again', async () => {
    const [, { on }] = milestonesOf({ loggedAt, closesAt }, new WorkingDays()) as [unknown, { on: string }];
    await onPage();
    await visitor.open(visitor.link('Change a milestone'));
    await visitor.answer({ milestone: 'draft', ...typedDate('on', addDays(on, -1)) }).press('Change milestone');
    expect([visitor.status, visitor.mistakes()]).toEqual([400, ['Enter a reason']]);
    await visitor.answer({ reason: 'The drafter is away' }).press('Change milestone');
    expect((await tracker.recorded(`consultation-${id}`)).at(-1)).toEqual({
      type: 'ConsultationMilestoneSet',
      data: { consultationId: id, milestone: 'draft', on: addDays(on, -1), reason: 'The drafter is away' },
    });
    expect(shown()[1]).toEqual(['Draft out', expect.stringContaining(dateInWords(addDays(on, -1)))]);
    expect(visitor.table('By when what is to be done')[1]?.[2]).toContain('Set by the council: The drafter is away');
    await onPage('/set-milestone');
    await visitor.answer({ milestone: 'draft', reason: 'She is back' }).press('Change milestone');
    expect(shown()).toEqual(counted());
    expect(visitor.table('Milestones that were changed, the latest first').map(([, to, why]) => [to, why])).toEqual([
      ['Counted again', 'She is back'],
      [expect.stringContaining(dateInWords(addDays(on, -1))), 'The drafter is away'],
    ]);
  });

  it('are refused a day after the close, at the field', async () => {
    await onPage('/set-milestone');
    const after = addDays(closingDate(closesAt), 1);
    await visitor.answer({ milestone: 'send', ...typedDate('on', after), reason: 'Later' }).press('Change milestone');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [`The day must be on or before the closing date, ${dateInWords(closingDate(closesAt))}`],
    ]);
  });

  it('move with the bank holidays that the operator’s file announces, while the tracker runs', async () => {
    const holidays = [
      { title: 'A day of thanks', date: new WorkingDays().before(closingDate(closesAt), 1).at(-1)!.date },
    ];
    const text = JSON.stringify({
      'england-and-wales': { events: holidays },
      scotland: { events: holidays },
      'northern-ireland': { events: holidays },
    });
    writeFileSync(join(tracker.dataDir, 'bank-holidays.json'), text);
    await onPage();
    expect(shown()).toEqual(counted(new WorkingDays(readBankHolidays(text))));
    expect(visitor.table('The days counted for “Send”').map(([, how]) => how)).toContain(
      'Not counted: A day of thanks, in all nations',
    );
  });

  it('stay as they were with a file that cannot be read; health says what is the matter', async () => {
    await onPage();
    const before = shown();
    writeFileSync(join(tracker.dataDir, 'bank-holidays.json'), 'not json');
    await onPage();
    expect(shown()).toEqual(before);
    expect(await (await fetch(`${tracker.url}/health/ready`)).json()).toMatchObject({
      bankHolidays: { from: 'file', trouble: expect.stringContaining('It is not JSON') },
    });
  });

  it('are not shown for what the council only watches', async () => {
    await tracker.api(`/consultations/${id}/triage`, { decision: 'monitor', reason: 'Not ours' });
    await onPage();
    expect(shown()).toEqual([]);
  });
});

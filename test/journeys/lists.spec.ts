import { strFromU8, unzipSync } from 'fflate';
import { startCouncil, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SENSITIVE = { handling: { marking: 'official-sensitive' }, reason: 'Shared in confidence.' };

let council: Council;
let visitor: Visitor;
beforeAll(async () => {
  council = await startCouncil();
  visitor = new Visitor(council.url);
  await council.raise(council.askId, '2025-02-03');
  const decisionId = await council.begin('/decisions', {
    title: 'A statement',
    decidedOn: '2025-03-03',
    kind: 'statement',
    departments: ['cabinet-office'],
    policyIds: [council.policyId],
    reference: { title: 'The statement' },
  });
  await council.api(`/asks/${council.askId}/answer`, { decisionId, answer: 'deferred', answeredOn: '2025-03-03' });
  await council.begin('/consultations', {
    title: '=1+1, a call',
    kind: 'call_for_evidence',
    departments: ['ofgem'],
    policyIds: [],
    themes: [],
    nations: ['wales'],
    closesAt: '2030-07-08T16:00:00Z',
  });
});
afterAll(() => council?.close());

const file = async (path: string) => {
  const answer = await fetch(council.url + path);
  const name = /filename="(.*)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { status: answer.status, type: answer.headers.get('content-type'), name, bytes: await answer.bytes() };
};
const markings = () => visitor.all('.marking');

describe('Every list', () => {
  it.each([
    '/policies',
    '/consultations',
    '/engagements',
    '/asks',
    '/decisions',
    '/members',
    '/influence/asks',
    '/influence/rows?figure=headline.raised',
  ])('can be taken away for programs and for spreadsheets: %s', async (path) => {
    await visitor.open(path);
    const csv = await file(visitor.link('CSV'));
    expect(csv).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8', name: expect.stringMatching(/\.csv$/) });
    expect(strFromU8(csv.bytes)).toMatch(/,Marking of this file\r\n.*,OFFICIAL\r\n/s);
    const sheet = await file(visitor.link('Excel'));
    expect(sheet).toMatchObject({ status: 200, type: SHEET, name: expect.stringMatching(/\.xlsx$/) });
    expect(strFromU8(unzipSync(sheet.bytes)['xl/sharedStrings.xml']!)).toContain('OFFICIAL');
  });

  it('keeps the filters of the view in its files, says them, and makes no formula of what was typed', async () => {
    await visitor.open('/consultations?q=call&nation=wales');
    const { bytes } = await file(visitor.link('CSV'));
    expect(strFromU8(bytes)).toContain('\r\n"\'=1+1, a call",');
    expect(strFromU8(bytes).trim().split('\r\n')).toHaveLength(2);
    const parts = unzipSync((await file(visitor.link('Excel'))).bytes);
    const texts = strFromU8(parts['xl/sharedStrings.xml']!);
    expect(['Search: call', 'Nation: Wales', '=1+1, a call'].filter((text) => !texts.includes(text))).toEqual([]);
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
  });

  it('can be taken away from the page of an item, as that narrows it', async () => {
    await visitor.open(`/policies/${council.policyId}`);
    const csv = strFromU8((await file(visitor.link('CSV of Asks of this policy'))).bytes);
    expect([csv.includes('Fund a help desk.'), csv.includes('Publish the schema.')]).toEqual([true, false]);
    const decisions = strFromU8((await file(visitor.link('CSV of Decisions on this policy'))).bytes);
    expect(decisions).toContain('A statement');
  });

  it('of dates goes into a calendar, with the filters of the view', async () => {
    await visitor.open('/consultations?nation=wales');
    const closing = await file(visitor.link('iCalendar'));
    expect(closing).toMatchObject({ type: 'text/calendar; charset=utf-8', name: expect.stringMatching(/\.ics$/) });
    expect(strFromU8(closing.bytes).match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Closes: =1+1\\, a call']);
    await visitor.open('/asks');
    const rechecks = strFromU8((await file(visitor.link('iCalendar'))).bytes);
    expect(rechecks.match(/(SUMMARY|DTSTART|X-WR-CALDESC|URL).*/g)).toEqual([
      'X-WR-CALDESC:OFFICIAL',
      'DTSTART;VALUE=DATE:20250903',
      'SUMMARY:Re-check: Fund a help desk.',
      expect.stringContaining(`/asks/${council.askId.slice(0, 5)}`),
    ]);
  });
});

describe('What tells of something official-sensitive is marked so', () => {
  it('on every page that names it, and on no other', async () => {
    await visitor.open('/asks');
    expect(markings()).toEqual(['OFFICIAL', 'OFFICIAL']);
    await council.api(`/asks/${council.otherAskId}/change-handling`, SENSITIVE);
    for (const path of [
      '/asks',
      '/asks?q=schema',
      `/policies/${council.otherPolicyId}`,
      '/search?q=schema',
      '/engagements/new',
      `/asks/${council.otherAskId}/withdraw`,
    ]) {
      await visitor.open(path);
      expect([path, ...markings()]).toEqual([path, 'OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE']);
    }
    for (const path of ['/asks?q=help', `/policies/${council.policyId}`, '/members', '/help', '/decisions']) {
      await visitor.open(path);
      expect([path, ...markings()]).toEqual([path, 'OFFICIAL', 'OFFICIAL']);
    }
  });

  it('also where a form comes back with its mistakes', async () => {
    await visitor.open(`/asks/${council.otherAskId}/withdraw`);
    await visitor.press('Withdraw ask');
    expect([visitor.status, ...markings()]).toEqual([400, 'OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE']);
  });

  it('in the files, by their names and inside', async () => {
    const csv = await file('/asks?format=csv');
    expect(csv.name).toMatch(/^asks-.*-OFFICIAL-SENSITIVE\.csv$/);
    for (const line of strFromU8(csv.bytes).trim().split('\r\n').slice(1)) expect(line).toMatch(/,OFFICIAL-SENSITIVE$/);
    expect(strFromU8((await file('/asks?q=help&format=csv')).bytes)).toMatch(/,OFFICIAL\r\n$/);
    const parts = unzipSync((await file('/asks?format=xlsx')).bytes);
    expect(strFromU8(parts['xl/sharedStrings.xml']!)).toContain('OFFICIAL-SENSITIVE');
  });
});

import { startCouncil, type Council } from '../support/council.js';
import { filesOf } from '../support/reports.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const QUARTER = { from: '2025-04-01', to: '2025-06-30' };

let council: Council;
let decisionId: string;
let secretAsk: string;
beforeAll(async () => {
  council = await startCouncil();
  const { begin, policyId, askId, raise, propose } = council;
  await raise(askId, '2025-01-10');
  decisionId = await begin('/decisions', {
    title: 'One front door: response',
    decidedOn: '2025-05-20',
    kind: 'consultation_outcome',
    departments: ['cabinet-office'],
    policyIds: [policyId],
    reference: { title: 'The response' },
  });
  await council.api(`/asks/${askId}/answer`, { decisionId, answer: 'adopted', answeredOn: '2025-05-20' });
  secretAsk = await propose('Do not tell anybody of this.', [policyId]);
  await raise(secretAsk, '2025-02-01');
  const change = { handling: { marking: 'official-sensitive' }, reason: 'Shared under embargo.' };
  expect(await council.api(`/asks/${secretAsk}/change-handling`, change)).toMatchObject({ status: 201 });
});
afterAll(() => council?.close());

const pinned = (title: string, more: object = {}) =>
  council.begin('/reports', { title, kind: 'view', edition: 'full', ...more });

const page = async (reportId: string) => (await filesOf(council.url, reportId)).html.toString();

describe('A report', () => {
  it('is pinned from a view of the figures, and stands in the register', async () => {
    const visitor = await new Visitor(council.url).open('/influence?theme=shared-services&from=2025-01-01');
    await visitor.open(visitor.link('Pin as a report'));
    visitor.answer({ title: 'Shared services' });
    expect([visitor.value('filters.theme'), visitor.value('period.from.year')]).toEqual([
      ['shared-services'],
      ['2025'],
    ]);
    await visitor.press('Pin this report');
    while (visitor.all('[data-progress]').length > 0) await visitor.open(visitor.path);
    expect([visitor.status, visitor.words('h1')]).toEqual([200, 'Shared services']);
    expect(visitor.facts()).toMatchObject({
      Kind: 'View',
      Edition: 'Full',
      'Figures of': 'Theme: Shared services; Period: decided from 1 January 2025',
      Pinned: expect.stringContaining('By Sanjay Secretariat on '),
    });
    expect(visitor.words()).toContain('What is known today gives the same figures.');
    expect((await new Visitor(council.url).open('/reports')).words()).toContain('Shared services');
    const [event, ...none] = await council.recorded(`report-${visitor.path.split('/')[2]}`);
    expect([event, none]).toMatchObject([
      {
        type: 'ReportPinned',
        data: {
          title: 'Shared services',
          filters: { theme: 'shared-services' },
          period: { from: '2025-01-01' },
          format: 1,
        },
      },
      [],
    ]);
  });

  it('is refused with what is wrong with it', async () => {
    expect(await council.api('/reports', { title: 'Pack', kind: 'quarterly_pack', edition: 'full' })).toMatchObject({
      status: 422,
      body: { detail: 'A quarterly pack is of one calendar quarter, like 1 January to 31 March 2026' },
    });
    expect(
      await council.api('/reports', { title: 'Later', kind: 'view', edition: 'full', asOf: '2999-01-01T00:00:00Z' }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: 'asOf' }] } });
    expect((await fetch(`${council.url}/reports/${council.policyId}`)).status).toBe(404);
    expect((await fetch(`${council.url}/reports/${await pinned('One')}/report.exe`)).status).toBe(404);
  });

  it('says what is another today', async () => {
    const before = await pinned('Before');
    expect(await page(before)).toContain('Raised with government');
    const late = await council.propose('Recorded too late.', [council.policyId]);
    await council.raise(late, '2025-01-11');
    expect(
      await council.api(`/asks/${late}/answer`, { decisionId, answer: 'partly_adopted', answeredOn: '2025-05-20' }),
    ).toMatchObject({ status: 201 });
    await fetch(`${council.url}/api/reports/${before}/restatement`);
    const shown = await new Visitor(council.url).open(`/reports/${before}`);
    expect(shown.table('Figures that are others today, and what was recorded since')).toEqual(
      expect.arrayContaining([['Headline: raised', '2', '3', expect.stringContaining('Recorded too late.')]]),
    );
  });

  it('is of an earlier moment when that is asked', async () => {
    const asOf = new Date().toISOString();
    await council.raise(await council.propose('After that moment.', [council.policyId]), '2025-01-12');
    const [then, now] = [await page(await pinned('Then', { asOf })), await page(await pinned('Now'))];
    const raised = (html: string) => Number(/Raised with government<\/th><td class="number">(\d+)/.exec(html)?.[1]);
    expect(raised(now)).toBe(raised(then) + 1);
  });
});

describe('A public edition', () => {
  const pack = (edition: string) => pinned(`Pack, ${edition}`, { kind: 'quarterly_pack', period: QUARTER, edition });

  it('leaves out rows about what is sensitive, says how many, and counts everything', async () => {
    const [full, open] = [await page(await pack('full')), await page(await pack('public'))];
    expect(full).toContain('Do not tell anybody of this.');
    expect(full).toContain('<p class="marking">OFFICIAL-SENSITIVE</p>');
    expect(open).not.toContain('Do not tell anybody of this.');
    expect(open).toContain('<p class="marking">OFFICIAL</p>');
    expect(open).toContain(
      '<dd>1 row about what is sensitive, in confidence or under embargo. The figures count everything.</dd>',
    );
    const numbers = (html: string) => /<section id="headline">.*?<\/section>/s.exec(html)?.[0];
    expect(numbers(open)).toBe(numbers(full));
  });

  it('names no overdue consultation on a policy that is sensitive', async () => {
    const policyId = await council.begin('/policies', {
      title: 'A policy that nobody may know of',
      departments: ['cabinet-office'],
      themes: [],
      nations: ['england'],
      stage: 'options',
      stageSince: '2025-01-01',
      handling: { marking: 'official-sensitive' },
    });
    await council.begin('/consultations', {
      title: 'A question on what nobody may know of',
      kind: 'consultation',
      departments: ['cabinet-office'],
      policyIds: [policyId],
      themes: [],
      nations: ['england'],
      opensOn: '2025-01-01',
      closesAt: '2025-02-01T17:00:00Z',
    });
    const [full, open] = [
      await page(await pinned('All, full')),
      await page(await pinned('All, public', { edition: 'public' })),
    ];
    expect(full).toContain('A question on what nobody may know of');
    expect(open).not.toContain('nobody may know of');
    expect(open).toContain('<dd>1 row about what is sensitive');
  });

  it('holds nothing sensitive in any of its files', async () => {
    const files = await filesOf(council.url, await pack('public'));
    for (const file of Object.values(files)) expect(file.includes('Do not tell anybody')).toBe(false);
  });
});

describe('A quarterly pack', () => {
  it('holds decisions, open consultations, what awaits government with its age, and actions', async () => {
    await council.begin('/consultations', {
      title: 'Open in the summer',
      kind: 'consultation',
      departments: ['cabinet-office'],
      policyIds: [],
      themes: [],
      nations: ['england'],
      opensOn: '2025-06-01',
      closesAt: '2025-07-15T16:00:00Z',
    });
    const html = await page(await pinned('Pack', { kind: 'quarterly_pack', period: QUARTER, asAt: '2025-06-30' }));
    expect([...html.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
      'From asks to early influence',
      'Early against late',
      'Early influence this quarter',
      'Decisions',
      'Open consultations and deadlines',
      'Awaiting government',
      'Actions',
      'What these figures do not show',
    ]);
    expect(html).toContain('Open in the summer');
    expect(html).toMatch(/Open in the summer<\/th><td>15 July 2025 at 5pm<\/td><td class="number">15<\/td>/);
    expect(html).toContain('One front door: response');
    expect(html).toMatch(/Do not tell anybody of this\..*<td class="number">149<\/td>/);
  });
});

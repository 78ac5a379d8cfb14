import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logOf, readConfig } from '#configuration';
import { openEventStore } from '#event-store';
import { importLog } from '#intake';
import { EXAMPLE_LOG } from './worked-example.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const AT = 'asAt=2026-10-31';

let dataDir: string;
let tracker: TestTracker;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'influence-'));
  const store = await openEventStore(logOf(readConfig({ DATA_DIR: dataDir })));
  await importLog(store, EXAMPLE_LOG);
  await store.close();
  tracker = await startTestTracker({ DATA_DIR: dataDir });
});
afterAll(async () => {
  await tracker?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const visitor = () => new Visitor(tracker.url);
const read = async (path: string) => (await fetch(tracker.url + path)).text();
const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
const rowsIn = (csv: string) => csv.trim().split('\r\n').length - 1;

describe('the page of influence', () => {
  it('answers the question with what each number is of', async () => {
    const page = await visitor().open(`/influence?${AT}`);
    expect(page.words('.govuk-body-l')).toBe(
      'The council raised 15 asks on a policy with government, and 12 reached a decision. Of these 12, government took up 7 in full, in part or in principle. For 4 of these 7 verified evidence shows that the council contributed; 2 of these 4 were first raised early.',
    );
    expect(page.words('.govuk-inset-text:not(.as-of)')).toBe(
      'These figures are narrowed. Counting only what had happened by 31 October 2026.',
    );
    expect(page.table('Asks that were taken up, by when they were first raised')).toEqual([
      ['Early', '5', '80% (4 of 5)', '38% to 96%', '40% (2 of 5)', '12% to 77%'],
      ['Mid', '1', 'too few to show (n = 1)', '–none', 'too few to show (n = 1)', '–none'],
      ['Late', '6', '33% (2 of 6)', '10% to 70%', '33% (2 of 6)', '10% to 70%'],
    ]);
  });

  it('leads from every number to its rows, as many as the number says', async () => {
    const html = await read(`/influence?${AT}`);
    const links = [
      ...new Set(
        [...html.matchAll(/<td[^>]*><div><a class="govuk-link" href="([^"]+figure=[^"]+)">([^<]+)<\/a>/g)].map(
          ([, href, number]) => `${unescaped(href!)} ${number}`,
        ),
      ),
    ];
    expect(links.length).toBeGreaterThan(100);
    const isCount =
      /figure=[^&]*\.(n|raised|decided|successes|influence|earlyInfluence|early|events|onTime|late|lapsed|missed|unknown|later|engagements|responses|contributions|positions|rounds|lateConversions)(&| )/;
    const isStage = /figure=stageAtFirstRaise/;
    let counts = 0;
    for (const link of links) {
      const [href = '', number = ''] = link.split(/ (.*)/);
      const answer = await fetch(`${tracker.url}${href}&format=csv`);
      expect([href, answer.status]).toEqual([href, 200]);
      if (!isCount.test(link) && !isStage.test(link)) continue;
      if (!/^\d+$/.test(number)) continue;
      counts++;
      expect([href, rowsIn(await answer.text())]).toEqual([href, Number(number)]);
    }
    expect(counts).toBeGreaterThan(80);
  });

  it('has a file beside every table, and the same numbers in it', async () => {
    const html = await read(`/influence?${AT}`);
    const files = [...html.matchAll(/href="(\/influence\/files\/[^"]+)"/g)].map(([, href]) => unescaped(href!));
    expect(files).toHaveLength(32);
    for (const file of files) {
      const answer = await fetch(tracker.url + file);
      expect([file, answer.status, answer.headers.get('content-type')]).toEqual([
        file,
        200,
        file.includes('.csv?')
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ]);
    }
    expect((await read(`/influence/files/headline.csv?${AT}`)).trim().split('\r\n').slice(1)).toEqual([
      'Raised with government,15,OFFICIAL',
      'of these: reached a decision,12,OFFICIAL',
      '"of these: adopted in full, in part or in principle",7,OFFICIAL',
      'of these: influence is shown,4,OFFICIAL',
      'of these: first raised early,2,OFFICIAL',
    ]);
  });

  it('is narrowed by its address, which goes on in every link', async () => {
    const page = await visitor().open(`/influence?${AT}&department=department-for-science-innovation-and-technology`);
    expect(page.words('.govuk-inset-text:not(.as-of)')).toContain(
      'Department: Department for Science, Innovation and Technology.',
    );
    expect(page.all('.figure__number').map((text) => text.split(' asks')[0])).toEqual(
      expect.arrayContaining([expect.stringMatching(/^7\b/)]),
    );
    const rows = await visitor().open(page.link('6'));
    expect(rows.words('h1')).toBe('Headline: decided');
    expect(rows.facts()).toEqual({
      'The number': '6',
      'Of these filters':
        'Department: Department for Science, Innovation and Technology Counting only what had happened by 31 October 2026',
    });
  });

  it('shows what was known at an earlier moment', async () => {
    const page = await visitor().open('/influence?asOf=2025-12-31T12:00:00Z');
    expect(page.words('.as-of')).toContain('This is what the tracker knew at 31 December 2025 at midday.');
    const { body } = await tracker.api('/influence/indicators?asOf=2025-12-31T12:00:00Z');
    expect(page.words('.figure__number')).toBe(
      `${(body as { headline: { raised: number } }).headline.raised} asks raised with government`,
    );
    expect(await read('/influence?asOf=2025-12-31T12:00:00Z')).toContain(
      '/influence/rows?asOf=2025-12-31T12%3A00%3A00Z&amp;figure=headline.raised',
    );
  });

  it.each([
    ['/influence?from=2026-02-01&to=2026-01-01', 400],
    ['/influence?asAt=soon', 400],
    ['/influence/rows?figure=headline', 404],
    ['/influence/rows?figure=nothing', 404],
    ['/influence/files/nothing.csv', 404],
  ])('says what is wrong with %s', async (path, status) =>
    expect((await fetch(tracker.url + path)).status).toBe(status),
  );
});

describe('what stands behind a number', () => {
  it('is the rule, and each row with the facts that met it', async () => {
    const page = await visitor().open(`/influence/rows?${AT}&figure=headline.earlyInfluence`);
    expect(page.words()).toContain('Why is this counted? The ask, or one merged into it, was raised by the date');
    expect(page.words()).toContain('On the day of the first raise the policy was at signal, scoping or options.');
    const rows = page.table('The rows that met the rule, with the facts');
    expect(rows).toHaveLength(2);
    for (const [, , raised, answer, grade] of rows) {
      expect(raised).toMatch(/(Signal|Scoping|Options)$/);
      expect(answer).toMatch(/^(Adopted|Partly adopted)/);
      expect(grade).toMatch(/^E[234] Influence is shown$/);
    }
  });

  it('says of each row why it is counted, down to the events', async () => {
    const rows = await read(`/influence/rows?${AT}&figure=headline.earlyInfluence`);
    const links = [...rows.matchAll(/href="(\/influence\/why[^"]+)"/g)].map(([, href]) => unescaped(href!));
    expect(links).toHaveLength(2);
    for (const link of links) {
      const page = await visitor().open(link);
      expect([page.status, page.words('h1')]).toEqual([200, 'Why is this counted?']);
      const facts = page.table('The facts that met the rule, and where the log says so');
      expect(facts.map(([sentence]) => sentence)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^First raised on /),
          expect.stringMatching(/^On that day .*stage/),
        ]),
      );
      expect(facts[0]?.[3]).toMatch(/Recorded on \d+ \w+ \d{4} at .*, at position \d+$/);
    }
    expect((await visitor().open(`/influence/why?${AT}&figure=headline.earlyInfluence&row=none`)).status).toBe(404);
  });

  it('names a share of too few as such', async () => {
    const page = await visitor().open(`/influence/rows?${AT}&figure=adoptionByBand.mid.any.rate`);
    expect(page.facts()['The number']).toMatch(/^too few to show/);
  });
});

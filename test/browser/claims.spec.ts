import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations, DESKTOP, openPage, PHONE, startBrowser } from '../support/browser.js';
import { Claims } from '../support/claims.js';
import { startCouncil, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let browser: Browser;
let paths: readonly string[];

/** Every page about claims, and those of others that show them: of one claim with everything on it, and one that lapsed. */
async function fillIn(): Promise<string[]> {
  const claims = new Claims(council);
  const { askId, decisionId, claimId } = await claims.claim('A desk in every town <script>alert(1)</script>');
  const about = `/claims/${claimId}`;
  await claims.write(askId, { inConfidence: true, record: undefined, summary: 'A word in confidence.' });
  await claims.smokingGun(claimId);
  await claims.verify(claimId, 'E3');
  const rivalId = randomUUID();
  await council.api(`${about}/record-rival`, { rivalId, explanation: 'A supplier asked first', addressed: false });
  await council.api(`${about}/substantiate`, {
    by: { role: 'deputy director', body: 'cabinet-office' },
    independent: true,
    agreement: 'partly',
    on: '2025-12-01',
    reference: { title: 'E-mail', quotation: 'It was partly so' },
  });
  await council.api(`${about}/contest`, {
    contestId: randomUUID(),
    by: 'a member council',
    reason: 'It was drafted so',
  });
  const lapsed = await claims.claim('Lapsed');
  await claims.verify(lapsed.claimId, 'E2');
  await council.api(`/engagements/${lapsed.engagementId}/strike-out`, { reason: 'It never was' });
  const unclaimed = await claims.answered('Unclaimed');
  const visitor = new Visitor(council.url);
  await visitor.open(`${about}/ask-outside`);
  await visitor.press('Make the link');
  const forms = ['attach-evidence', 'record-rival', 'substantiate', 'verify', 'contest', 'resolve-contest', 'restate'];
  return [
    '/',
    '/claims',
    '/claims?state=lapsed',
    '/claims/answers',
    `/claims/new?askId=${unclaimed.askId}&decisionId=${unclaimed.decisionId}`,
    about,
    `/claims/${lapsed.claimId}`,
    `/claims/${lapsed.claimId}/verify`,
    ...[...forms, 'withdraw', 'ask-outside'].map((form) => `${about}/${form}`),
    `${about}/record-rival?rivalId=${rivalId}`,
    `${about}?asOf=${new Date().toISOString()}`,
    `/asks/${askId}`,
    `/asks/${askId}/re-check`,
    `/decisions/${decisionId}`,
    new URL(visitor.facts().Link!).pathname,
    '/substantiate/forged',
  ];
}

beforeAll(async () => {
  [council, browser] = await Promise.all([startCouncil(), startBrowser()]);
  paths = await fillIn();
});
afterAll(async () => {
  await browser?.close();
  await council?.close();
});

const isWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth');

/** What is wrong with the pages in one kind of browser. */
async function faults(options: BrowserContextOptions): Promise<string[]> {
  const page = await openPage(browser, council.url, options);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    const wrong = [
      ...(options.javaScriptEnabled === false ? [] : await axeViolations(page)),
      ...((await isWide(page)) ? ['it is too wide'] : []),
      ...complaints.splice(0),
    ];
    found.push(...wrong.map((fault) => `${path}: ${fault}`));
  }
  await page.context().close();
  return found;
}

describe('every page about claims', () => {
  it('is accessible on a desktop, fits, and breaks no content policy', async () =>
    expect(await faults({ viewport: DESKTOP })).toEqual([]));

  it('is accessible on a phone, fits, and breaks no content policy', async () =>
    expect(await faults({ viewport: PHONE })).toEqual([]));

  it('fits without JavaScript', async () =>
    expect(await faults({ viewport: PHONE, javaScriptEnabled: false })).toEqual([]));
});

describe.each([
  { name: 'with JavaScript', javaScriptEnabled: true },
  { name: 'without JavaScript', javaScriptEnabled: false },
])('somebody outside $name', ({ javaScriptEnabled }) => {
  it('answers by the link', async () => {
    const claims = new Claims(council);
    const { claimId } = await claims.claim(`Outside ${String(javaScriptEnabled)}`);
    const page = await openPage(browser, council.url, { javaScriptEnabled, viewport: PHONE });
    await page.goto(`/claims/${claimId}/ask-outside`);
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.locator('dd a').first().click();
    await page.getByRole('radio', { name: 'Yes, it is so' }).check();
    await page.getByLabel('Your role at that time').fill('policy lead');
    await page.getByLabel('The body that you did it for').fill('Cabinet Office');
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await page.getByRole('button', { name: 'Send answer' }).click();
    expect(await page.locator('h1').innerText()).toBe('This link has been used');
    expect((await claims.recorded(claimId)).at(-1)?.type).toBe('ClaimSubstantiated');
    await page.context().close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { axeViolations, openPage, PHONE, startBrowser } from '../support/browser.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

let tracker: TestTracker;
let browser: Browser;

beforeAll(async () => {
  tracker = await startTestTracker();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await tracker?.close();
});

const text = (page: Page, selector: string) => page.locator(selector).innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fillDate = async (page: Page, field: string, [day, month, year]: readonly [string, string, string]) => {
  await page.locator(`[id="${field}.day"]`).fill(day);
  await page.locator(`[id="${field}.month"]`).fill(month);
  await page.locator(`[id="${field}.year"]`).fill(year);
};

/** Registers a policy through the pages and stays on its page. */
async function registerPolicy(page: Page, title: string) {
  await page.goto('/policies/new');
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByRole('radio', { name: 'Options' }).check();
  await fillDate(page, 'stageSince', ['1', '3', '2025']);
  await press(page, 'Continue');
  await press(page, 'Register policy');
}

describe.each([
  { name: 'with JavaScript', javaScriptEnabled: true },
  { name: 'without JavaScript', javaScriptEnabled: false },
])('policies $name', ({ javaScriptEnabled }) => {
  let page: Page;
  beforeEach(async () => {
    page = await openPage(browser, tracker.url, { javaScriptEnabled });
  });
  afterEach(() => page.context().close());

  it('registers one, from mistakes over the check of the answers to its page', async () => {
    await page.goto('/policies');
    await page.getByRole('button', { name: 'Register a policy' }).click();
    await page.getByLabel('Summary (optional)').fill('What <b>changes</b>');
    await page.getByLabel('Wales').check();
    await fillDate(page, 'stageSince', ['31', '2', '2025']);
    const wrong = page.waitForResponse((response) => response.request().method() === 'POST');
    await press(page, 'Continue');
    expect((await wrong).status()).toBe(400);
    expect(await page.title()).toBe('Error: Register a policy – Influence tracker');
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Enter a title',
      'Select a stage',
      'Date of the stage must be a real date, like 8 April 2025',
    ]);
    expect(await page.getByLabel('Summary (optional)').inputValue()).toBe('What <b>changes</b>');
    expect(await page.getByLabel('Wales').isChecked()).toBe(true);

    expect(await page.getByRole('link', { name: 'Enter a title' }).getAttribute('href')).toBe('#title');
    await page.getByLabel('Title', { exact: true }).fill(`Fibre for all, ${javaScriptEnabled}`);
    await page.getByRole('radio', { name: 'Signal' }).check();
    await fillDate(page, 'stageSince', ['28', 'February', '2025']);
    await press(page, 'Continue');
    expect(await text(page, 'h1')).toBe('Check your answers');
    expect(await text(page, 'dl')).toContain('28 February 2025');

    await press(page, 'Change stage');
    await page.getByRole('radio', { name: 'Scoping' }).check();
    await press(page, 'Continue');
    await press(page, 'Register policy');
    expect(await text(page, '.govuk-notification-banner--success')).toContain('Policy registered');
    expect(await text(page, 'h1')).toBe(`Fibre for all, ${javaScriptEnabled}`);
    expect(await text(page, 'dl')).toContain('Scoping, since 28 February 2025');
    expect(await text(page, '.prose')).toBe('What <b>changes</b>');

    await page.reload();
    expect(await page.locator('.govuk-notification-banner--success').count()).toBe(0);
    await page.goto(`/policies?q=fibre&stage=scoping`);
    expect(await page.locator('tbody th').allInnerTexts()).toContain(`Fibre for all, ${javaScriptEnabled}`);
  });

  it('stores nothing twice when the last page is sent again', async () => {
    await page.goto('/policies/new');
    await page.getByLabel('Title', { exact: true }).fill('Sent twice');
    await page.getByRole('radio', { name: 'Signal' }).check();
    await fillDate(page, 'stageSince', ['1', '1', '2025']);
    await press(page, 'Continue');
    const fields = await page
      .locator('form input[type=hidden]')
      .evaluateAll((inputs) =>
        inputs.map((input): [string, string] => [
          (input as unknown as { name: string }).name,
          (input as unknown as { value: string }).value,
        ]),
      );
    const send = (changed: Record<string, string> = {}) => {
      const body = new URLSearchParams([...fields, ['_step', 'record']]);
      for (const [name, value] of Object.entries(changed)) body.set(name, value);
      return fetch(`${tracker.url}/policies/new`, { method: 'POST', body, redirect: 'manual' });
    };
    const answers = [await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[0]?.headers.get('location')).toBe(answers[1]?.headers.get('location'));
    const id = answers[0]?.headers.get('location')?.split('/').at(-1);
    expect(await tracker.api(`/policies/${id}`)).toMatchObject({
      body: { policy: { revision: 0, title: 'Sent twice' } },
    });
    const changed = await send({ title: 'Changed after going back' });
    expect(changed.status).toBe(400);
    expect(await changed.text()).toContain(
      'This policy was recorded before, with other answers: correct it on its page',
    );
  });

  it('shows a broken rule at its field and keeps the answers', async () => {
    await registerPolicy(page, 'Moves back');
    await page.getByRole('button', { name: 'Change the stage' }).click();
    await page.getByRole('radio', { name: 'Signal' }).check();
    await fillDate(page, 'effectiveOn', ['1', '4', '2025']);
    await press(page, 'Change stage');
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Give a reason for the move back to an earlier stage',
    ]);
    expect(await text(page, '#reason-error')).toContain('Give a reason');
    expect(await page.getByRole('radio', { name: 'Signal' }).isChecked()).toBe(true);
    await page.locator('#reason').fill('They began again');
    await press(page, 'Change stage');
    expect(await text(page, '.govuk-notification-banner--success')).toContain('Stage changed');
    expect(await text(page, 'main')).toContain('They began again');
  });

  it('corrects only what was changed, and merges what somebody else has corrected meanwhile', async () => {
    await registerPolicy(page, 'To be corrected');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`/policies/${id}/correct`);
    await page.getByLabel('Title', { exact: true }).fill('');
    await page.locator('#reason').fill('A slip');
    await press(page, 'Correct details');
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual(['Enter a title']);
    await page.getByLabel('Title', { exact: true }).fill('Corrected title');
    await tracker.api(`/policies/${id}/correct`, { summary: 'Added meanwhile', reason: 'It was missing' });
    await press(page, 'Correct details');
    const corrected = async () => (await tracker.api(`/policies/${id}`)).body;
    expect(await corrected()).toMatchObject({ policy: { title: 'Corrected title', summary: 'Added meanwhile' } });

    await page.goto(`/policies/${id}/correct`);
    await page.getByLabel('Title', { exact: true }).fill('Mine');
    await page.locator('#reason').fill('I know better');
    await tracker.api(`/policies/${id}/correct`, { title: 'Theirs', reason: 'They know better' });
    await press(page, 'Correct details');
    expect(await text(page, '.govuk-error-summary li')).toMatch(
      /^Title: somebody else has changed this to “Theirs” since you opened the form/,
    );
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Mine');
    expect(await corrected()).toMatchObject({ policy: { title: 'Theirs' } });
    await press(page, 'Correct details');
    expect(await corrected()).toMatchObject({ policy: { title: 'Mine' } });
  });

  it('records who did it: whoever is signed in', async () => {
    const leads = await openPage(browser, tracker.url, { javaScriptEnabled, as: 'policy-lead' });
    await leads.goto('/');
    expect(await text(leads, '.signed-in')).toContain('Signed in as Petra Policy');
    await registerPolicy(leads, 'By the policy lead');
    expect(await text(leads, '.govuk-table >> text=Petra Policy')).toBe('Petra Policy');
    await leads.context().close();
  });

  it('shows a page as it was at an earlier moment, without a way to change it', async () => {
    await registerPolicy(page, 'Then and now');
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await tracker.api(`/policies/${id}/correct`, { title: 'Now', reason: 'Better' });
    await page.goto(`/policies/${id}`);
    expect(await text(page, 'h1')).toBe('Now');
    await page.getByRole('link', { name: 'see this page as it was then' }).last().click();
    // a page that is being made comes again by itself until it is there
    await page.locator('h1', { hasText: 'Then and now' }).waitFor();
    expect(await text(page, '.as-of')).toContain('Nothing can be changed here.');
    expect(await page.getByRole('button', { name: 'Change the stage' }).count()).toBe(0);
  });
});

/** Every page about policies, of one with long and hostile texts, and the pages that belong to no subject. */
async function paths(): Promise<string[]> {
  const { body } = await tracker.api('/policies', {
    title: `Long${'er'.repeat(30)} <script>alert(1)</script>`,
    summary: 'One.\n\nTwo.',
    departments: ['home-office', 'cabinet-office'],
    themes: ['data-sharing'],
    nations: ['england', 'wales'],
    stage: 'options',
    stageSince: '2025-03-01',
    handling: { marking: 'official-sensitive', instruction: 'For the council only' },
  });
  const item = `/policies/${(body as { id: string }).id}`;
  const forms = [
    'change-stage',
    'correct-stage',
    'correct',
    'pause',
    'resume',
    'withdraw',
    'supersede',
    'change-handling',
  ];
  return [
    '/',
    '/policies',
    '/policies?stage=review',
    '/policies/new',
    item,
    ...forms.map((form) => `${item}/${form}`),
    '/search?q=long',
    '/account',
    '/help',
    '/accessibility',
    '/api',
    '/nothing-here',
  ];
}

describe('the pages of policies', () => {
  it.each([
    ['a desktop', {}],
    ['a phone', { viewport: PHONE }],
  ])('are accessible, fit on %s, and break no content policy', async (_, options) => {
    const page = await openPage(browser, tracker.url, options);
    const complaints: string[] = [];
    page.on(
      'console',
      (message) => message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()),
    );
    for (const path of await paths()) {
      await page.goto(path);
      expect([path, ...(await axeViolations(page))]).toEqual([path]);
      expect([path, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([path, true]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('weigh at most 100 KB with their styles and scripts', async () => {
    const page = await openPage(browser, tracker.url);
    let bytes = 0;
    page.on('requestfinished', async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      bytes += responseBodySize + responseHeadersSize;
    });
    await page.goto('/policies/new', { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(100 * 1024);
    await page.context().close();
  });

  it('can be used with a keyboard alone', async () => {
    const page = await openPage(browser, tracker.url);
    await page.goto('/policies/new');
    await page.keyboard.press('Tab');
    expect(await text(page, ':focus')).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('id')).toBe('title');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.govuk-error-summary:focus');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('name')).toBe('stage');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'Scoping' }).isChecked()).toBe(true);
    await page.context().close();
  });

  it('finds a department in its long list, and warns before unsaved work is lost', async () => {
    const page = await openPage(browser, tracker.url);
    await page.goto('/policies/new');
    await page.getByLabel('Find in this list: departments').fill('treas');
    expect(await page.locator('#departments, [name=departments]').locator('visible=true').count()).toBeLessThan(3);
    await page.getByLabel('HM Treasury').check();
    await page.getByLabel('Find in this list: departments').fill('home off');
    expect(await page.getByLabel('HM Treasury').isVisible()).toBe(true);
    const asked = page.waitForEvent('dialog');
    const left = page.goto('/policies').catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await left;
    await page.context().close();
  });
});

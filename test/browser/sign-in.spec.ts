import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { codeAt } from '#accounts';
import { axeViolations, openPage, PHONE, startBrowser } from '../support/browser.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';

jest.setTimeout(300_000);

const PASSWORD = 'lamp harbour seventeen crow';

let tracker: TestTracker;
let browser: Browser;
let page: Page;
let secret: string;

beforeAll(async () => {
  tracker = await startTestTracker();
  browser = await startBrowser();
  page = await openPage(browser, tracker.url, { as: null, viewport: PHONE });
});
afterAll(async () => {
  await browser?.close();
  await tracker?.close();
});

const title = () => page.locator('h1').innerText();

it('the first administrator makes an account, with an authenticator app, on a phone', async () => {
  await page.goto(tracker.firstLink!);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel('Your name').fill('Ada Marsh');
  await page.getByLabel('Your e-mail address').fill('ada@northmoor.example');
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.getByRole('heading', { name: 'Set up the second step' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  secret = (await page.locator('dd').first().innerText()).replaceAll(/\s/g, '');
  await page.getByLabel('Code').fill(codeAt(secret, Date.now() - 30_000));
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'I have kept them: go on' }).click();
  expect(await page.locator('.signed-in').innerText()).toContain('Ada Marsh');
});

it('keeps the session where no script can read it, and from other sites', async () => {
  expect(await page.evaluate('document.cookie')).toBe('');
  const session = (await page.context().cookies()).find(({ name }) => name === 'session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});

it('signs out, and in again with the password and the code, to the page that was asked for', async () => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.goto('/policies?stage=review');
  await page.getByLabel('E-mail address').fill('ada@northmoor.example');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await page.title()).toMatch(/^Error: /);
  await page.getByRole('link', { name: 'The e-mail address or the password is not right' }).click();
  expect(await page.evaluate('document.activeElement.name')).toBe('email');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await title()).toBe('Enter your code');
  await page.getByLabel('Code').fill(codeAt(secret, Date.now()));
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Policies', exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?stage=review');
});

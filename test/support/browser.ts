import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { People } from './sign-in.js';
import { findChromium } from '../../tools/chromium.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A Chromium without a window. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('There is no Chromium: run `node tools/chromium.mjs`');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A fresh page of the tracker, signed in as somebody (null: nobody): `javaScriptEnabled: false` for a browser without it. */
export async function openPage(
  browser: Browser,
  baseURL: string,
  { as = 'secretariat', ...options }: BrowserContextOptions & { as?: string | null } = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-GB', viewport: DESKTOP, ...options });
  if (as !== null)
    await context.addCookies([
      { name: 'session', value: People.at(baseURL).session(as), url: baseURL, httpOnly: true },
    ]);
  return context.newPage();
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with a page for WCAG 2.2 AA and its best practices: a line each, none when it is clean. Our pages
 * have no frames, and nobody reads what is right: the mode that minds both would take four times as long.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: { type: 'tag', values: STANDARDS }, resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

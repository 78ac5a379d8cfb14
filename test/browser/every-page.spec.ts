import { jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations, DESKTOP, openPage, PHONE, startBrowser } from '../support/browser.js';
import { openEverything, type Opened } from '../support/every-page.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

// ends what hangs, and nothing else: some two hundred pages are looked at four times
jest.setTimeout(1_800_000);

const KILOBYTE = 1024;

let tracker: TestTracker;
let browser: Browser;
let everything: Opened;

beforeAll(async () => {
  [tracker, browser] = await Promise.all([
    startTestTracker({ SECURITY_CONTACT: 'mailto:security@council.example' }),
    startBrowser(),
  ]);
  await fetch(`${tracker.url}/sample`, { method: 'POST' });
  while ((await (await fetch(`${tracker.url}/sample`)).text()).includes('data-progress'))
    await tracker.readModels.reached(tracker.readModels.statusNow.position + 50);
  everything = await openEverything(tracker, [
    await linkForSomebodyOutside(),
    ...(await pinnedReport()),
    await linkToCalendar(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await tracker?.close();
});

/** It is shown only when it is made: on a claim that nobody has withdrawn. */
async function linkForSomebodyOutside(): Promise<string> {
  const visitor = new Visitor(tracker.url);
  const { rows } = (await tracker.api('/claims')).body as { rows: { claimId: string }[] };
  for (const { claimId } of rows) {
    await visitor.open(`/claims/${claimId}/ask-outside`);
    if (visitor.all('main form').length === 0) continue;
    await visitor.press('Make the link');
    return new URL(visitor.facts().Link!).pathname;
  }
  throw new Error('There is no claim that somebody outside can be asked about');
}

/** The address of somebody's own calendar is shown only when it is made. */
async function linkToCalendar(): Promise<string> {
  const visitor = new Visitor(tracker.url);
  await visitor.open('/settings/calendar');
  await visitor.press('Make an address');
  return new URL(/http:\S+\.ics/.exec(visitor.words())![0]).pathname;
}

/** A report, with what is made of it ready; answers the addresses of what it is made as. */
async function pinnedReport(): Promise<string[]> {
  const { body } = await tracker.api('/reports', { title: 'Everything so far', kind: 'view', edition: 'full' });
  const { id } = body as { id: string };
  const made = [`/api/reports/${id}/files/html`, `/api/reports/${id}/restatement`];
  for (const path of made) while ((await fetch(`${tracker.url}${path}`)).status === 503);
  return [`/reports/${id}/report.html`, ...made];
}

/** Forms that the journeys of drafting open: of a locked answer, and of the member whose contribution was ruled on. */
const FOR_OTHERS = [
  '/responses/:id/unlock-answer',
  '/responses/:id/accept-ruling',
  '/responses/:id/dispute-ruling',
  '/responses/:id/withdraw-contribution',
];

/** What is only for somebody on the way in, or whose session ended while they wrote: sign-in.spec.ts opens these. */
const WAYS_IN = [
  '/kept-answers',
  '/sign-in',
  '/sign-in/code',
  '/sign-in/link/:secret',
  '/sign-in/provider',
  '/sign-in/provider/return',
  '/sign-in/second-step',
];

/** What is no route of its own: views of a register, hits of a search, an earlier moment, a page that is not there. */
const views = (): string[] => [
  '/policies?stage=review&q=nothing+like+this',
  '/consultations?page=2',
  '/search?q=data',
  '/nothing-here',
  ...everything.pages.filter((path) => /^\/policies\/[^/]{36}$/.test(path)).map((path) => `${path}?asOf=2025-03-03`),
];

interface Seen {
  readonly title: string;
  readonly headings: string[];
  /** the parts that stand out over the right edge */
  readonly tooWide: string[];
  /** what can be read in the main part, a line each, without what scripts have put there */
  readonly lines: string[];
}

/** Looks at the page as it stands. Written as text: it runs in the browser. */
const look = (page: Page): Promise<Seen> =>
  page.evaluate(`({
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((heading) => heading.innerText),
    tooWide: [...document.querySelectorAll('main table')]
      .filter((table) => table.offsetWidth > table.parentElement.clientWidth + 1)
      .map((table) => 'the table “' + table.caption?.textContent + '”')
      .concat(document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
      .filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.chart'))
      .map((part) => part.tagName + '.' + part.className + ' ' + part.textContent.trim().slice(0, 40)).slice(0, 3)),
    lines: [...new Set(document.querySelector('main').innerText.split(/\\s*\\n\\s*/))]
      .filter((line) => ![...document.querySelectorAll('.filter-count, .govuk-file-upload-button, [data-copy]')].some((part) => part.innerText.includes(line))),
  })`);

/** What is seen of every page in one kind of browser: its lines, and what is wrong with it on a desktop and on a phone. */
interface Walk {
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly string[];
}

/** Opens each page once, and looks at it on a desktop and then as narrow as a phone. */
async function walk(paths: readonly string[], options: BrowserContextOptions): Promise<Walk> {
  const page = await openPage(browser, tracker.url, options);
  const weigh = await scale(page);
  const complaints = complaintsOf(page);
  const violations = async () => (options.javaScriptEnabled === false ? [] : axeViolations(page));
  const lines = new Map<string, readonly string[]>();
  const faults: string[] = [];
  for (const path of paths) {
    await page.setViewportSize(DESKTOP);
    await page.goto(path, { waitUntil: 'load' });
    const kilobytes = weigh() / KILOBYTE;
    const seen = await look(page);
    const wide = [...seen.tooWide.map((part) => `it is too wide: ${part}`), ...(await violations())];
    await page.setViewportSize(PHONE);
    const narrow = [...(await look(page)).tooWide.map((part) => `it is too wide: ${part}`), ...(await violations())];
    const found = [
      ...(/^\S.* – Influence tracker$/.test(seen.title) ? [] : [`its title is “${seen.title}”`]),
      ...(seen.headings.length === 1 && seen.headings[0] ? [] : [`its main headings are: ${seen.headings.join(', ')}`]),
      ...(kilobytes <= 100 ? [] : [`it weighs ${kilobytes.toFixed()} KB`]),
      ...wide.map((fault) => `on a desktop, ${fault}`),
      ...narrow.map((fault) => `on a phone, ${fault}`),
      ...complaints.splice(0),
    ];
    lines.set(path, seen.lines);
    faults.push(...found.map((fault) => `${path}: ${fault}`));
  }
  await page.context().close();
  return { lines, faults };
}

/** Counts the bytes that come over the wire since the last time, with nothing in the browser's cache. */
async function scale(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => {
    const weighed = bytes;
    bytes = 0;
    return weighed;
  };
}

/** What the browser complains of: broken content policy, scripts that fail, files that are missing. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const own = message.location().url === page.url() && message.text().includes('404');
    if (message.type() === 'error' && !own) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

it('opens at every address that the router knows', () => {
  expect(everything.closed.toSorted()).toEqual([...FOR_OTHERS, ...WAYS_IN].toSorted());
  expect(everything.pages.length).toBeGreaterThan(60);
  expect(everything.others).toEqual(expect.arrayContaining(['/api/openapi.json', '/consultations/calendar.ics']));
});

describe('every page', () => {
  let scripted: Walk;
  let plain: Walk;

  beforeAll(async () => {
    const paths = [...everything.pages, ...views()];
    // the tables of an earlier moment are made when it is first asked for
    for (const path of paths.filter((one) => one.includes('asOf='))) await fetch(`${tracker.url}${path}`);
    [scripted, plain] = await Promise.all([walk(paths, {}), walk(paths, { javaScriptEnabled: false })]);
  });

  it('is accessible on a desktop and on a phone, fits, breaks no content policy, and is light', () =>
    expect(scripted.faults).toEqual([]));

  it('is all that without JavaScript, and says no less', () => {
    // with every page that is opened the audit record grows, and the account says that somebody was seen just now
    const steady = [...scripted.lines].filter(([path]) => path !== '/audit' && path !== '/account');
    const missing = steady.flatMap(([path, lines]) =>
      lines.filter((line) => !plain.lines.get(path)?.includes(line)).map((line) => `${path}: “${line}” is missing`),
    );
    expect([...plain.faults, ...missing]).toEqual([]);
  });
});

/** What has the focus: what it is called, and whether it looks different from when it has not; nothing at the end. */
const focused = (page: Page): Promise<{ name: string; visible: boolean } | null> =>
  page.evaluate(`(() => {
    const part = document.activeElement;
    if (part === document.body) return null;
    const look = () => [part, part.parentElement].flatMap((at) => [null, '::before', '::after'].map((pseudo) => {
      const { outline, boxShadow, backgroundColor, borderColor } = getComputedStyle(at, pseudo);
      return outline + boxShadow + backgroundColor + borderColor;
    })).join();
    const before = look();
    part.blur();
    const after = look();
    part.focus({ preventScroll: true });
    const name = part.labels?.[0]?.innerText || part.getAttribute('aria-label') || part.innerText || part.name;
    return { name: String(name).trim(), visible: before !== after };
  })()`);

/** Tabs through a page from its top to its end: the names of all stops. */
async function tabThrough(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop) return names;
    expect(stop).toEqual({ name: stop.name, visible: true });
    names.push(stop.name);
  }
}

describe('with a keyboard alone', () => {
  it.each(['/policies', '/engagements/new'])('every stop of %s is seen, in the order of the page', async (path) => {
    const page = await openPage(browser, tracker.url);
    await page.goto(path);
    const names = await tabThrough(page);
    expect(names[0]).toBe('Skip to main content');
    expect(names).toEqual(expect.arrayContaining(['Policies', 'Consultations', 'Members', 'Accessibility statement']));
    const order =
      await page.evaluate(`[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((part) => part.tabIndex >= 0 && part.checkVisibility({ visibilityProperty: true })).length`);
    // a group of radio buttons is one stop
    expect(names.length).toBeLessThanOrEqual(Number(order));

    await page.goto(path);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.querySelector('main').contains(document.activeElement)`)).toBe(true);
    await page.context().close();
  });

  it('opens the sections of the tracker on a phone, where they are folded away', async () => {
    const page = await openPage(browser, tracker.url, { viewport: PHONE });
    await page.goto('/policies');
    const menu = page.getByRole('button', { name: 'Menu' });
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    expect(await page.getByRole('link', { name: 'Consultations', exact: true }).isVisible()).toBe(false);
    await menu.focus();
    await page.keyboard.press('Enter');
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Consultations');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/consultations');
    await page.context().close();
  });
});

import { createServer, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { DESKTOP, startBrowser } from '../support/browser.js';
import { IdentityProvider } from '../support/identity-provider.js';
import { as } from '../support/people.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

let provider: IdentityProvider;
let tracker: TestTracker;
const ADA = { subject: 'ada-at-northmoor', email: 'Ada@Northmoor.example', verified: true };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  const port = await freePort();
  const PUBLIC_URL = `http://127.0.0.1:${port}`;
  provider = await IdentityProvider.start(`${PUBLIC_URL}/sign-in/provider/return`);
  tracker = await startTestTracker({
    PORT: String(port),
    PUBLIC_URL,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'tracker',
    OIDC_CLIENT_SECRET: 'a secret of the two',
    OIDC_NAME: 'Northmoor',
  });
  const invited = { name: 'Ada Marsh', email: 'ada@northmoor.example', roles: ['observer'] };
  const { status } = await tracker.api('/people', invited, as('administrator'));
  if (status !== 201) throw new Error(`Ada could not be invited: ${status}`);
});
afterAll(async () => {
  await tracker?.close();
  await provider?.close();
});
beforeEach(() => (provider.signedInAs = ADA));

/** Begins in a browser of its own: where it is sent, and what it keeps meanwhile. */
async function begun(to = '/policies'): Promise<{ address: string; cookie: string }> {
  const answer = await fetch(`${tracker.url}/sign-in/provider?to=${encodeURIComponent(to)}`, { redirect: 'manual' });
  return { address: answer.headers.get('location')!, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
}

/** Comes back with an address, in a browser with a cookie: what it is answered, and whether it is signed in then. */
async function back(address: string, cookie?: string) {
  const answer = await fetch(address, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  const session = answer.headers.getSetCookie().find((set) => set.startsWith('session='));
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    signedIn: session !== undefined,
    text: await answer.text(),
  };
}

const changed = (address: string, change: (query: URLSearchParams) => void): string => {
  const url = new URL(address);
  change(url.searchParams);
  return url.href;
};

describe('signing in with the identity provider', () => {
  it('asks for a code with PKCE, state and nonce, and to come back to the one address', async () => {
    const asked = new URL((await begun()).address).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      response_type: 'code',
      client_id: 'tracker',
      redirect_uri: `${tracker.url}/sign-in/provider/return`,
      scope: 'openid email',
      state: expect.stringMatching(/^.{40,}$/),
      nonce: expect.stringMatching(/^.{40,}$/),
      code_challenge: expect.stringMatching(/^.{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it('is for somebody invited, by their verified address, and leads to where they were', async () => {
    const { address, cookie } = await begun('/policies?stage=review');
    expect(await back(await provider.visit(address), cookie)).toMatchObject({
      status: 303,
      to: '/policies?stage=review',
      signedIn: true,
    });
  });

  it('knows them afterwards by what the provider calls them, whatever their address', async () => {
    provider.signedInAs = { ...ADA, email: 'ada.marsh@elsewhere.example', verified: false };
    const { address, cookie } = await begun();
    expect(await back(await provider.visit(address), cookie)).toMatchObject({ status: 303, signedIn: true });
  });

  it('works in a browser', async () => {
    const browser = await startBrowser();
    const page = await (await browser.newContext({ baseURL: tracker.url, viewport: DESKTOP })).newPage();
    await page.goto('/consultations');
    await page.getByRole('link', { name: 'Sign in with Northmoor' }).click();
    await page.waitForURL('**/consultations');
    expect(await page.locator('.signed-in').innerText()).toContain('Ada Marsh');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await browser.close();
  });
});

describe('the identity provider lets nobody in', () => {
  const refused = { status: 400, signedIn: false };

  it('who was not invited, or whose address it has not verified', async () => {
    for (const subject of [
      { subject: 'eve', email: 'eve@northmoor.example', verified: true },
      { subject: 'eve', email: 'ada@northmoor.example', verified: false },
    ]) {
      provider.signedInAs = subject;
      const { address, cookie } = await begun();
      expect(await back(await provider.visit(address), cookie)).toMatchObject(refused);
    }
  });

  it('who has the address of somebody whom it calls otherwise', async () => {
    provider.signedInAs = { subject: 'another-ada', email: 'ada@northmoor.example', verified: true };
    const { address, cookie } = await begun();
    expect(await back(await provider.visit(address), cookie)).toMatchObject(refused);
  });

  it('in another browser than the one that began', async () => {
    const mine = await begun();
    const theirs = await begun();
    const returned = await provider.visit(mine.address);
    expect(await back(returned)).toMatchObject(refused);
    expect(await back(returned, theirs.cookie)).toMatchObject(refused);
  });

  it.each([
    ['another state', (query: URLSearchParams) => query.set('state', 'forged')],
    ['no state', (query: URLSearchParams) => query.delete('state')],
    ['a forged code', (query: URLSearchParams) => query.set('code', 'forged')],
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'https://elsewhere.example')],
    ['no issuer', (query: URLSearchParams) => query.delete('iss')],
    ['an error', (query: URLSearchParams) => query.set('error', 'access_denied')],
  ])('with %s', async (_, change) => {
    const { address, cookie } = await begun();
    expect(await back(changed(await provider.visit(address), change), cookie)).toMatchObject(refused);
  });

  it('twice with one code', async () => {
    const { address, cookie } = await begun();
    const returned = await provider.visit(address);
    expect(await back(returned, cookie)).toMatchObject({ status: 303, signedIn: true });
    expect(await back(returned, cookie)).toMatchObject(refused);
  });

  it('with a code that was meant for another’s nonce and challenge', async () => {
    const mine = await begun();
    const theirs = await begun();
    // an attacker puts their own code into somebody's answer
    const code = new URL(await provider.visit(theirs.address)).searchParams.get('code')!;
    const returned = await provider.visit(mine.address);
    expect(
      await back(
        changed(returned, (query) => query.set('code', code)),
        mine.cookie,
      ),
    ).toMatchObject(refused);
  });

  it('who wants to be sent back to another address', async () => {
    const { address } = await begun();
    const elsewhere = changed(address, (query) => query.set('redirect_uri', 'https://elsewhere.example/'));
    await expect(provider.visit(elsewhere)).rejects.toThrow('redirect_uri');
  });

  it('to another site afterwards', async () => {
    const { address, cookie } = await begun('https://elsewhere.example/');
    expect(await back(await provider.visit(address), cookie)).toMatchObject({ status: 303, to: '/' });
  });

  it('whose account has ended', async () => {
    const { body } = await tracker.api('/people', undefined, as('administrator'));
    const { personId } = (body as { rows: { personId: string; name: string }[] }).rows.find(
      ({ name }) => name === 'Ada Marsh',
    )!;
    await tracker.api(`/people/${personId}/deactivate`, { reason: 'Moved on' }, as('administrator'));
    const { address, cookie } = await begun();
    expect(await back(await provider.visit(address), cookie)).toMatchObject(refused);
    expect((await new Visitor(tracker.url, 'administrator').open(`/people/${personId}`)).words()).toContain(
      'Account ended',
    );
  });
});

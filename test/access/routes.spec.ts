import { jest } from '@jest/globals';
import { isAmong, whoMay } from '#access';
import { ROLES } from '#members';
import { wishAt } from '../../apps/tracker/src/access/wish-routes.js';
import { startCouncil, type Council } from '../support/council.js';
import { as } from '../support/people.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

jest.setTimeout(180_000);

let council: Council;

beforeAll(async () => (council = await startCouncil()));
afterAll(() => council?.close());

const who = ({ method, url }: { method: string; url: string }) => whoMay(method, url, wishAt(method, url));

it('names every route in the table of access', () => {
  const forgotten = council.routes.filter((route) => who(route) === undefined);
  expect({
    'name in libs/access/src/wishes.ts (a wish) or libs/access/src/routes.ts (any other)': forgotten.map(
      ({ method, url }) => `${method} ${url} ${wishAt(method, url) ?? ''}`.trim(),
    ),
  }).toEqual({ 'name in libs/access/src/wishes.ts (a wish) or libs/access/src/routes.ts (any other)': [] });
});

it('would miss a route that is in neither table, and lets nobody through there', () => {
  for (const route of [
    { method: 'GET', url: '/not-in-the-table' },
    { method: 'POST', url: '/policies' },
    { method: 'GET', url: '/constructor' },
  ]) {
    expect(who(route)).toBeUndefined();
    expect(ROLES.filter((role) => isAmong(who(route), { roles: [role] }))).toEqual([]);
  }
});

/** Begins the sample, which would go on while others are asked; or ends the session. */
const tooMuch = ({ method, url }: { method: string; url: string }, status: number) =>
  method === 'POST' && (url === '/sample' || url.endsWith('/rebuild') || url.includes('sign-out')) && status !== 403;

it.each(ROLES)('lets %s through where the table says so, and nowhere else', async (role) => {
  const answers = council.routes.map(async (route) => {
    const allowed = isAmong(who(route), { roles: [role] });
    if (tooMuch(route, allowed ? 200 : 403)) return [];
    const path = addressOf(route.url);
    const answer = await fetch(`${council.url}${path}`, {
      method: route.method,
      headers: { ...as(role), ...(route.method === 'POST' && { 'content-type': 'application/json' }) },
      ...(route.method === 'POST' && { body: '[]' }),
      redirect: 'manual',
    });
    await answer.arrayBuffer();
    return (answer.status === 403) === allowed ? [`${route.method} ${path} answered ${answer.status}`] : [];
  });
  expect((await Promise.all(answers)).flat()).toEqual([]);
});

/** An address of the route, about an item of the council where it has one. */
function addressOf(url: string): string {
  const ids: Readonly<Record<string, string>> = {
    policies: council.policyId,
    consultations: council.consultationId,
    asks: council.askId,
    members: council.organisationId,
  };
  const subject = url.split('/').find((part) => part !== '' && part !== 'api') ?? '';
  return url
    .replace(':id', ids[subject] ?? '0198c0de-0000-7000-8000-00000000000f')
    .replace(/:token/, 'no-such-token')
    .replace(/:name/, 'no-such-name');
}

import { jest } from '@jest/globals';
import fc from 'fast-check';
import { isAmong, whoMay } from '#access';
import { logOf, readConfig } from '#configuration';
import { openEventStore } from '#event-store';
import { ROLES, type Role } from '#members';
import { wishAt } from '../../apps/tracker/src/access/wish-routes.js';
import { startCouncil, type Council } from '../support/council.js';
import { requestsOf, type OpenApi } from '../support/generated-requests.js';
import { as } from '../support/people.js';
import { KINDS, keepSensitiveItems, type Kept, type SensitiveItems } from '../support/sensitive-items.js';
import { personPlaying, signedInFetch } from '../support/sign-in.js';

jest.setTimeout(600_000);

/** The items that are asked for: of one's own organisation in confidence, of another's, and those that only some may see. */
type Item = Kept | 'open' | 'of another';

let council: Council;
let items: SensitiveItems;
let elsewhere: string;

beforeAll(async () => {
  council = await startCouncil();
  items = await keepSensitiveItems(council, personPlaying('observer'), council.organisationId);
  const other = await council.begin('/members', {
    name: 'Devon',
    kind: 'county',
    nation: 'england',
    joinedOn: '2024-01-01',
  });
  const letter = {
    kind: 'letter',
    happenedOn: '2025-02-01',
    initiatedBy: 'council',
    inConfidence: true,
    asksRaised: [],
  };
  elsewhere = `/engagements/${await council.begin('/engagements', {
    ...letter,
    counterpart: { body: 'cabinet-office' },
    policyIds: [council.policyId],
    organisationIds: [other],
    summary: 'A letter in confidence.',
  })}`;
});
afterAll(() => council?.close());

/** What each role may know of: the rule, written down once more. The observer is the one on the list. */
const MAY_KNOW: Readonly<Record<Role, readonly Item[]>> = {
  secretariat: [...KINDS, 'open', 'of another'],
  chair: ['open', 'sensitive', 'embargoed', 'in-confidence', 'of another'],
  administrator: ['open'],
  member: ['open', 'in-confidence'],
  deputy: ['open', 'in-confidence'],
  observer: ['open', 'listed'],
  'report-reader': ['open'],
};

/** An item of each kind, of a subject: `/policies`. */
function itemsOf(subject: string): [Item, string][] {
  const kept = KINDS.map((kind): [Item, string | undefined] => [
    kind,
    items.pages[kind].find((path) => path.startsWith(`${subject}/`)),
  ]);
  const open = [`/policies/${council.policyId}`, `/asks/${council.askId}`, `/decisions/${items.open.decisionId}`];
  const all: [Item, string | undefined][] = [
    ...kept,
    ['open', open.find((path) => path.startsWith(`${subject}/`))],
    ['of another', elsewhere.startsWith(`${subject}/`) ? elsewhere : undefined],
  ];
  return all.flatMap(([kind, path]) => (path === undefined ? [] : [[kind, path.slice(subject.length + 1)]]));
}

/** The headers of a request by somebody with a role: who acts for an organisation acts for that of the council. */
const asOne = (role: Role) => as(role, role === 'member' || role === 'deputy' ? council.organisationId : undefined);

const NOWHERE = '0198c0de-0000-7000-8000-00000000000f';
const BELOW: Readonly<Record<string, string>> = { version: '1', name: 'nothing', kind: 'html' };

/** The addresses of items: what is opened at `/policies/:id`, with what lies below. */
const routes = () => council.addresses.filter((url) => /^(\/api)?\/[a-z]+\/:id/.test(url));

const asked = new Map<string, Promise<number>>();

/** What somebody is answered at a route about an item. */
function statusOf(route: string, id: string, headers: Record<string, string>): Promise<number> {
  const path = route
    .replace(':id', id)
    .replace(':questionId', items.below.questionId[0]!)
    .replace(':contributionId', items.below.contributionId[0]!)
    .replace(':organisationId', council.organisationId)
    .replaceAll(/:(\w+)/g, (_, name: string) => BELOW[name] ?? NOWHERE);
  const key = `${JSON.stringify(headers)} ${path}`;
  const before = asked.get(key);
  if (before) return before;
  const status = signedInFetch(`${council.url}${path}`, { headers, redirect: 'manual' }).then(async (answer) => {
    await answer.arrayBuffer();
    return answer.status;
  });
  asked.set(key, status);
  return status;
}

it.each(ROLES)('answers %s about each item as the table and its handling say', async (role) => {
  const headers = asOne(role);
  const wrong: string[] = [];
  let [shown, hidden] = [0, 0];
  for (const route of routes()) {
    const allowed = isAmong(whoMay('GET', route, wishAt('GET', route)), { roles: [role] });
    const subject = /^(?:\/api)?(\/[a-z]+)/.exec(route)![1]!;
    for (const [kind, id] of itemsOf(subject)) {
      const known = MAY_KNOW[role].includes(kind);
      const [got, expected] = await Promise.all([
        statusOf(route, id, headers),
        // what may be known is as for those who keep the record; what may not is as if there were none
        !allowed ? 403 : known ? statusOf(route, id, as('secretariat')) : statusOf(route, NOWHERE, headers),
      ]);
      if (allowed && known && got === 200) shown++;
      if (allowed && !known) hidden++;
      // forms that the secretariat has not are those of others: they open or are not there
      const others = known && allowed && expected === 403 && got !== 403;
      if (got !== expected && !others) wrong.push(`${route}, ${kind}: ${got} instead of ${expected}`);
      if (allowed && !known && got === 200) wrong.push(`${route}, ${kind}: it is shown`);
    }
  }
  expect(wrong).toEqual([]);
  // else this would prove nothing
  expect([shown > 0, hidden > 0]).toEqual([
    role !== 'report-reader',
    role !== 'secretariat' && role !== 'report-reader',
  ]);
});

/** How many records the log holds, but for who somebody is: that is written down when they first do something. */
async function recorded(): Promise<number> {
  const log = await openEventStore(logOf(readConfig({ DATA_DIR: council.dataDir })), { readOnly: true });
  let count = 0;
  for await (const events of log.readAll()) count += events.filter(({ type }) => type !== 'PersonInvited').length;
  await log.close();
  return count;
}

/** Calls that do something to an item, with bodies that the description of the API leads somebody to send. */
async function deeds(): Promise<{ path: string; subject: string; bodies: (id: string) => unknown[] }[]> {
  const { paths } = (await council.api('/openapi.json')).body as OpenApi;
  return Object.entries(paths).flatMap(([path, { post }]) => {
    const [, subject] = /^\/api(\/[a-z]+)\/\{id\}/.exec(path) ?? [];
    if (!subject || !post) return [];
    const asked = (id: string) => requestsOf({ paths: { [path]: { post } } }, [id, council.organisationId]);
    // of two ids the same bodies, but for the id
    const bodies = (id: string) => fc.sample(asked(id), { numRuns: 8, seed: 20_250_601 }).map(({ body }) => body);
    return [{ path, subject, bodies }];
  });
}

it.each(ROLES)('lets %s do nothing to what is withheld from them', async (role) => {
  const headers = { ...asOne(role), 'content-type': 'application/json' };
  const before = await recorded();
  const wrong: string[] = [];
  let [tried, missed] = [0, 0];
  for (const { path, subject, bodies } of await deeds()) {
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
    const allowed = isAmong(whoMay('POST', route, wishAt('POST', route)), { roles: [role] });
    const withheld = itemsOf(subject).filter(([kind]) => !MAY_KNOW[role].includes(kind));
    if (withheld.length === 0) continue;
    const statuses = (id: string) =>
      Promise.all(
        bodies(id).map(async (body) => {
          const to = `${council.url}${path.replaceAll(/\{\w+\}/g, id)}`;
          const answer = await signedInFetch(to, { method: 'POST', headers, body: JSON.stringify(body) });
          await answer.arrayBuffer();
          return answer.status;
        }),
      );
    const ofNone = await statuses(NOWHERE);
    for (const [kind, id] of withheld) {
      const got = await statuses(id);
      tried += got.length;
      missed += got.filter((status) => status === 404).length;
      // there is no such item, if that is looked for before the call is found wrong for another reason
      const fits = (status: number, at: number) => (allowed ? status === 404 || status === ofNone[at] : status === 403);
      if (!got.every(fits))
        wrong.push(`${path}, ${kind}: ${got.join()}; of an item that there is not: ${ofNone.join()}`);
    }
  }
  expect(wrong).toEqual([]);
  // nor was anything recorded
  expect(await recorded()).toBe(before);
  // else this would prove nothing
  expect([tried > 0, missed > 0]).toEqual([role !== 'secretariat', ['chair', 'member', 'deputy'].includes(role)]);
});

it.each(ROLES)('shows %s nothing of what is withheld from them when a form about it is sent', async (role) => {
  const headers = asOne(role);
  const before = await recorded();
  const wrong: string[] = [];
  let tried = 0;
  for (const { method, url: route } of council.routes) {
    const [, subject] = /^(\/[a-z]+)\/:id\/.+/.exec(route) ?? [];
    if (method !== 'POST' || !subject || subject === '/api') continue;
    const allowed = isAmong(whoMay(method, route, wishAt(method, route)), { roles: [role] });
    const sent = async (id: string) => {
      const to = `${council.url}${route.replace(':id', id).replaceAll(/:(\w+)/g, NOWHERE)}`;
      const answer = await signedInFetch(to, { method, headers, body: new URLSearchParams(), redirect: 'manual' });
      await answer.arrayBuffer();
      return answer.status;
    };
    for (const [kind, id] of itemsOf(subject).filter(([one]) => !MAY_KNOW[role].includes(one))) {
      tried++;
      const [got, expected] = [await sent(id), allowed ? await sent(NOWHERE) : 403];
      if (got !== expected) wrong.push(`${route}, ${kind}: ${got} instead of ${expected}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await recorded()).toBe(before);
  // else this would prove nothing
  expect(tried > 0).toBe(role !== 'secretariat');
});

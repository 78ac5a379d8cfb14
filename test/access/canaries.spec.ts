import { jest } from '@jest/globals';
import { lastValueFrom } from 'rxjs';
import { ROLES, type Role } from '#members';
import { startCouncil, type Council } from '../support/council.js';
import { as } from '../support/people.js';
import { personPlaying, signedInFetch as fetch } from '../support/sign-in.js';
import { everythingFor as obtainable, type Said } from '../support/obtainable.js';
import { canaryOf, keepSensitiveItems, KINDS, type Kept, type SensitiveItems } from '../support/sensitive-items.js';

jest.setTimeout(180_000);

let council: Council;
let items: SensitiveItems;
let other: string;
const reports: string[] = [];

const LISTED = personPlaying('observer');

beforeAll(async () => {
  council = await startCouncil();
  other = await council.begin('/members', { name: 'Devon', kind: 'county', nation: 'england', joinedOn: '2024-01-01' });
  items = await keepSensitiveItems(council, LISTED, council.organisationId);
  for (const edition of ['public', 'full'])
    for (const kind of ['view', 'annual'])
      reports.push(`/reports/${await council.begin('/reports', reportOf(kind, edition))}`);
});
afterAll(() => council?.close());

const reportOf = (kind: string, edition: string) => ({
  title: `The ${edition} ${kind}`,
  kind,
  edition,
  filters: {},
  ...(kind === 'annual' && { period: { from: '2025-01-01', to: '2025-12-31' } }),
});

/** What each role may know of: the rule, written down once more. The one on the list is an observer. */
const MAY_KNOW: Readonly<Record<Role, readonly Kept[]>> = {
  secretariat: KINDS,
  chair: ['sensitive', 'embargoed', 'in-confidence'],
  administrator: [],
  member: ['in-confidence'],
  deputy: ['in-confidence'],
  observer: ['listed'],
  'report-reader': [],
};

/** The registers that are taken away as files. */
const REGISTERS = ['policies', 'consultations', 'engagements', 'asks', 'decisions', 'claims', 'responses'];
const LISTS = [...REGISTERS.map((name) => `/${name}`), '/influence/asks', '/influence/rows?figure=headline.raised'];

const WORDS = ['zzcanary', ...KINDS.map(canaryOf), 'fund'];
const SEARCHED = [
  '/search',
  '/positions',
  '/policies',
  '/asks',
  '/api/consultations',
  '/api/asks',
  '/engagements',
  '/claims',
  '/responses',
  '/meetings',
];

const file = (path: string, format: string) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`;

/** Everything that somebody can obtain: pages, answers of the API, search, feeds, exports, documents and reports. */
const everythingFor = (headers: Record<string, string>, follow = true) =>
  obtainable(
    {
      url: council.url,
      addresses: council.addresses,
      items: [
        ...Object.values(items.pages).flat(),
        `/policies/${council.policyId}`,
        `/asks/${council.askId}`,
        `/decisions/${items.open.decisionId}`,
        `/consultations/${council.consultationId}`,
        `/members/${council.organisationId}`,
        `/meetings/${items.open.meetingId}`,
        ...reports,
      ],
      below: {
        ...items.below,
        organisationId: [council.organisationId],
        version: ['1'],
        kind: ['html', 'docx', 'xlsx'],
      },
      more: [
        ...WORDS.flatMap((word) => SEARCHED.map((path) => `${path}?q=${word}`)),
        ...[...LISTS, '/audit'].flatMap((path) => [file(path, 'csv'), file(path, 'xlsx')]),
        '/account/held?format=json',
      ],
    },
    headers,
    follow,
  );

const heardIn = (said: readonly Said[], kept: Kept) =>
  said.filter(({ text, path }) => text.replaceAll(path, '').includes(canaryOf(kept)) && !path.includes('zzcanary'));

/** What kinds of files somebody obtained. */
const FILES_OF_READERS = ['csv', 'docx', 'html', 'ics', 'xlsx'];
const filesAmong = (said: readonly Said[]) => {
  const kinds = said
    .filter(({ status }) => status === 200)
    .map(({ type }) => /^text\/(csv|calendar|html)|wordprocessing|spreadsheet/.exec(type)?.[0]);
  const short: Readonly<Record<string, string>> = {
    'text/csv': 'csv',
    'text/calendar': 'ics',
    'text/html': 'html',
    wordprocessing: 'docx',
    spreadsheet: 'xlsx',
  };
  return [...new Set(kinds.flatMap((kind) => (kind === undefined ? [] : [short[kind]])))].toSorted();
};

const asked = ({ text }: Said) => text.includes('zzcanary');

it.each(ROLES)('hears no canary as %s that it may not', async (role) => {
  const headers = as(role, role === 'member' || role === 'deputy' ? council.organisationId : undefined);
  // the secretariat knows all of it: what lies behind further links proves nothing more
  const said = await everythingFor(headers, role !== 'secretariat');
  const heard = Object.fromEntries(KINDS.map((kept) => [kept, heardIn(said, kept).map(({ path }) => path)]));
  const silent = KINDS.filter((kept) => !MAY_KNOW[role].includes(kept));
  expect(Object.fromEntries(silent.map((kept) => [kept, heard[kept]]))).toEqual(
    Object.fromEntries(silent.map((kept) => [kept, []])),
  );
  // what may be known is heard: else this would prove nothing
  expect(MAY_KNOW[role].filter((kept) => heard[kept]?.length === 0)).toEqual([]);
  expect(filesAmong(said)).toEqual(role === 'report-reader' ? ['csv', 'docx', 'html', 'xlsx'] : FILES_OF_READERS);
  expect(said.filter(({ status }) => status >= 500).map(({ path, status }) => `${path} ${status}`)).toEqual([]);
});

it('keeps what was said in confidence from members that took no part', async () => {
  const said = await everythingFor(as('member', other));
  expect(
    said
      .filter(asked)
      .filter(({ path }) => !path.includes('zzcanary'))
      .map(({ path }) => path),
  ).toEqual([]);
});

it('finds nothing by words that somebody may not read, and counts nothing', async () => {
  for (const role of ['member', 'observer', 'administrator'] as const) {
    const answer = await fetch(`${council.url}/api/asks?q=${canaryOf('sensitive')}`, { headers: as(role) });
    expect(await answer.json()).toMatchObject({ total: 0, rows: [] });
    const page = await (await fetch(`${council.url}/search?q=${canaryOf('embargoed')}`, { headers: as(role) })).text();
    expect(page).toContain('0 matches');
  }
});

it('is the same for pages of items: there is none', async () => {
  for (const path of [...items.pages.sensitive, ...items.pages.embargoed]) {
    expect((await fetch(`${council.url}${path}`, { headers: as('observer') })).status).toBe(404);
    expect((await fetch(`${council.url}/api${path}`, { headers: as('member', council.organisationId) })).status).toBe(
      404,
    );
    expect((await fetch(`${council.url}${path}`, { headers: as('chair') })).status).toBe(200);
  }
});

it('says on figures that something is left out of them, to those from whom it is', async () => {
  const told = async (role: 'member' | 'secretariat') =>
    (await (await fetch(`${council.url}/influence`, { headers: as(role) })).text()).includes(
      'Items that you may not see are left out',
    );
  expect([await told('member'), await told('secretariat')]).toEqual([true, false]);
});

it('is the stricter of today and then, in pages of an earlier moment', async () => {
  const title = 'Once told to few';
  const body = { title, departments: [], themes: [], nations: [], stage: 'signal', stageSince: '2025-01-01' };
  const sensitive = { handling: { marking: 'official-sensitive' }, reason: 'It was shared with few.' };
  const open = { handling: { marking: 'official' }, reason: 'It is public.' };
  const id = await council.begin('/policies', { ...body, departments: ['cabinet-office'], nations: ['england'] });
  const seen = async (asOf = '') =>
    (await fetch(`${council.url}/policies/${id}${asOf && `?asOf=${asOf}`}`, { headers: as('observer') })).status;
  const change = async (to: object) => {
    const from = new Date().toISOString();
    await council.api(`/policies/${id}/change-handling`, to);
    return from;
  };
  const ready = async (moment: string) => {
    const { progress } = await council.readModels.asOf(await council.readModels.positionAt(moment));
    await lastValueFrom(progress);
  };
  const whenOpen = await change(sensitive);
  await ready(whenOpen);
  expect([await seen(), await seen(whenOpen)]).toEqual([404, 404]);
  const whenSensitive = await change(open);
  await Promise.all([whenOpen, whenSensitive].map(ready));
  expect([await seen(), await seen(whenOpen), await seen(whenSensitive)]).toEqual([200, 200, 404]);
});

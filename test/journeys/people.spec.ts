import { jest } from '@jest/globals';
import { Audit } from '#audit';
import { filesWith } from '../support/files.js';
import { as } from '../support/people.js';
import { signedInFetch } from '../support/sign-in.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

const NAME = 'Wilhelmina Quillfeather';
const EMAIL = 'wilhelmina.quillfeather@northmoor.example';
const PASSWORD = 'lamp harbour seventeen crow';
const POLICY = {
  title: 'Fibre',
  departments: [],
  themes: [],
  nations: ['england'],
  stage: 'signal',
  stageSince: '2025-02-01',
};

let tracker: TestTracker;
let admin: Visitor;
let personId: string;
let hers: Visitor;
let policyId: string;

beforeAll(async () => {
  tracker = await startTestTracker();
  admin = new Visitor(tracker.url, 'administrator');
});
afterAll(() => tracker?.close());

/** The files of the tracker in which a text stands. */
const filesOf = (text: string): string[] => filesWith(tracker.dataDir, text);

it('an administrator invites somebody, and hands the link on when no mail can be sent', async () => {
  await admin.open('/people/new');
  await admin.answer({ name: NAME, email: EMAIL, roles: ['member'] }).press('Invite');
  expect(admin.mistakes()).toEqual(['A member or a deputy must belong to an organisation']);
  expect(admin.value('name')).toEqual([NAME]);
  await admin.answer({ roles: ['observer'] }).press('Invite');
  expect(admin.words()).toContain('No mail was sent.');
  hers = await new Visitor(tracker.url, null).open(new URL(admin.facts().Link!).pathname);
  expect(hers.words()).toContain(`Welcome, ${NAME}`);
  await hers.answer({ password: 'quillfeather 1234' }).press('Save password');
  expect(hers.mistakes()[0]).toContain('easy to guess');
  await hers.answer({ password: PASSWORD }).press('Save password');
  expect(hers.words('.signed-in')).toContain(NAME);
  await admin.open('/people');
  personId = /\/people\/([0-9a-f-]{36})/.exec(admin.link(NAME))![1]!;
});

it('the log has neither the name nor the address', async () => {
  const [event, ...more] = await tracker.recorded(`person-${personId}`);
  expect(more).toEqual([]);
  expect(event).toEqual({
    type: 'PersonInvited',
    data: { personId, roles: ['observer'], sealed: expect.stringMatching(/^v1\.[\w-]+$/) },
  });
});

it('somebody sees what is held on them, and takes it with them', async () => {
  await hers.open('/account/held');
  expect(hers.facts()).toMatchObject({ Name: NAME, 'E-mail address': EMAIL, Roles: 'Observer' });
  expect(hers.table('What the log says about you').map(([what]) => what)).toEqual(['Person invited']);
  await hers.open('/people');
  expect(hers.status).toBe(403);
});

it('whoever gets other roles is signed out, and what they record bears their name', async () => {
  await admin.open(`/people/${personId}/change-roles`);
  await admin.answer({ roles: ['secretariat'] }).press('Change roles');
  expect(admin.facts().Roles).toBe('Secretariat');
  await hers.open('/policies');
  expect(hers.all('h1')).toEqual(['Sign in']);
  const { body } = await tracker.api('/policies', POLICY, as('secretariat'));
  policyId = (body as { id: string }).id;
});

it('the audit record says whose roles changed, who may say so, and who made a token', async () => {
  const { body } = await tracker.api('/people', undefined, as('administrator'));
  const own = (body as { rows: { personId: string; name: string }[] }).rows.find(({ name }) => name === 'Adil Admin')!;
  const { rows } = tracker.inside.get(Audit).list({ deed: 'roles_changed' }, { size: 10 });
  expect(rows.map(({ personId: by, about }) => [by === own.personId, about])).toEqual([
    [true, `ChangePersonRoles /people/${personId}: secretariat`],
    [true, `InvitePerson /people/${personId}: observer`],
  ]);
});

it('nobody gives themselves more, and the last administrator stays', async () => {
  const { personId: own } = (
    (await tracker.api('/people', undefined, as('administrator'))).body as {
      rows: { personId: string; name: string }[];
    }
  ).rows.find(({ name }) => name === 'Adil Admin')!;
  const asked = await tracker.api(
    `/people/${own}/change-roles`,
    { roles: ['administrator', 'chair'] },
    as('administrator'),
  );
  expect([asked.status, (asked.body as { detail: string }).detail]).toEqual([
    422,
    'Nobody can give themselves another role: ask another administrator',
  ]);
});

it('a token reads, writes only when it may, and is good for nothing when it is taken back', async () => {
  const member = await new Visitor(tracker.url, 'policy-lead').open('/account/tokens/new');
  await member.answer({ name: 'Reader', scope: 'read', days: '7' }).press('Make the token');
  const token = member.facts().Token!;
  const call = (path: string, body?: object) =>
    fetch(`${tracker.url}/api${path}`, {
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
  expect((await call('/policies')).status).toBe(200);
  expect((await call('/policies', POLICY)).status).toBe(403);
  expect((await call('/people')).status).toBe(403);
  expect(filesOf(token)).toEqual([]);
  await member.open('/account');
  await member.open(member.link('Reader'));
  await member.press('Take it back');
  expect((await call('/policies')).status).toBe(401);
  const deeds = tracker.inside
    .get(Audit)
    .list({ about: '' }, { size: 20 })
    .rows.map(({ deed }) => deed);
  expect(deeds.filter((deed) => deed.startsWith('token'))).toEqual(['token_withdrawn', 'token_made']);
});

it('erasing somebody leaves their name in no file, and the log verifies', async () => {
  await admin.open(`/people/${personId}/erase`);
  await admin.answer({ reason: 'She asked for it' }).press('Continue');
  await admin.press('Erase for good');
  expect(admin.all('h1')).toEqual(['A former member']);
  await admin.open('/people');
  expect(admin.words()).not.toMatch(/Quillfeather/i);
  for (const text of [NAME, EMAIL, 'Quillfeather', 'quillfeather']) expect([text, filesOf(text)]).toEqual([text, []]);
  expect(await tracker.readModels.verify()).toMatchObject({ differences: [] });
  expect((await tracker.recorded(`person-${personId}`)).map(({ type }) => type)).toEqual([
    'PersonInvited',
    'PersonRolesChanged',
    'PersonErased',
  ]);
  const again = new Visitor(tracker.url, null);
  await again.open('/sign-in');
  await again.answer({ email: EMAIL, password: PASSWORD }).press('Sign in');
  expect(again.mistakes()).toEqual(['The e-mail address or the password is not right']);
  expect((await signedInFetch(`${tracker.url}/policies/${policyId}`)).status).toBe(200);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { codeAt } from '#accounts';
import { backUp } from '#backup';
import { readConfig } from '#configuration';
import { addDays, londonDate } from '#vocabulary';
import { WorkingDays } from '#working-days';
import { startCouncil, type Council } from '../support/council.js';
import { filesWith } from '../support/files.js';
import { MailServer } from '../support/mail-server.js';
import { as } from '../support/people.js';
import { filesOf } from '../support/reports.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(300_000);

const NAME = 'Wilhelmina Quillfeather';
const EMAIL = 'w.quillfeather@northmoor.example';
const PASSWORD = 'lamp harbour seventeen crow';
const TODAY = londonDate(new Date().toISOString());

let council: Council;
let server: MailServer;
let folder: string;
let personId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'erasure-'));
  server = await MailServer.start();
  council = await startCouncil(server.settings);
});
afterAll(async () => {
  await council?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('somebody comes, works here, is written to and written about', async () => {
  const invited = { name: NAME, email: EMAIL, roles: ['secretariat'] };
  personId = ((await council.api('/people', invited, as('administrator'))).body as { id: string }).id;
  const link = /\/sign-in\/link\/[\w-]+/.exec(server.wordsTo(EMAIL)[0]!)![0];
  const hers = await new Visitor(council.url, null).open(link);
  await hers.answer({ password: PASSWORD }).press('Save password');
  const secret = hers.facts()['Or type this key']!.replaceAll(' ', '');
  await hers.answer({ code: codeAt(secret, Date.now()) }).press('Set it up');
  await hers.open(hers.link('I have kept them: go on'));
  expect(hers.words('.signed-in')).toContain(NAME);
  await hers.open('/account/tokens/new');
  await hers.answer({ name: 'The monthly sheet', scope: 'read', days: '7' }).press('Make the token');
  await hers.open('/settings/calendar');
  await hers.press('Make an address');
  await hers.open('/account/held?format=json');
  await hers.open('/policies/new');
  await hers.answer({ title: 'Hers', _csrf: 'forged' }).press('Register policy');

  const consultationId = await council.begin('/consultations', {
    title: 'What she leads',
    kind: 'technical',
    departments: [],
    policyIds: [council.policyId],
    themes: [],
    nations: ['england'],
    closesAt: `${addDays(TODAY, 40)}T12:00:00Z`,
  });
  const triage = { decision: 'lead', reason: 'It is ours.', leadPersonId: personId };
  expect((await council.api(`/consultations/${consultationId}/triage`, triage)).status).toBe(201);
  expect((await new Visitor(council.url).open(`/consultations/${consultationId}`)).words()).toContain(NAME);
  const report = await council.begin('/reports', { title: 'Full', kind: 'view', edition: 'full', filters: {} });
  await filesOf(council.url, report);
  const stranger = await new Visitor(council.url, null).open('/sign-in');
  await stranger.answer({ email: EMAIL, password: 'not her password' }).press('Sign in');
  const [day] = new WorkingDays().after(TODAY, 1);
  await council.processes.run(`${day!.date}T08:30:00Z`);
  expect(server.wordsTo(EMAIL)).toHaveLength(2);
});

it('no file has the name or the address, even before they are erased', () => {
  for (const text of [NAME, EMAIL, 'Quillfeather', 'quillfeather'])
    expect([text, filesWith(council.dataDir, text)]).toEqual([text, []]);
});

it('erased, neither can be opened, here or in a backup, and the pages go on', async () => {
  const key = (file: string) => filesWith(file, personId);
  expect(key(council.dataDir).map((path) => path.slice(council.dataDir.length))).toContain('/keys');
  await council.api(`/people/${personId}/erase`, { reason: 'She asked for it' }, as('administrator'));
  const admin = await new Visitor(council.url, 'administrator').open(`/people/${personId}`);
  expect(admin.all('h1')).toEqual(['A former member']);
  // attempts under her address leave it nowhere either
  const stranger = await new Visitor(council.url, null).open('/sign-in');
  await stranger.answer({ email: EMAIL, password: PASSWORD }).press('Sign in');
  expect(stranger.mistakes()).toEqual(['The e-mail address or the password is not right']);
  await stranger.open('/sign-in/forgotten');
  await stranger.answer({ email: EMAIL }).press('Send me the link');
  const to = join(folder, 'backup');
  await backUp(readConfig({ DATA_DIR: council.dataDir }), to);
  for (const place of [council.dataDir, to]) {
    for (const text of [NAME, EMAIL, 'Quillfeather', 'quillfeather', PASSWORD])
      expect([text, filesWith(place, text)]).toEqual([text, []]);
    expect(key(place).filter((path) => path.endsWith('keys'))).toEqual([]);
  }
  expect(await council.readModels.verify()).toMatchObject({ differences: [] });
});

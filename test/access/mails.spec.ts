import { jest } from '@jest/globals';
import { ROLES } from '#members';
import { addDays, londonDate } from '#vocabulary';
import { WorkingDays } from '#working-days';
import { startCouncil, type Council } from '../support/council.js';
import { MailServer } from '../support/mail-server.js';
import { canaryOf, keepSensitiveItems, KINDS } from '../support/sensitive-items.js';
import { People, personPlaying } from '../support/sign-in.js';

jest.setTimeout(180_000);

let council: Council;
let server: MailServer;

beforeAll(async () => {
  server = await MailServer.start();
  council = await startCouncil(server.settings);
  for (const role of ROLES) People.at(council.url).session(role);
  await keepSensitiveItems(council, personPlaying('observer'), council.organisationId);
  await council.begin('/consultations', {
    title: 'Who somebody is',
    kind: 'technical',
    departments: [],
    policyIds: [],
    themes: [],
    nations: ['england'],
    closesAt: `${addDays(londonDate(new Date().toISOString()), 40)}T12:00:00Z`,
  });
  const [day] = new WorkingDays().after(londonDate(new Date().toISOString()), 1);
  await council.processes.run(`${day!.date}T08:30:00Z`);
});
afterAll(async () => {
  await council?.close();
  await server?.close();
});

const addressOf = (part: string) => `${part}.council@example.org`;

it('reminds people at the addresses of their accounts', () => {
  expect(server.wordsTo(addressOf('secretariat'))).toEqual([expect.stringContaining('Triage: Who somebody is, due ')]);
  expect(server.mails.map(({ from }) => from?.text)).toEqual(server.mails.map(() => 'tracker@example.org'));
});

it('names in no mail what is sensitive, under embargo or in confidence, whoever gets it', () => {
  const words = server.mails.map(({ subject = '', text = '', html }) => [subject, text, String(html)].join());
  expect(words.length).toBeGreaterThan(0);
  for (const kept of KINDS) expect(words.filter((said) => said.includes(canaryOf(kept)))).toEqual([]);
  // the secretariat is told that there is something, and not what
  expect(server.wordsTo(addressOf('secretariat'))[0]).toMatch(/- Triage, (late: it was )?due /);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { QueryBus } from '@nestjs/cqrs';
import { readConfig } from '#configuration';
import { addDays, londonDate } from '#vocabulary';
import { WorkingDays } from '#working-days';
import { ProcessMemory } from '../../apps/tracker/src/processes/memory.js';
import { People, type Addressee } from '../../apps/tracker/src/processes/people.js';
import { Reminders } from '../../apps/tracker/src/processes/reminders.js';
import { BankHolidays } from '../../apps/tracker/src/web/bank-holidays.js';
import { startCouncil, type Council } from '../support/council.js';
import { personPlaying } from '../support/sign-in.js';

jest.setTimeout(120_000);

const personId = personPlaying('secretariat');

/** One person with an address. */
class OnePerson extends People {
  addressees(): Promise<readonly Addressee[]> {
    const viewer = { personId, actor: `person-${personId}`, name: 'Somebody', roles: ['secretariat'] as const };
    return Promise.resolve([{ viewer, email: 'somebody@example.gov.uk' }]);
  }

  viewerOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

let council: Council;
let server: SMTPServer;
let folder: string;
let memory: ProcessMemory;
let mails: ParsedMail[];
let refusing = false;
let breaking = false;

/** Half past eight in London on the next working day, or so many working days later. */
const morning = (later = 0) => {
  const day = new WorkingDays().after(londonDate(new Date().toISOString()), 1 + later).at(-1)!.date;
  return `${day}T08:30:00Z`;
};

function reminders() {
  const config = readConfig({
    DATA_DIR: folder,
    SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`,
    MAIL_FROM: 'tracker@example.org',
    PUBLIC_URL: 'https://tracker.example.org',
  });
  memory = new ProcessMemory(config);
  const queries = council.inside.get(QueryBus);
  return new Reminders(config, queries, council.readModels, memory, new OnePerson(), new BankHolidays(config));
}

beforeAll(async () => {
  council = await startCouncil();
  const call = { kind: 'technical', departments: [], policyIds: [], themes: [], nations: ['england'] };
  const closesAt = `${addDays(londonDate(new Date().toISOString()), 40)}T12:00:00Z`;
  await council.begin('/consultations', { ...call, title: 'Who somebody is', closesAt });
  const handling = { marking: 'official-sensitive' };
  await council.begin('/consultations', { ...call, title: 'A secret plan', closesAt, handling });
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, answer) {
      void simpleParser(stream).then((mail) => {
        if (refusing) return answer(Object.assign(new Error('Not now'), { responseCode: 451 }));
        mails.push(mail);
        if (breaking)
          return (stream.destroy(), [...server.connections].forEach(({ _socket: socket }) => socket.destroy()));
        return answer();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
});
afterAll(async () => {
  await new Promise<void>((closed) => server.close(() => closed()));
  await council?.close();
});
beforeEach(() => {
  [refusing, breaking, mails] = [false, false, []];
  folder = mkdtempSync(join(tmpdir(), 'reminders-'));
});
afterEach(() => {
  memory.onModuleDestroy();
  rmSync(folder, { recursive: true });
});

describe('a digest', () => {
  it('lists what waits, with links; what is sensitive is not named', async () => {
    await reminders().run(morning());
    const [mail, ...more] = mails;
    expect(more).toEqual([]);
    expect(mail!.to).toMatchObject({ text: 'somebody@example.gov.uk' });
    expect(mail!.subject).toMatch(/^3 things wait for you in the influence tracker/);
    expect(mail!.text).toMatch(
      /- Triage: Who somebody is, due .+, \d+ \w+ \d{4}\n {2}https:\/\/tracker\.example\.org\/consultations\/[-0-9a-f]{36}\/triage/,
    );
    expect(`${mail!.subject}${mail!.text}${String(mail!.html)}`).not.toContain('secret plan');
    expect(mail!.text).toMatch(/- Triage, due /);
    expect(mail!.html).toContain('<a href="https://tracker.example.org/consultations/');
  });

  it('is sent at most once a day, also after a restart, and again the next day', async () => {
    const before = reminders();
    await Promise.all([before.run(morning()), before.run(morning())]);
    memory.onModuleDestroy();
    await reminders().run(morning());
    expect(mails).toHaveLength(1);
    await reminders().run(morning(1));
    expect(mails).toHaveLength(2);
  });

  it('is not sent before half past seven, nor on a day that is no working day', async () => {
    await reminders().run(morning().replace('T08:30', 'T06:00'));
    await reminders().run('2026-12-25T10:00:00Z');
    expect(mails).toEqual([]);
  });

  it('that the server refuses is tried again the same day, and is not lost', async () => {
    refusing = true;
    const process = reminders();
    await expect(process.run(morning())).rejects.toThrow('1 digest could not be sent: they are tried again');
    refusing = false;
    await process.run(morning());
    expect(mails).toHaveLength(1);
  });

  it('of which nobody knows whether it arrived is not sent twice that day; the next one says the same', async () => {
    breaking = true;
    const process = reminders();
    await process.run(morning());
    breaking = false;
    await process.run(morning());
    expect(mails).toHaveLength(1);
    await process.run(morning(1));
    expect(mails).toHaveLength(2);
  });
});

it('health says that no mail is sent while there is no server', async () =>
  expect(await (await fetch(`${council.url}/health/ready`)).json()).toMatchObject({
    processes: [{ name: 'deadlines' }, { name: 'reminders', notice: 'No mail is sent: SMTP_URL is not set.' }],
  }));

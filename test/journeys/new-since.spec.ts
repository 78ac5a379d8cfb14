import { join } from 'node:path';
import { jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { startCouncil, type Council } from '../support/council.js';
import { as } from '../support/people.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

const HOUR = 60 * 60_000;

let council: Council;
let member: Visitor;
beforeAll(async () => {
  council = await startCouncil();
  member = new Visitor(council.url, `member.${council.organisationId}`);
});
afterAll(() => council?.close());

/** Everybody looked an hour ago for the last time. */
function anHourPasses(): void {
  const accounts = new Database(join(council.dataDir, 'accounts.sqlite'));
  accounts.prepare('UPDATE visits SET seen_at = ?').run(Date.now() - HOUR);
  accounts.close();
}

/** What the first page says is new: the item with what happened to it. */
async function news(visitor: Visitor): Promise<string[] | undefined> {
  await visitor.open('/');
  const [caption] = visitor.all('caption').filter((words) => words.startsWith('What others recorded since'));
  return caption === undefined ? undefined : visitor.table(caption).map(([what]) => what!);
}

it('A first visit has nothing before it', async () => {
  expect(await news(member)).toBeUndefined();
  expect(member.words()).not.toContain('New since your last visit');
});

it('The next visit begins with what others recorded, the latest first, as far as they may be seen', async () => {
  anHourPasses();
  await council.api(`/asks/${council.askId}/reword`, {
    statement: 'Fund two help desks.',
    reason: 'One is not enough.',
  });
  await council.api(`/asks/${council.otherAskId}/change-handling`, {
    handling: { marking: 'official-sensitive' },
    reason: 'Shared in confidence.',
  });
  const told = (await news(member))!;
  expect(told[0]).toBe('Fund two help desks. Reworded: “Fund two help desks.”. Reason: One is not enough.');
  expect(told.filter((what) => what.includes('schema'))).toEqual([]);
  expect((await news(new Visitor(council.url, 'secretariat')))?.length ?? 0).toBe(0);
});

it('What is new stays for as long as the visit goes on', async () =>
  expect((await news(member))![0]).toContain('Fund two help desks.'));

it('Somebody’s own records are no news to them, and an earlier moment has none', async () => {
  anHourPasses();
  await council.api(
    '/asks',
    {
      statement: 'Keep what works.',
      direction: 'keep',
      size: 'small',
      policyIds: [council.policyId],
      themes: [],
      proposedBy: council.organisationId,
    },
    as('member', council.organisationId),
  );
  expect((await news(member))!.filter((what) => what.includes('Keep what works.'))).toEqual([]);
  await member.open('/?asOf=2025-01-01');
  expect(member.words()).not.toContain('New since your last visit');
});

it('When somebody last looked is among what is held on them', async () => {
  await member.open('/account/held');
  expect(member.facts()['Last looked at the first page']).toMatch(/ at /);
});

import { jest } from '@jest/globals';
import { addDays, londonDate } from '#vocabulary';
import { startCouncil, type Council } from '../support/council.js';
import { as } from '../support/people.js';
import { personPlaying, signedInFetch as fetch } from '../support/sign-in.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

let council: Council;
let member: Visitor;
let consultationId: string;
const questionId = '0198c0de-0000-7000-8000-000000000001';
const today = londonDate(new Date().toISOString());
const closesAt = `${addDays(today, 24)}T12:00:00Z`;
const leadPersonId = personPlaying('policy-lead');

const begun = (title: string, more: object = {}) =>
  council.begin('/consultations', {
    title,
    kind: 'technical',
    departments: ['cabinet-office'],
    policyIds: [],
    themes: [],
    nations: ['england'],
    opensOn: addDays(today, -3),
    closesAt,
    ...more,
  });

/** Somebody with a browser who plays a part. */
const playing = (part: string) => new Visitor(council.url, part);

beforeAll(async () => {
  council = await startCouncil();
  member = playing(`member.${council.organisationId}`);
  consultationId = await begun('Who somebody is');
  const secretId = await begun('A secret plan', { handling: { marking: 'official-sensitive' } });
  await council.api(`/consultations/${secretId}/triage`, { decision: 'lead', reason: 'Ours' });
  await begun('News of tomorrow', { handling: { marking: 'official', embargoUntil: addDays(today, 5) } });
  await council.api(`/consultations/${consultationId}/triage`, { decision: 'lead', reason: 'Ours', leadPersonId });
  await council.api(`/consultations/${consultationId}/list-questions`, {
    questions: [{ questionId, number: '1', text: 'Do you agree?', kind: 'open' }],
  });
  await council.begin('/responses', { consultationId, leadPersonId });
});
afterAll(() => council?.close());

const waitingFor = async (visitor: Visitor) => {
  await visitor.open('/');
  const [caption = ''] = visitor.all('caption').filter((words) => words.startsWith('What waits for you'));
  return visitor.table(caption).map(([what, about]) => [what, about]);
};

describe('the first page of a member', () => {
  it('has nothing waiting at first, and says what closes soon', async () => {
    expect(await waitingFor(member)).toEqual([]);
    expect(
      member.table('Consultations that the council answers and that close within 28 days').map(([title]) => title),
    ).toEqual(['Who somebody is']);
  });

  it('says what may be told, and nothing that is sensitive or under embargo', async () => {
    await member.open('/');
    const caption = 'What happened in the last three months, and is neither in confidence nor under embargo';
    expect(member.table(caption).map(([what]) => what)).toEqual(['Government asks: Who somebody is']);
  });
});

describe('what waits', () => {
  it('is to have the draft out, for who leads; and to triage, for the secretariat', async () => {
    expect(await waitingFor(playing('policy-lead'))).toEqual(
      expect.arrayContaining([
        ['Have the draft out', 'A secret plan'],
        ['Triage', 'News of tomorrow'],
        ['Have the draft out', 'Who somebody is'],
      ]),
    );
    const { body } = await council.api('/waiting', undefined, as('secretariat'));
    expect((body as { kind: string }[]).map(({ kind }) => kind)).toContain('draft');
  });

  it('is nothing for an observer', async () => {
    const { body } = await council.api('/waiting', undefined, as('member'));
    expect(body).toEqual([]);
  });
});

describe('a calendar of one’s own', () => {
  let path: string;
  const calendar = async () => {
    const answer = await fetch(`${council.url}${path}`);
    return { status: answer.status, text: (await answer.text()).replaceAll('\r\n ', '') };
  };

  it('is made at an address that is shown once', async () => {
    await member.open('/');
    await member.open('/settings/calendar');
    await member.press('Make an address');
    path = new URL(/http:\S+\.ics/.exec(member.words())![0]).pathname;
    await member.open('/settings/calendar');
    expect(member.words()).toContain('You have an address, made on');
    expect(member.words()).not.toContain(path);
  });

  it('holds the milestones and the close of what the council answers, and nothing that its owner may not see', async () => {
    const { status, text } = await calendar();
    expect(status).toBe(200);
    const summaries = [...text.matchAll(/SUMMARY:(.*)\r\n/g)].map(([, words]) => words);
    expect(summaries).toEqual([
      'Draft out: Who somebody is',
      'Sign-off opens: Who somebody is',
      'Send: Who somebody is',
      'Closes: Who somebody is',
    ]);
    expect(text).toContain(`DTSTART:${closesAt.replaceAll(/[-:]/g, '')}`);
    expect(text).toContain(`URL;VALUE=URI:${council.url}/consultations/${consultationId}`);
  });

  it('follows the deadline', async () => {
    const moved = `${addDays(today, 31)}T12:00:00Z`;
    await council.api(`/consultations/${consultationId}/move-deadline`, { closesAt: moved, publishedOn: today });
    expect((await calendar()).text).toContain(`DTSTART:${moved.replaceAll(/[-:]/g, '')}`);
  });

  it('is found no more when a new address is made, or when it is ended', async () => {
    const first = path;
    await member.open('/settings/calendar');
    await member.press('Make a new address');
    path = new URL(/http:\S+\.ics/.exec(member.words())![0]).pathname;
    expect([(await fetch(`${council.url}${first}`)).status, (await calendar()).status]).toEqual([404, 200]);
    const ended = await fetch(`${council.url}/settings/calendar/end`, {
      method: 'POST',
      headers: as('member', council.organisationId),
      redirect: 'manual',
    });
    expect([ended.status, (await calendar()).status]).toEqual([303, 404]);
  });
});

import { jest } from '@jest/globals';
import { addDays, londonDate } from '#vocabulary';
import { startCouncil, typedDate, type Council } from '../support/council.js';
import { as } from '../support/people.js';
import { signedInFetch as fetch } from '../support/sign-in.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

let council: Council;
let secretariat: Visitor;
let path: string;
const today = londonDate(new Date().toISOString());
const yesterday = addDays(today, -1);

beforeAll(async () => {
  council = await startCouncil();
  secretariat = new Visitor(council.url);
});
afterAll(() => council?.close());

const actions = () => secretariat.table('What this meeting gave members to do');
const agenda = () => secretariat.table('Items of the agenda, and what was decided on each');

describe('a meeting', () => {
  it('is scheduled, and listed', async () => {
    await secretariat.open('/meetings/new');
    secretariat.answer({
      title: 'Autumn meeting',
      ...typedDate('startsAt', addDays(today, 20)),
      'startsAt.time': '10am',
      place: 'Leeds',
    });
    await secretariat.press('Schedule meeting');
    path = secretariat.path;
    expect(secretariat.words('h1')).toBe('Autumn meeting');
    await secretariat.open('/meetings?state=planned');
    expect(secretariat.table('Meetings').map(([title, , state]) => [title, state])).toEqual([
      ['Autumn meeting Leeds', 'Planned'],
    ]);
  });

  it('has an agenda that is built from what is open', async () => {
    await secretariat.open(path);
    await secretariat.open(secretariat.link('Build the agenda'));
    expect(secretariat.all('.govuk-checkboxes__label')).toEqual(
      expect.arrayContaining([
        'Agree the ask: Publish the schema.',
        'Agree the ask: Fund a help desk.',
        'One front door',
      ]),
    );
    await secretariat.press('Add to the agenda');
    expect(secretariat.mistakes()).toEqual(['Select at least one item for the agenda']);
    secretariat.answer({ items: [secretariat.options('items')[0]!] });
    await secretariat.press('Add to the agenda');
    expect(agenda()).toHaveLength(1);
    await secretariat.open(`${path}/add-agenda-item`);
    secretariat.answer({ title: 'Any other business' });
    await secretariat.press('Add item');
    expect(agenda().map(([title]) => title)).toContain('Any other business');
  });

  it('cannot be recorded before it began', async () => {
    await secretariat.open(`${path}/hold`);
    secretariat.answer({ attended: [council.organisationId] });
    await secretariat.press('Record attendance');
    expect([secretariat.status, ...secretariat.mistakes()]).toEqual([
      400,
      'This meeting has not begun yet. If it was held at another time, change its time first',
    ]);
  });

  it('is moved, and says who was there', async () => {
    await secretariat.open(`${path}/move`);
    secretariat.answer({ ...typedDate('startsAt', yesterday), 'startsAt.time': '10am' });
    await secretariat.press('Change meeting');
    await secretariat.open(secretariat.link('Record who was there'));
    secretariat.answer({ attended: [council.organisationId] });
    await secretariat.press('Record attendance');
    expect(secretariat.facts()).toMatchObject({ 'Attended (1)': 'Kent County Council' });
  });

  it('minutes what was decided; the latest words hold', async () => {
    for (const text of ['Agred.', 'Agreed.']) {
      await secretariat.open(`${path}/minute-decision`);
      secretariat.answer({ itemId: secretariat.options('itemId')[1]!, text });
      await secretariat.press('Minute decision');
    }
    expect(agenda().map(([title, , decision]) => [title, decision])).toContainEqual(['Any other business', 'Agreed.']);
    expect(secretariat.table('Who recorded what, and when').map(([what]) => what)).toEqual(
      expect.arrayContaining(['Decision minuted: Agred.', 'Decision minuted: Agreed.']),
    );
  });
});

describe('an action', () => {
  const ACTION = 'Write to the minister.';
  const member = () => new Visitor(council.url, `member.${council.organisationId}`);
  const waiting = async () => {
    const { body } = await council.api('/waiting', undefined, as('member', council.organisationId));
    return (body as { kind: string; about: { title: string } }[])
      .filter(({ kind }) => kind === 'action')
      .map(({ about }) => about.title);
  };

  it('is assigned at the meeting, and waits for the member whose it is', async () => {
    await secretariat.open(`${path}/assign-action`);
    secretariat.answer({
      text: ACTION,
      ownerOrganisationId: council.organisationId,
      ...typedDate('dueOn', addDays(today, 14)),
    });
    await secretariat.press('Assign action');
    expect(actions().map(([text, owner, , state]) => [text, owner, state])).toEqual([
      [ACTION, 'Kent County Council', 'Not done'],
    ]);
    expect(await waiting()).toEqual([ACTION]);
    const kent = await member().open('/');
    expect(kent.table('What waits for you: 1 thing')).toMatchObject([
      ['Action from a meeting', ACTION, expect.any(String)],
    ]);
  });

  it('is in the register, its files and its calendar', async () => {
    await secretariat.open('/meetings/actions?state=open');
    expect(secretariat.table('Actions').map(([text]) => text)).toEqual([`${ACTION} Autumn meeting`]);
    const file = async (format: string) => (await fetch(council.url + secretariat.link(format))).text();
    expect(await file('CSV')).toContain(ACTION);
    expect(await file('iCalendar')).toContain(`SUMMARY:Action: ${ACTION}`);
  });

  it('stands on the first page of the secretariat', async () => {
    await secretariat.open('/');
    expect(secretariat.table('What meetings gave members to do and is not done')).toMatchObject([
      [ACTION, 'Kent County Council', expect.any(String)],
    ]);
  });

  it('is no business of another member', async () => {
    const other = await council.begin('/members', {
      name: 'Leeds City Council',
      kind: 'metropolitan',
      nation: 'england',
      joinedOn: '2024-01-01',
    });
    const { body: detail } = await council.api(path);
    const [{ actionId }] = (detail as { actions: { actionId: string }[] }).actions as [{ actionId: string }];
    const { status, body } = await council.api(`${path}/complete-action`, { actionId }, as('member', other));
    expect([status, (body as { detail: string }).detail]).toEqual([
      422,
      'Only the member whose action this is, or the secretariat, can say that it is done',
    ]);
  });

  it('is done when the member says so, and waits no more', async () => {
    const kent = await member().open('/');
    await kent.open(kent.link(ACTION));
    expect(kent.facts()).toMatchObject({ Action: ACTION, Member: 'Kent County Council' });
    await kent.press('It is done');
    expect(kent.table('What this meeting gave members to do').map(([, , , state]) => state)).toEqual([
      expect.stringMatching(/^Done Recorded /),
    ]);
    expect(await waiting()).toEqual([]);
  });
});

it('An ask is agreed at a meeting, which says so', async () => {
  await secretariat.open(`/asks/${council.askId}/agree`);
  secretariat.answer({ ...typedDate('agreedOn', yesterday), meetingId: path.split('/').at(-1)! });
  await secretariat.press('Record agreement');
  expect(secretariat.table('Who recorded what, and when')[0]![0]).toMatch(/, at “Autumn meeting”$/);
  await secretariat.open(path);
  expect(secretariat.table('Asks that the council agreed to at this meeting, as they are worded now')).toEqual([
    ['Fund a help desk.'],
  ]);
});

it('The pack holds the agenda with what the tracker knows of it', async () => {
  await secretariat.open(`${path}/pack`);
  expect(secretariat.words('h1')).toBe('Pack: Autumn meeting');
  expect(agenda()).toHaveLength(2);
});

it('What an item of the agenda says of something sensitive is for those who may see that', async () => {
  const sensitive = council.otherAskId;
  const { body } = await council.api(`${path}/add-agenda-item`, {
    itemId: '0198c0de-0000-7000-8000-0000000000aa',
    title: 'Between ourselves',
    about: { askId: sensitive },
  });
  expect(body).toMatchObject({ recorded: 1 });
  await council.api(`${path}/minute-decision`, {
    itemId: '0198c0de-0000-7000-8000-0000000000aa',
    text: 'A secret decision.',
  });
  await council.api(`/asks/${sensitive}/change-handling`, {
    handling: { marking: 'official-sensitive' },
    reason: 'Shared in confidence.',
  });
  await secretariat.open(path);
  expect(secretariat.words()).toContain('A secret decision.');
  const kent = new Visitor(council.url, `member.${council.organisationId}`);
  await kent.open(path);
  expect([kent.status, kent.words().includes('secret decision'), kent.words().includes('Between ourselves')]).toEqual([
    200,
    false,
    false,
  ]);
});

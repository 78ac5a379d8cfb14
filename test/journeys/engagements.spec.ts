import { addDays, londonDate } from '#vocabulary';
import { startCouncil, typedDate, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

let council: Council;
let visitor: Visitor;

const today = londonDate(new Date().toISOString());
const stream = (id: string) => council.recorded(`engagement-${id}`);
const idHere = () => visitor.path.split('/').at(-1)!;

beforeAll(async () => {
  council = await startCouncil();
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

/** The least that is asked. */
const meeting = {
  kind: 'official_meeting',
  'counterpart.body': 'cabinet-office',
  initiatedBy: 'council',
  summary: 'Who pays for the help desk.',
  inConfidence: 'no',
};

describe('an engagement', () => {
  it('is logged from a policy with a few answers: today, its departments and its asks come first', async () => {
    await visitor.open(`/policies/${council.policyId}`);
    await visitor.open(visitor.link('Log an engagement'));
    expect(visitor.words('.govuk-body')).toContain('It may be logged late, with its true date.');
    expect(visitor.words()).toContain('A role, like “policy lead”, never a name');
    expect(visitor.value('policyIds')).toEqual([council.policyId]);
    expect(visitor.all('#asksRaised-hint, input[name=asksRaised] + label')).toEqual([
      'What of this did the council ask for there?',
      'Fund a help desk.',
      'Publish the schema.',
    ]);
    expect(visitor.all('select[name="counterpart.body"] option').slice(0, 2)).toEqual(['Choose one', 'Cabinet Office']);
    await visitor.answer({ ...meeting, asksRaised: council.askId }).press('Log engagement');
    const engagementId = idHere();
    expect(await stream(engagementId)).toEqual([
      {
        type: 'EngagementLogged',
        data: {
          engagementId,
          kind: 'official_meeting',
          happenedOn: today,
          counterpart: { body: 'cabinet-office' },
          initiatedBy: 'council',
          policyIds: [council.policyId],
          asksRaised: [council.askId],
          organisationIds: [],
          summary: 'Who pays for the help desk.',
          inConfidence: false,
        },
      },
    ]);
    expect(visitor.words('.govuk-notification-banner')).toContain('Engagement logged');
    expect(visitor.words('h1')).toBe('Official meeting with Cabinet Office');
    expect(visitor.table('What it was about')).toEqual([['Shared front offices', 'Options']]);
    expect(visitor.table('Asks raised there, as they stand today')).toEqual([
      ['Fund a help desk.', 'Awaiting an answer Since today'],
    ]);
  });

  it('holds all that can be said of it, late and in confidence', async () => {
    await visitor.open(`/engagements/new?consultationId=${council.consultationId}`);
    expect(visitor.value('policyIds')).toEqual([council.policyId]);
    await visitor
      .answer({
        kind: 'draft_comment',
        ...typedDate('happenedOn', '2025-02-03'),
        'counterpart.body': '',
        'counterpart.body.others': 'A working party of treasurers',
        'counterpart.role': 'chair',
        initiatedBy: 'government',
        level: 'involve',
        policyIds: [council.policyId, council.otherPolicyId],
        asksRaised: [council.otherAskId, council.askId],
        organisationIds: council.organisationId,
        summary: 'A draft was shared.\r\nWe said what it would cost.',
        'record.title': 'Our comments',
        'record.url': 'https://example.org/comments',
        ...typedDate('record.filedOn', '2025-02-04'),
        inConfidence: 'yes',
        'handling.marking': 'official-sensitive',
        'handling.instruction': 'Not to be passed on',
      })
      .press('Log engagement');
    const engagementId = idHere();
    expect(await stream(engagementId)).toEqual([
      {
        type: 'EngagementLogged',
        data: {
          engagementId,
          kind: 'draft_comment',
          happenedOn: '2025-02-03',
          counterpart: { body: 'A working party of treasurers', role: 'chair' },
          initiatedBy: 'government',
          level: 'involve',
          policyIds: expect.arrayContaining([council.policyId, council.otherPolicyId]),
          consultationId: council.consultationId,
          asksRaised: expect.arrayContaining([council.askId, council.otherAskId]),
          organisationIds: [council.organisationId],
          summary: 'A draft was shared.\nWe said what it would cost.',
          record: { title: 'Our comments', url: 'https://example.org/comments', filedOn: '2025-02-04' },
          inConfidence: true,
          handling: { marking: 'official-sensitive', instruction: 'Not to be passed on' },
        },
      },
    ]);
    expect(visitor.words('h1')).toBe('Draft comment to A working party of treasurers');
    expect(visitor.words('.tags')).toBe('In confidence');
    expect(visitor.words('.govuk-inset-text')).toMatch(/It came from A working party of treasurers\. .*section 41/);
    expect(visitor.all('.marking')).toEqual([
      'OFFICIAL-SENSITIVE – Not to be passed on',
      'OFFICIAL-SENSITIVE – Not to be passed on',
    ]);
    expect(visitor.facts()).toEqual({
      When: '3 February 2025',
      With: 'A working party of treasurers chair',
      'Asked for by': 'Government',
      'In confidence': 'Yes: it stays out of public editions',
      Level: 'Involve',
      Consultation: 'One front door',
      'Members who took part': 'Kent County Council',
      'In writing': 'Our comments Filed on 4 February 2025',
    });
    await visitor.open(`/engagements/${engagementId}/correct`);
    expect(visitor.all('.marking')[0]).toBe('OFFICIAL-SENSITIVE – Not to be passed on');
  });

  it('is asked again with its answers kept when they are wrong, each mistake at its field', async () => {
    await visitor.open('/engagements/new');
    await visitor
      .answer({
        kind: 'telepathy',
        ...typedDate('happenedOn', '2025-02-31'),
        'counterpart.body': 'cabinet-office',
        'counterpart.body.others': 'Ofgem',
        policyIds: 'not-an-id',
        summary: '<b>bold</b>',
        'newAsk.size': 'small',
        'record.url': 'ftp://example.org',
      })
      .press('Log engagement');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [
        'Kind of engagement must be one of written_evidence, oral_evidence, ministerial_meeting, official_meeting, working_group, draft_comment, letter, roundtable, research_or_pilot, briefing, joint_statement, media',
        'Date of the engagement must be a real date, like 8 April 2025',
        'Body must be chosen from the list or typed, not both',
        'Select a side that asked for it',
        'Policy must hold ids only',
        'Enter a sentence that says what the council wants',
        'Select a direction of the ask',
        'Select whether it was in confidence',
        'Enter a title of the record',
        'Web address must be a web address that begins with https:// or http://',
      ],
    ]);
    expect(visitor.words('title')).toMatch(/^Error: Log an engagement/);
    expect(visitor.value('summary')).toEqual(['<b>bold</b>']);
    expect(visitor.value('happenedOn.day')).toEqual(['31']);
  });

  it('in the future, or with somebody by name, is refused at the field', async () => {
    await visitor.open('/engagements/new');
    await visitor.answer({ ...meeting, ...typedDate('happenedOn', addDays(today, 1)) }).press('Log engagement');
    expect(visitor.mistakes()).toEqual(['The date of the engagement must be today or in the past']);
    await visitor.answer({ ...typedDate('happenedOn', today), 'counterpart.role': 'Dr Smith' }).press('Log engagement');
    expect(visitor.mistakes()).toEqual([
      'Role must be a role, like “policy lead”, never a person’s name or e-mail address',
    ]);
    expect(visitor.value('kind')).toEqual(['official_meeting']);
  });

  it('takes a department that was typed for the one of the list, and offers bodies met before', async () => {
    await visitor.open(`/engagements/new?policyIds=${council.otherPolicyId}`);
    expect(visitor.all('select[name="counterpart.body"] option').slice(0, 2)).toEqual(['Choose one', 'Ofgem']);
    await visitor
      .answer({ ...meeting, 'counterpart.body': '', 'counterpart.body.others': 'hm treasury' })
      .press('Log engagement');
    expect((await stream(idHere()))[0]?.data).toMatchObject({ counterpart: { body: 'hm-treasury' } });
  });
});

describe('an ask that is written on the spot', () => {
  const newAsk = { 'newAsk.statement': 'Open the platform.', 'newAsk.direction': 'add', 'newAsk.size': 'large' };

  it('is proposed and raised by one form, however often that is sent', async () => {
    const before = await Promise.all([council.total('/asks'), council.total('/engagements')]);
    await visitor.open(`/engagements/new?policyIds=${council.policyId}`);
    visitor.answer({ ...meeting, ...newAsk, asksRaised: council.askId });
    const [first, second] = await visitor.pressTwice('Log engagement');
    expect(first).toMatch(/^\/engagements\/[0-9a-f-]{36}$/);
    expect(second).toBe(first);
    await visitor.press('Log engagement');
    expect(visitor.path).toBe(first);
    expect(await Promise.all([council.total('/asks'), council.total('/engagements')])).toEqual(
      before.map((count) => count + 1),
    );

    const [logged, ...more] = await stream(idHere());
    const raised = (logged!.data as { asksRaised: string[] }).asksRaised;
    expect(more).toEqual([]);
    expect(raised).toEqual([council.askId, expect.any(String)]);
    expect(await council.recorded(`ask-${raised[1]}`)).toEqual([
      {
        type: 'AskProposed',
        data: {
          askId: raised[1],
          statement: 'Open the platform.',
          direction: 'add',
          size: 'large',
          policyIds: [council.policyId],
          themes: ['shared-services'],
        },
      },
    ]);
  });

  it('is not proposed once the engagement is logged, by somebody who goes back and writes other words', async () => {
    const form = await new Visitor(council.url).open(`/engagements/new?policyIds=${council.policyId}`);
    form.answer({ ...meeting, ...newAsk, 'newAsk.statement': 'Open it soon.' });
    await form.pressTwice('Log engagement');
    const before = await Promise.all([council.total('/asks'), council.total('/engagements')]);
    await form.answer({ 'newAsk.statement': 'Open it now.' }).press('Log engagement');
    expect([form.status, form.mistakes().length, form.value('newAsk.statement')]).toEqual([400, 1, ['Open it now.']]);
    expect(await Promise.all([council.total('/asks'), council.total('/engagements')])).toEqual(before);
  });

  it('is not proposed when the engagement would be refused, nor the other way round', async () => {
    const before = await Promise.all([council.total('/asks'), council.total('/engagements')]);
    await visitor.open(`/engagements/new?policyIds=${council.policyId}`);
    await visitor.answer({ ...meeting, ...newAsk, 'counterpart.role': 'a@b.uk' }).press('Log engagement');
    expect([visitor.status, visitor.mistakes().length]).toEqual([400, 1]);
    await visitor.open('/engagements/new');
    await visitor.answer({ ...meeting, ...newAsk }).press('Log engagement');
    expect(visitor.mistakes()).toEqual(['Choose at least one policy that the ask is about']);
    expect(visitor.value('newAsk.statement')).toEqual(['Open the platform.']);
    expect(await Promise.all([council.total('/asks'), council.total('/engagements')])).toEqual(before);
  });
});

describe('the register of engagements', () => {
  it('is narrowed, searched and taken along', async () => {
    await visitor.open('/engagements?inConfidence=true&q=treasurers');
    expect(visitor.table('Engagements')).toEqual([
      [
        'Draft comment to A working party of treasurers on 3 February 2025 A draft was shared. We said what it would cost. In confidence',
        '3 February 2025',
        'Data standards Shared front offices',
        '2',
      ],
    ]);
    await visitor.open('/engagements?kind=nonsense&inConfidence=perhaps&sort=%27;--&page=-3');
    expect(visitor.words('.empty')).toBe('No engagements match these filters.');
    const csv = await (await fetch(`${council.url}/engagements?q=treasurers&format=csv`)).text();
    expect(csv.split('\r\n')[0]).toBe(
      'What,When,Policies,Asks raised,With,Role,Summary,Who asked for it,Level,Consultation,Asks,Members who took part,Record,In confidence,Handling,Struck out,Recorded,Id,Marking of this file',
    );
    expect(csv).toContain('draft_comment,2025-02-03,Data standards; Shared front offices,2,');
  });

  it('knows none that is not there', async () => {
    expect((await visitor.open('/engagements/0198c0de-0000-7000-8000-00000000ffff')).status).toBe(404);
    expect((await visitor.open('/engagements/nonsense/correct')).status).toBe(404);
    expect(visitor.words()).toContain('There is no such engagement in the tracker.');
  });
});

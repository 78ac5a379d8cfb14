import { Audit } from '#audit';
import { startCouncil, type Council } from '../support/council.js';
import { as } from '../support/people.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let engagementId: string;

beforeAll(async () => {
  council = await startCouncil();
  engagementId = await council.begin('/engagements', {
    kind: 'draft_comment',
    happenedOn: '2020-02-03',
    counterpart: { body: 'cabinet-office' },
    initiatedBy: 'government',
    policyIds: [council.policyId],
    asksRaised: [],
    organisationIds: [],
    summary: 'A draft, long ago.',
    inConfidence: true,
    handling: { marking: 'official', originator: 'Cabinet Office', embargoUntil: '2020-06-01' },
  });
  await council.api(
    '/people',
    { name: 'Ben Marsh', email: 'ben@northmoor.example', roles: ['observer'] },
    as('administrator'),
  );
});
afterAll(() => council?.close());

const due = async (part: string) => {
  const { body } = await council.api('/retention', undefined, { as: part });
  return (body as { due: { class: string; title: string; reviewOn: string }[] }).due.map((entry) => [
    entry.class,
    entry.title,
    entry.reviewOn,
  ]);
};

it('lists what has been kept long enough, for those who decide about it', async () => {
  const listed = [
    ['embargo-over', 'A draft, long ago.', '2020-06-01'],
    ['in-confidence', 'A draft, long ago.', '2023-02-03'],
  ];
  expect([await due('policy-lead'), await due('chair'), await due('administrator')]).toEqual([listed, listed, []]);
  const { body } = await council.api('/retention', undefined, as('administrator'));
  expect((body as { next: object[] }).next).toContainEqual(
    expect.objectContaining({ class: 'invitations-not-taken', title: 'Ben Marsh' }),
  );
  expect((await council.api('/retention', undefined, as('member'))).status).toBe(403);
});

it('leads to what can be done, and what stays is looked at again later', async () => {
  const lead = await new Visitor(council.url, 'policy-lead').open('/retention');
  expect(lead.table('Due now').map(([what, of]) => [what, of])).toEqual([
    ['A draft, long ago.', 'Embargoes that are over'],
    ['A draft, long ago.', 'What was said in confidence'],
  ]);
  expect(lead.link('Change the handling: take the embargo away')).toBe(`/engagements/${engagementId}/change-handling`);
  await lead.press('Keep “A draft, long ago.”: what was said in confidence');
  expect(lead.words()).toContain('It stays, and is looked at again later');
  expect(await due('policy-lead')).toEqual([['embargo-over', 'A draft, long ago.', '2020-06-01']]);
  await lead.open(`/engagements/${engagementId}/change-handling`);
  // official is what stands when nothing is said
  expect(lead.value('handling.marking')).toEqual(['']);
  const nothing = {
    'handling.embargoUntil.day': '',
    'handling.embargoUntil.month': '',
    'handling.embargoUntil.year': '',
  };
  await lead.answer({ ...nothing, reason: 'It is over.' }).press('Change handling');
  expect(lead.mistakes()).toEqual([]);
  expect(await due('policy-lead')).toEqual([]);
  expect(council.inside.get(Audit).list({ deed: 'retention_reviewed' }, { size: 5 }).rows).toMatchObject([
    { about: `/engagements/${engagementId}: kept` },
  ]);
});

it('keeps nothing that is not on the list of whoever asks', async () => {
  const path = `/retention/in-confidence/${engagementId}/keep`;
  expect((await council.api(path, {}, as('administrator'))).status).toBe(404);
  expect((await council.api(path, {}, as('member'))).status).toBe(403);
  expect((await council.api(path.replace('in-confidence', 'constructor'), {}, as('chair'))).status).toBe(404);
});

it('only those who need to know see what has a list of them, and the history names them', async () => {
  const lead = await new Visitor(council.url, 'policy-lead').open(`/engagements/${engagementId}/change-handling`);
  const { body } = await council.api('/people', undefined, as('administrator'));
  const ben = (body as { rows: { personId: string; name: string }[] }).rows.find(({ name }) => name === 'Ben Marsh')!;
  const answers = { 'handling.marking': 'official-sensitive', 'handling.needToKnow': ben.personId };
  await lead.answer({ ...answers, reason: 'He was there.' }).press('Change handling');
  expect(lead.words()).toMatch(/need to know: Ben Marsh/);
  expect(lead.words('body')).toContain('For 1 reader and the secretariat alone');
  const chair = await new Visitor(council.url, 'chair').open(`/engagements/${engagementId}`);
  expect(chair.status).toBe(404);
  const member = await new Visitor(council.url, 'member').open('/engagements/new');
  expect(member.words()).not.toContain('Who needs to know');
});

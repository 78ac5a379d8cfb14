import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { startSigning, wordsOf, type Signing } from '../support/signing.js';
import { typedDate } from '../support/council.js';
import type { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

let council: Signing;
beforeAll(async () => (council = await startSigning()));
afterAll(() => council?.close());

const at = (path = 'sign-off') => `/responses/${council.responseId}/${path}`;
const member = (name: keyof Signing['members']) => council.playing(`member.${council.members[name]}`);
const position = (name: keyof Signing['members'], more: object = {}) => ({
  round: 1,
  organisationId: council.members[name],
  position: 'yes',
  capacity: 'personal',
  answers: wordsOf(council.questionIds),
  ...more,
});
const as = (part: string) => ({ as: part });
const asMember = (name: keyof Signing['members']) => as(`member.${council.members[name]}`);
const types = async () => (await council.recorded(`response-${council.responseId}`)).map(({ type }) => type);
const refusal = (visitor: Visitor) => [visitor.status, visitor.mistakes()];

describe('a response is signed and sent', () => {
  it('when a round is opened on its words, once however often the button is pressed', async () => {
    const secretariat = council.playing('policy-lead');
    await secretariat.open(at());
    await secretariat.open(secretariat.link('Open sign-off'));
    await secretariat.answer({ quorumPercent: '50' }).press('Open sign-off');
    expect(refusal(secretariat)).toEqual([400, ['Enter an end of the round']]);
    secretariat.answer({ ...typedDate('closesAt', '2099-01-01'), 'closesAt.time': 'midday' });
    await secretariat.pressTwice('Open sign-off');
    await secretariat.open(at());
    expect(secretariat.facts()).toMatchObject({ 'Positions until': '1 January 2099 at midday', Asked: '4 members' });
    expect((await types()).filter((type) => type === 'SignOffOpened')).toHaveLength(1);
  });

  it('each member says where it stands, for itself alone', async () => {
    const kent = member('kent');
    await kent.open(at());
    expect(kent.words()).toContain('Your organisation has not taken a position yet.');
    await kent.open(kent.link('Take a position'));
    expect(kent.words()).toMatch(/Agree with changes\s*By April 2028\./);
    await kent.answer({ position: 'yes', capacity: 'committee_approved' }).press('Take position');
    expect(kent.table('Positions in round 1')[2]?.slice(0, 3)).toEqual([
      'Kent County Council',
      'Yes',
      'Approved by a committee',
    ]);
    const { status } = await council.api(at('take-position'), position('york'), asMember('kent'));
    expect(status).toBe(422);
  });

  it('the secretariat records what a member said, and how it was told', async () => {
    const secretariat = council.playing('policy-lead');
    await secretariat.open(at('take-position'));
    const { leeds } = council.members;
    secretariat.answer({ organisationId: leeds, position: 'block', capacity: 'personal' });
    await secretariat.press('Record position');
    expect(refusal(secretariat)).toEqual([400, ['Say how this organisation told you its position']]);
    await secretariat.answer({ 'onBehalfOf.how': 'By email of 3 July' }).press('Record position');
    expect(refusal(secretariat)).toEqual([400, ['Say why you block: what would have to change']]);
    await secretariat.answer({ reason: 'The year' }).press('Record position');
    expect(secretariat.table('Blocks that stand, with their reasons')).toEqual([['Leeds City Council', 'The year']]);
    expect(secretariat.words()).toContain('Recorded for it: By email of 3 July');
  });

  it('is not closed while members may still speak, nor over a block in one consensus', async () => {
    const chair = council.playing('chair');
    await chair.open(at('close-sign-off'));
    await chair.answer({ consensus: 'divergence' }).press('Close the round');
    expect(chair.mistakes()).toEqual([expect.stringContaining('2 members may still take or confirm a position')]);
    const both = await Promise.all([
      council.api(at('take-position'), position('york'), asMember('york')),
      council.api(at('take-position'), position('devon', { position: 'no_objection' }), asMember('devon')),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const details = { round: 1, consensus: 'consensus' };
    expect((await council.api(at('close-sign-off'), details, as('chair'))).body).toMatchObject({
      detail: expect.stringContaining('The positions allow'),
    });
  });

  it('a member differs in writing, and a block is lifted', async () => {
    const devon = member('devon');
    await devon.open(at('file-minority-statement'));
    await devon.answer({ text: 'We would go further.' }).press('File statement');
    expect(devon.words()).toContain('We would go further.');
    const key = { ...asMember('leeds'), 'idempotency-key': randomUUID() };
    const lifted = [1, 2].map(() => council.api(at('take-position'), position('leeds'), key));
    expect((await Promise.all(lifted)).map(({ status }) => status)).toEqual([201, 201]);
    expect((await types()).filter((type) => type === 'PositionTaken')).toHaveLength(5);
  });

  it('the chair closes the round and approves the words', async () => {
    const chair = council.playing('chair');
    await chair.open(at());
    await chair.open(chair.link('Close the round'));
    await chair.answer({ consensus: 'consensus' }).press('Close the round');
    await chair.open(chair.link('Approve the response'));
    await chair.press('Approve response');
    expect(chair.words('.tags')).toBe('Approved');
  });

  it('is sent as the very document that its words make, and says that it was late', async () => {
    const secretariat = council.playing('policy-lead');
    await secretariat.open(at('send'));
    expect(secretariat.words()).toContain('what is sent now is late');
    expect(secretariat.all('.to-paste')).toEqual([
      'We agree, provided that councils keep a help desk. • It must be funded.',
      'By April 2028.',
    ]);
    expect(secretariat.words()).toContain('14 characters, 3 words; the question allows 10 words');
    const docx = Buffer.from(await (await fetch(`${council.url}${at('response.docx')}`)).arrayBuffer());
    await secretariat.open(secretariat.link('Mark as submitted'));
    secretariat.answer({ ...typedDate('submittedAt', '2026-01-05'), 'submittedAt.time': '9am', channel: 'email' });
    await secretariat.press('Continue');
    expect(secretariat.words()).toContain('The Word document of the approved words is kept as what was sent.');
    await secretariat.press('Record as submitted');
    expect(secretariat.words()).toContain('After the consultation had closed');
    const sent = Buffer.from(await (await fetch(`${council.url}${at('document')}`)).arrayBuffer());
    expect(sent.equals(docx)).toBe(true);
    const words = strFromU8(unzipSync(sent)['word/document.xml']!)
      .split(/<[^>]+>/)
      .join('|');
    for (const said of ['One front door', 'By April 2028.', 'Leeds City Council', 'We would go further.', 'No view'])
      expect(words).toContain(said);
    const { organisationIds } = (await council.recorded(`response-${council.responseId}`)).at(-1)!.data as {
      organisationIds: string[];
    };
    expect(new Set(organisationIds)).toEqual(new Set(Object.values(council.members)));
  });

  it('takes no further position once it is sent', async () => {
    const { status, body } = await council.api(at('take-position'), position('kent'), asMember('kent'));
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ detail: expect.stringContaining('was submitted') }),
    ]);
  });
});

describe('a position on words that have changed', () => {
  const stale = (path: string) => `/responses/${council.staleId}/${path}`;

  it('is stale, and its holder sees exactly what changed', async () => {
    const kent = member('kent');
    await kent.open(stale('sign-off'));
    expect(kent.words()).toContain('1 answer has changed since your position: confirm it again.');
    expect(kent.all('ins')).toEqual(['put in: 2029, at the latest (end)']);
    expect(kent.all('del')).toEqual(['taken out: 2028 (end)']);
  });

  it('is refused for the words of before, by their question', async () => {
    const detail = (await council.api(stale('sign-off'))).body as { questions: { questionId: string }[] };
    const answers = wordsOf(detail.questions.map(({ questionId }) => questionId));
    const { status, body } = await council.api(stale('take-position'), position('york', { answers }), asMember('york'));
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({
        detail: expect.stringContaining('The answer to question 2 has changed since you looked'),
      }),
    ]);
  });

  it('shows what changed while somebody had the form open, and then takes the position', async () => {
    const devon = member('devon');
    await devon.open(stale('take-position'));
    const before = wordsOf(
      (JSON.parse(devon.value('seen')[0]!) as { questionId: string }[]).map((one) => one.questionId),
    );
    devon.answer({ seen: JSON.stringify(before), position: 'yes', capacity: 'personal' });
    await devon.press('Take position');
    expect(devon.mistakes()).toEqual(['The answer to question 2 has changed since you looked: read it again']);
    expect(devon.words()).toContain('Question 2: what has changed since you opened this page');
    expect(devon.value('position')).toEqual(['yes']);
    await devon.press('Take position');
    expect(devon.table('Positions in round 1').find(([name]) => name === 'Devon')?.[1]).toBe('Yes');
  });

  it('is confirmed again answer by answer', async () => {
    const kent = member('kent');
    await kent.open(stale('take-position'));
    await kent.press('Confirm position');
    expect(refusal(kent)).toEqual([400, ['Select at least one answer that you have read']]);
    await kent.answer({ confirmed: [JSON.stringify(confirmable(kent))] }).press('Confirm position');
    expect(kent.table('Positions in round 1').find(([name]) => name === 'Kent County Council')?.[1]).toBe('Yes');
  });

  const confirmable = (visitor: Visitor): unknown =>
    (JSON.parse(visitor.value('seen')[0]!) as { questionId: string }[])[1];
});

import { jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { startCouncil, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';
import { personPlaying, signedInFetch as fetch } from '../support/sign-in.js';

jest.setTimeout(120_000);

let council: Council;
let responseId: string;
const [first, second] = ['0196b7a0-0000-7000-8000-000000000101', '0196b7a0-0000-7000-8000-000000000102'];
const FIRST_WORDS = 'We agree with the plan.\n\nIt should begin in April.';

const somebody = (part: string) => new Visitor(council.url, part);
const kent = () => somebody(`member.${council.organisationId}`);
const answer = (question: string, below = '') => `/responses/${responseId}/answers/${question}${below}`;
const recorded = async () => (await council.recorded(`response-${responseId}`)).map(({ type }) => type);
const last = async () => (await council.recorded(`response-${responseId}`)).at(-1);

beforeAll(async () => {
  council = await startCouncil();
  await council.api(`/consultations/${council.consultationId}/list-questions`, {
    questions: [
      { questionId: first, number: '1', text: 'Do you agree? (maximum 50 words)', kind: 'open' },
      { questionId: second, number: '2', text: 'What else?', kind: 'open' },
    ],
  });
});
afterAll(() => council?.close());
beforeEach(async () => {
  responseId = await council.begin('/responses', {
    consultationId: council.consultationId,
    leadPersonId: personPlaying('policy-lead'),
  });
});

async function write(visitor: Visitor, text: string, stance = 'agree'): Promise<Visitor> {
  await visitor.open(answer(first));
  return visitor.answer({ stance, text }).press('Save answer');
}

describe('Writing an answer', () => {
  it('begins at the response, which says how far each question has come', async () => {
    const lead = await somebody('policy-lead').open(`/responses/${responseId}`);
    expect(lead.table('Questions and their answers')).toEqual([
      [
        '1. Do you agree? (maximum 50 words)',
        'Not begun',
        'Somebody to write it',
        'No author No reviewer Assign question 1',
      ],
      ['2. What else?', 'Not begun', 'Somebody to write it', 'No author No reviewer Assign question 2'],
    ]);
  });

  it('saves stance, words and an ask that is written on the spot, and counts against the limit of the question', async () => {
    const lead = await somebody('policy-lead').open(answer(first));
    expect(lead.words('.text-count')).toBe('0 of 50 words');
    await lead
      .answer({
        stance: 'agree_with_changes',
        text: 'We **agree**.',
        'newAsk.statement': 'Begin in April.',
        'newAsk.direction': 'change',
        'newAsk.size': 'small',
      })
      .press('Save answer');
    expect(lead.words('.govuk-notification-banner')).toContain('Answer saved');
    expect(lead.words('.text-count')).toBe('2 of 50 words');
    const event = await last();
    expect(event).toMatchObject({
      type: 'AnswerDrafted',
      data: { questionId: first, stance: 'agree_with_changes', text: 'We **agree**.', baseVersion: 0 },
    });
    const { askId } = event!.data as { askId: string };
    expect((await council.api(`/asks/${askId}`)).body).toMatchObject({ ask: { statement: 'Begin in April.' } });
    expect((await somebody('policy-lead').open(`/search?q=agree`)).words()).toContain('One front door');
  });

  it('shows how it will read, and keeps the words until they are saved', async () => {
    const lead = await somebody('policy-lead').open(answer(first));
    await lead.answer({ stance: 'agree', text: 'We **agree**.\n\n- one' }).press('Preview');
    expect(lead.all('#preview strong, #preview li')).toEqual(['agree', 'one']);
    await lead.open(answer(first));
    expect([lead.value('text'), lead.words('.govuk-inset-text')]).toEqual([
      [],
      expect.stringMatching(/^These are your words of .* which are not saved yet\.$/),
    ]);
    expect(lead.words('textarea')).toBe('We **agree**. - one');
    expect((await somebody('secretariat').open(answer(first))).words('textarea')).toBe('');
    await lead.press('Give up my unsaved words');
    expect(lead.words('textarea')).toBe('');
    expect(await recorded()).toEqual(['ResponseStarted']);
  });

  it('says what is missing and keeps what was typed', async () => {
    const lead = await somebody('policy-lead').open(answer(first));
    await lead.answer({ text: 'We agree.' }).press('Save answer');
    expect([lead.status, lead.mistakes(), lead.words('textarea')]).toEqual([400, ['Select a stance'], 'We agree.']);
  });

  it('does no harm when it is pressed twice', async () => {
    const lead = await somebody('policy-lead').open(answer(first));
    expect(await lead.answer({ stance: 'agree', text: 'We agree.' }).pressTwice('Save answer')).toEqual([
      answer(first),
      answer(first),
    ]);
    expect(await recorded()).toEqual(['ResponseStarted', 'AnswerDrafted']);
  });
});

describe('Two people in one answer', () => {
  it('see one another, and both keep what they wrote when it does not overlap', async () => {
    await write(somebody('policy-lead'), FIRST_WORDS);
    const [lead, other] = [somebody('policy-lead'), somebody('secretariat')];
    await lead.open(answer(first));
    await other.open(answer(first));
    expect(other.words('[data-presence]')).toBe('Petra Policy is in this answer now.');
    await lead.answer({ text: FIRST_WORDS.replace('the plan', 'most of the plan') }).press('Save answer');
    await other.answer({ text: FIRST_WORDS.replace('April', 'May') }).press('Save answer');
    expect(other.words('.govuk-notification-banner')).toContain('put together with what others have saved');
    expect(other.words('textarea')).toBe('We agree with most of the plan. It should begin in May.');
    expect(await last()).toMatchObject({
      data: { text: 'We agree with most of the plan.\n\nIt should begin in May.', baseVersion: 1 },
    });
  });

  it('are shown both where both changed the same words, and neither is lost', async () => {
    await write(somebody('policy-lead'), FIRST_WORDS);
    const [lead, other] = [somebody('policy-lead'), somebody('secretariat')];
    await lead.open(answer(first));
    await other.open(answer(first));
    await lead.answer({ text: FIRST_WORDS.replace('April', 'May') }).press('Save answer');
    await other.answer({ text: FIRST_WORDS.replace('April', 'June') }).press('Save answer');
    expect(other.status).toBe(409);
    expect(other.mistakes()[0]).toContain('Both are kept');
    expect(other.all('.beside__text h3')).toEqual(['Yours, not saved yet', 'Version 2, as others saved it']);
    expect(other.all('.beside__text ins')).toEqual(['put in: June (end)', 'put in: May (end)']);
    expect(other.words('textarea')).toBe('We agree with the plan. It should begin in June.');
    await somebody('secretariat').open('/');
    await other.answer({ text: FIRST_WORDS.replace('April', 'May or June') }).press('Save answer');
    expect(await last()).toMatchObject({
      data: { text: 'We agree with the plan.\n\nIt should begin in May or June.', baseVersion: 2 },
    });
  });
});

describe('The versions of an answer', () => {
  it('show what each changed and who wrote which words, and any can be restored', async () => {
    await write(somebody('policy-lead'), 'We agree.');
    await write(somebody('secretariat'), 'We agree. Soon.');
    const lead = await somebody('policy-lead').open(answer(first, '/versions'));
    expect(lead.all('.writers__names li')).toEqual(['Petra Policy', 'Sanjay Secretariat']);
    expect(lead.all('.writers .writer')).toEqual(['Petra Policy: We agree.', 'Sanjay Secretariat: Soon.']);
    expect(lead.all('.difference ins')).toEqual(['put in: Soon. (end)', 'put in: We agree. (end)']);
    await lead.press('Restore version 1');
    expect(lead.words('textarea')).toBe('We agree.');
    expect(await last()).toMatchObject({ data: { text: 'We agree.', baseVersion: 2 } });
  });
});

describe('A question', () => {
  it('is given to somebody, who then writes the answer; others read it', async () => {
    const member = kent();
    await member.open(answer(first));
    expect(member.all('textarea')).toEqual([]);
    const lead = await somebody('policy-lead').open(`/responses/${responseId}/assign-question?questionId=${first}`);
    await lead
      .answer({ authorId: personPlaying('member'), reviewerId: personPlaying('policy-lead') })
      .press('Assign question');
    expect(lead.table('Questions and their answers')[0]).toEqual([
      '1. Do you agree? (maximum 50 words)',
      'Not begun',
      'Mina Member: to write',
      'Author: Mina Member Reviewer: Petra Policy Assign question 1',
    ]);
    await write(somebody('member'), 'As a member I agree.');
    expect(await last()).toMatchObject({ type: 'AnswerDrafted', data: { text: 'As a member I agree.' } });
  });

  it('is given to nobody who is not here, or only reads', async () => {
    await somebody('observer').open('/');
    const given = (who: object) =>
      council.api(`/responses/${responseId}/assign-question`, { questionId: first, ...who });
    const refused = { status: 422, body: { detail: 'Choose somebody who works here: they need an account' } };
    expect(await given({ authorId: first })).toMatchObject(refused);
    expect(await given({ reviewerId: personPlaying('observer') })).toMatchObject(refused);
    const started = { consultationId: council.consultationId, leadPersonId: first };
    expect(await council.api('/responses', started)).toMatchObject(refused);
    expect(await recorded()).toEqual(['ResponseStarted']);
  });

  it('is locked when it is complete, and unlocked with a reason', async () => {
    const lead = somebody('policy-lead');
    await write(lead, 'We agree.');
    await lead.press('Lock version 1 as complete');
    expect(await last()).toEqual({ type: 'AnswerLocked', data: { responseId, questionId: first, version: 1 } });
    expect(lead.all('textarea')).toEqual([]);
    expect(lead.words()).toContain('This answer is locked as complete');
    await lead.open(lead.link('Unlock this answer'));
    await lead.answer({ reason: 'A typo' }).press('Unlock answer');
    expect(await last()).toEqual({
      type: 'AnswerUnlocked',
      data: { responseId, questionId: first, reason: 'A typo' },
    });
    expect(lead.all('textarea')).toHaveLength(1);
  });
});

describe('Contributions', () => {
  const offer = async (kind: string, quote: string, text: string) => {
    const member = await kent().open(answer(first, '/contributions'));
    return member.answer({ kind, 'replaces.quote': quote, text }).press('Offer contribution');
  };
  const open = async (visitor: Visitor) =>
    visitor.open(visitor.link('Open this contribution (Suggestion by Kent County Council)'));

  it('are offered for a passage, adopted with one press, accepted, and told of in a letter', async () => {
    await write(somebody('policy-lead'), FIRST_WORDS);
    const member = await offer('suggestion', 'the plan', 'most of the plan');
    expect(member.words()).toContain('Suggestion by Kent County Council');
    const lead = await open(await somebody('policy-lead').open(answer(first, '/contributions')));
    await lead.answer({ ruling: 'adopted', reason: 'Well said' }).press('Send ruling');
    expect((await recorded()).slice(-2)).toEqual(['ContributionRuled', 'AnswerDrafted']);
    expect(await last()).toMatchObject({ data: { text: FIRST_WORDS.replace('the plan', 'most of the plan') } });
    await open(await member.open(answer(first, '/contributions')));
    expect(member.facts()).toMatchObject({
      'What became of it': 'Adopted',
      Why: 'Well said',
      'In the answer': 'Version 2',
    });
    await member.open(member.link('Accept the ruling'));
    await member.press('Accept ruling');
    expect(member.facts()['What became of it']).toBe('Adopted, accepted');
    await member.open(`/responses/${responseId}/disposition/${council.organisationId}`);
    expect(member.facts()).toMatchObject({
      About: '“the plan”',
      'You offered': 'most of the plan',
      'What became of it': 'Adopted',
      'Where it stands': 'In the answer as it stands: “most of the plan”',
    });
    const text = await (await fetch(`${council.url}${member.link('Download it as text')}`)).text();
    expect(text).toContain('To Kent County Council');
    expect(text).toContain('Where it stands: In the answer as it stands: “most of the plan”');
    const inWord = async () => {
      const answered = await fetch(`${council.url}${member.link('Download it as a Word document')}`);
      return Buffer.from(await answered.arrayBuffer());
    };
    const [once, again] = [await inWord(), await inWord()];
    expect(once.equals(again)).toBe(true);
    const words = strFromU8(unzipSync(once)['word/document.xml']!).replaceAll(/<[^>]+>/g, '');
    expect(words).toContain('Where it stands: In the answer as it stands: “most of the plan”');
  });

  it('are ruled on in private first, then sent together; the member can dispute', async () => {
    await write(somebody('policy-lead'), FIRST_WORDS);
    const member = await offer('comment', '', 'Say why.');
    const lead = await somebody('policy-lead').open(`/responses/${responseId}/rulings`);
    await lead.open(lead.link('Comment by Kent County Council'));
    await lead.answer({ ruling: 'not_adopted', reason: 'No room' }).press('Keep as a draft');
    expect(lead.words()).toContain('Drafted: Not adopted');
    await member.open(`/responses/${responseId}/rulings`);
    expect(member.words()).not.toContain('No room');
    expect((await recorded()).at(-1)).toBe('ContributionOffered');
    await lead.press('Send 1 ruling');
    expect(await last()).toMatchObject({
      type: 'ContributionRuled',
      data: { ruling: 'not_adopted', reason: 'No room' },
    });
    await member.open(`/responses/${responseId}/rulings`);
    await member.open(member.link('Comment by Kent County Council'));
    await member.open(member.link('Dispute the ruling'));
    await member.answer({ comment: 'There is' }).press('Dispute ruling');
    expect(member.facts()).toMatchObject({
      'What became of it': 'Not adopted, disputed',
      'Kent County Council said': 'There is',
    });
  });

  it('adopted with changes are written into the answer', async () => {
    await write(somebody('policy-lead'), FIRST_WORDS);
    await offer('suggestion', 'the plan', 'most of the plan');
    const lead = await open(await somebody('policy-lead').open(answer(first, '/contributions')));
    expect(lead.words('textarea[name=text]')).toBe('We agree with most of the plan. It should begin in April.');
    await lead
      .answer({
        ruling: 'adopted_with_changes',
        reason: 'Nearly',
        text: FIRST_WORDS.replace('the plan', 'much of the plan'),
      })
      .press('Send ruling');
    expect(await last()).toMatchObject({ data: { text: FIRST_WORDS.replace('the plan', 'much of the plan') } });
  });

  it('say that their passage is gone, and are refused for words that are not there', async () => {
    await write(somebody('policy-lead'), FIRST_WORDS);
    const member = await offer('evidence', 'with the plan', 'Our figures.');
    await write(somebody('policy-lead'), 'We object to all of it.', 'disagree');
    await member.open(answer(first, '/contributions'));
    expect(member.words()).toContain('This passage is gone: the answer has changed since');
    await member.answer({ kind: 'comment', 'replaces.quote': 'nowhere', text: 'Hm.' }).press('Offer contribution');
    expect([member.status, member.mistakes()]).toEqual([
      400,
      ['These words do not stand in the answer: copy them from it'],
    ]);
  });

  it('are read by programs, with the drafting, the versions and the letters', async () => {
    await write(somebody('policy-lead'), FIRST_WORDS);
    await offer('suggestion', 'the plan', 'most of the plan');
    const { body } = await council.api(`/responses/${responseId}/drafting`);
    expect(body).toMatchObject({
      questions: [
        { questionId: first, answer: { version: 1, text: FIRST_WORDS } },
        { questionId: second, answer: null },
      ],
      contributions: [
        { kind: 'suggestion', replaces: { from: 14, to: 22, quote: 'the plan' }, standsAt: { from: 14 } },
      ],
    });
    expect((await council.api(`/responses/${responseId}/versions`)).body).toMatchObject({ [first]: [{ version: 1 }] });
    expect((await council.api(`/responses/${responseId}/disposition`)).body).toMatchObject([
      { organisation: { title: 'Kent County Council' }, items: [{ outcome: 'Not ruled on yet' }] },
    ]);
    const stale = { questionId: first, stance: 'agree', text: 'Other words.', baseVersion: 0 };
    expect(await council.api(`/responses/${responseId}/draft-answer`, stale)).toMatchObject({
      status: 409,
      body: { mine: { text: 'Other words.' }, theirs: { version: 1, text: FIRST_WORDS } },
    });
  });
});

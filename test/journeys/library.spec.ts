import { startCouncil, type Council } from '../support/council.js';
import { personPlaying } from '../support/sign-in.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let responseId: string;
const [before, now] = ['0196b7a0-0000-7000-8000-000000000201', '0196b7a0-0000-7000-8000-000000000202'];
const SAID = 'One **telephone number** helps residents.';

beforeAll(async () => {
  council = await startCouncil();
  const earlier = await council.begin('/consultations', {
    title: 'One telephone number',
    kind: 'technical',
    departments: ['cabinet-office'],
    policyIds: [council.policyId],
    themes: ['shared-services'],
    nations: ['england'],
  });
  const asked = (consultationId: string, questionId: string, number: string, text: string) =>
    council.api(`/consultations/${consultationId}/list-questions`, {
      questions: [{ questionId, number, text, kind: 'open' }],
    });
  await asked(earlier, before, '7', 'Should there be one telephone number?');
  const sent = await council.begin('/responses', {
    consultationId: earlier,
    leadPersonId: personPlaying('policy-lead'),
  });
  const must = async (path: string, body: object, as = 'secretariat') => {
    const { status, body: answer } = await council.api(`/responses/${sent}/${path}`, body, { as });
    expect([status, answer]).toEqual([201, expect.anything()]);
  };
  await must('draft-answer', { questionId: before, stance: 'agree', text: SAID, baseVersion: 0 });
  const { body: drafted } = await council.api(`/responses/${sent}/sign-off`);
  const answers = (
    drafted as { questions: { questionId: string; answer: { sha256: string; stance: string } }[] }
  ).questions.map(({ questionId, answer: { sha256, stance } }) => ({ questionId, sha256, stance }));
  const kent = council.organisationId;
  const round = { round: 1, closesAt: '2099-01-01T12:00:00Z', quorumPercent: 0, roster: [kent], answers };
  await must('open-sign-off', round);
  const position = { round: 1, organisationId: kent, position: 'yes', capacity: 'personal', answers };
  await must('take-position', position, `member.${kent}`);
  await must('close-sign-off', { round: 1, consensus: 'full' }, 'chair');
  await must('approve', { round: 1, approvedOn: '2025-02-28' }, 'chair');
  const lead = await new Visitor(council.url, 'policy-lead').open(`/responses/${sent}/submit`);
  await lead
    .answer({
      'submittedAt.day': '3',
      'submittedAt.month': '3',
      'submittedAt.year': '2025',
      'submittedAt.time': '9am',
      channel: 'email',
    })
    .press('Continue');
  await lead.press('Record as submitted');
  await asked(council.consultationId, now, '1', 'Would a single telephone number be of use to residents? (100 words)');
  responseId = await council.begin('/responses', {
    consultationId: council.consultationId,
    leadPersonId: personPlaying('policy-lead'),
  });
});
afterAll(() => council?.close());

const answerBox = () => new Visitor(council.url, 'policy-lead').open(`/responses/${responseId}/answers/${now}`);
const answersRecorded = async () =>
  (await council.recorded(`response-${responseId}`)).filter(({ type }) => type === 'AnswerDrafted').length;

describe('What the council said before', () => {
  it('stands below the box of an answer when it is like the question, with its day, its stance and its outcome', async () => {
    const lead = await answerBox();
    expect(lead.words('.finder summary')).toBe('What the council said before: 1 answer or ask');
    expect(lead.words('.finder__one')).toMatch(
      /^One telephone number, question 7 Sent on 3 March 2025, .+ ago Agree No outcome yet One \*\*telephone number\*\* helps residents\. Take these words over/,
    );
  });

  it('is taken over at the end of what is typed, which is kept and not saved', async () => {
    const lead = await answerBox();
    const button = 'Take these words over: One telephone number, question 7, 3 March 2025';
    await lead.answer({ stance: 'agree', text: 'Yes, it would.' }).press(button);
    expect(lead.words('.govuk-inset-text')).toContain('The words stand at the end of your answer now.');
    expect(lead.value('text')).toEqual([`Yes, it would.\n\n${SAID}`]);
    expect(await answersRecorded()).toBe(0);
    const later = await answerBox();
    expect(later.words('[name=text]')).toBe(`Yes, it would. ${SAID}`);
    await later.press('Give up my unsaved words');
  });

  it('is searched by words, without losing what is typed; Enter in the box searches too', async () => {
    const lead = await answerBox();
    await lead.answer({ text: 'Half an answer', _find: 'residents' }).press('Search');
    expect(lead.words('.finder')).toContain('1 answer or ask holds all these words, the latest first.');
    expect(lead.value('text')).toEqual(['Half an answer']);
    await lead.answer({ _find: 'lampposts' }).press('Save answer');
    expect([lead.status, lead.words('.finder')]).toEqual([
      200,
      expect.stringContaining('0 answers and asks hold all these words'),
    ]);
    expect(await answersRecorded()).toBe(0);
    await (await answerBox()).press('Give up my unsaved words');
  });

  it('warns when government has decided since', async () => {
    await council.begin('/decisions', {
      title: 'No such number',
      decidedOn: '2025-06-01',
      kind: 'statement',
      departments: ['cabinet-office'],
      policyIds: [council.policyId],
      reference: { title: 'The statement' },
    });
    const words = (await answerBox()).words('.finder__one');
    expect(words).toContain('Look again');
    expect(words).toContain('government has decided since');
    expect(words).toContain('No such number Decided on 1 June 2025');
  });

  it('is like the title of the consultation when the question says little', async () => {
    const consultationId = await council.begin('/consultations', {
      title: 'A number for residents',
      kind: 'technical',
      departments: ['cabinet-office'],
      policyIds: [council.policyId],
      themes: [],
      nations: ['england'],
    });
    const questionId = '0196b7a0-0000-7000-8000-000000000203';
    const questions = [{ questionId, number: '1', text: 'Do you agree?', kind: 'open' }];
    await council.api(`/consultations/${consultationId}/list-questions`, { questions });
    const leadPersonId = personPlaying('policy-lead');
    const id = await council.begin('/responses', { consultationId, leadPersonId });
    const lead = await new Visitor(council.url, 'policy-lead').open(`/responses/${id}/answers/${questionId}`);
    expect(lead.words('.finder')).toContain('1 answer or ask like the title of this consultation, the likest first.');
  });

  it('says what the position was on a day', async () => {
    const somebody = await new Visitor(council.url, 'member').open('/positions?q=telephone&on=2025-03-02');
    expect(somebody.words()).toContain('Nothing that was sent or raised by then holds these words.');
    await somebody.open('/positions?q=telephone&on=2025-03-03');
    expect(somebody.table('1 position, the latest first')[0]?.[0]).toBe(
      `One telephone number, question 7 Agree: ${SAID}`,
    );
  });
});

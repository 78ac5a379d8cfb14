import { startCouncil, typedDate, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let visitor: Visitor;

const idHere = () => visitor.path.split('/')[2]!;
const answersTo = async (askId: string) =>
  (await council.recorded(`ask-${askId}`)).filter(({ type }) => type === 'AskAnswered').map(({ data }) => data);

/** A policy of its own with some asks, and a decision on it. */
async function decided(...statements: string[]) {
  const policyId = await council.begin('/policies', {
    title: 'A policy of its own',
    departments: ['home-office'],
    themes: [],
    nations: ['england'],
    stage: 'decided',
    stageSince: '2025-01-01',
  });
  const askIds = [];
  for (const statement of statements) askIds.push(await council.propose(statement, [policyId]));
  const decisionId = await council.begin('/decisions', {
    title: 'The white paper',
    decidedOn: '2025-09-01',
    kind: 'white_paper',
    departments: ['home-office'],
    policyIds: [policyId],
    reference: { title: 'The white paper' },
  });
  return { decisionId, askIds };
}

beforeAll(async () => {
  council = await startCouncil();
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

describe('a decision', () => {
  it('is recorded from a policy, checked once more, and leads to the asks that it can answer', async () => {
    await visitor.open(`/policies/${council.policyId}`);
    await visitor.open(visitor.link('Record a decision'));
    expect([visitor.value('policyIds'), visitor.value('departments')]).toEqual([
      [council.policyId],
      ['cabinet-office'],
    ]);
    await visitor
      .answer({
        title: 'Statement on front offices',
        ...typedDate('decidedOn', '2025-08-01'),
        kind: 'statement',
        'reference.title': 'HC 123',
        'reference.url': 'https://example.org/hc123',
      })
      .press('Continue');
    expect(visitor.facts()).toMatchObject({
      'When was it decided?': '1 August 2025',
      Policies: 'Shared front offices',
      'Consultation that it follows from': 'None',
    });
    visitor.answer({});
    const [first, second] = await visitor.pressTwice('Record decision');
    expect(second).toBe(first);
    expect(await council.total('/decisions')).toBe(1);
    await visitor.open(first!);
    const decisionId = idHere();
    expect(await council.recorded(`decision-${decisionId}`)).toEqual([
      {
        type: 'DecisionRecorded',
        data: {
          decisionId,
          title: 'Statement on front offices',
          decidedOn: '2025-08-01',
          kind: 'statement',
          departments: ['cabinet-office'],
          policyIds: [council.policyId],
          reference: { title: 'HC 123', url: 'https://example.org/hc123' },
        },
      },
    ]);
    expect(visitor.words('h1')).toBe('Answer the open asks');
    expect(visitor.all('fieldset.row > legend')).toEqual(['Fund a help desk.']);
    expect(visitor.words('fieldset.row .govuk-hint')).toBe('Shared front offices: not raised yet');
  });

  it('that follows from a consultation begins with what is known of that', async () => {
    await council.api(`/consultations/${council.consultationId}/publish-outcome`, {
      publishedOn: '2025-10-10',
      reference: { title: 'What we will do', url: 'https://www.gov.uk/x' },
    });
    await visitor.open(`/decisions/new?consultationId=${council.consultationId}`);
    expect(
      ['kind', 'departments', 'policyIds', 'consultationId', 'decidedOn.month', 'reference.title'].map((name) =>
        visitor.value(name),
      ),
    ).toEqual([
      ['consultation_outcome'],
      ['cabinet-office'],
      [council.policyId],
      [council.consultationId],
      ['10'],
      ['What we will do'],
    ]);
  });

  it('needs a title, a day, who decided, a policy and where it can be read', async () => {
    await visitor.open('/decisions/new');
    await visitor.press('Continue');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      ['Enter a title', 'Enter a date of the decision', 'Select a kind of decision', 'Enter a title of the document'],
    ]);
    await visitor
      .answer({
        title: 'A decision',
        ...typedDate('decidedOn', '2099-01-01'),
        kind: 'other',
        'reference.title': 'A page',
      })
      .press('Continue');
    await visitor.press('Record decision');
    expect(visitor.mistakes()).toEqual(['The date of the decision must be today or in the past']);
    await visitor.answer(typedDate('decidedOn', '2025-01-01')).press('Continue');
    await visitor.press('Record decision');
    expect(visitor.mistakes()).toEqual(['Name at least one department that decided']);
    await visitor.answer({ 'departments.others': 'Ofgem' }).press('Continue');
    await visitor.press('Record decision');
    expect(visitor.mistakes()).toEqual(['Choose at least one policy that the decision is about']);
  });

  it('is corrected, and struck out with all its answers', async () => {
    const { decisionId, askIds } = await decided('Say it plainly.');
    await council.api(`/asks/${askIds[0]}/answer`, { decisionId, answer: 'adopted', answeredOn: '2025-09-01' });
    await visitor.open(`/decisions/${decisionId}/correct`);
    await visitor
      .answer({ ...typedDate('decidedOn', '2025-09-02'), consultationId: council.consultationId, reason: 'A slip' })
      .press('Correct decision');
    expect(visitor.facts()).toMatchObject({ 'Decided on': '2 September 2025', 'Follows from': 'One front door' });
    await visitor.open(`/decisions/${decisionId}/strike-out`);
    await visitor.answer({ reason: 'A leaked draft' }).press('Continue');
    await visitor.press('Strike out decision');
    expect((await council.recorded(`decision-${decisionId}`)).slice(1)).toEqual([
      {
        type: 'DecisionCorrected',
        data: { decisionId, decidedOn: '2025-09-02', consultationId: council.consultationId, reason: 'A slip' },
      },
      { type: 'DecisionStruckOut', data: { decisionId, reason: 'A leaked draft' } },
    ]);
    expect(visitor.words('.tags')).toBe('Struck out');
    await visitor.open(`/asks/${askIds[0]}`);
    expect(visitor.words('.tags')).toBe('Not raised yet');
    expect(visitor.table('Answers that count nowhere')[0]?.[3]).toBe('A leaked draft');
    await visitor.open(`/decisions/${decisionId}/answer-asks`);
    expect(visitor.path).toBe(`/decisions/${decisionId}`);
  });

  it('is handled as its originator asks', async () => {
    const { decisionId } = await decided();
    await visitor.open(`/decisions/${decisionId}/change-handling`);
    await visitor
      .answer({
        'handling.marking': 'official-sensitive',
        reason: 'Under embargo',
        ...typedDate('handling.embargoUntil', '2030-01-01'),
      })
      .press('Change handling');
    expect((await council.recorded(`decision-${decisionId}`)).at(-1)).toEqual({
      type: 'DecisionHandlingChanged',
      data: {
        decisionId,
        handling: { marking: 'official-sensitive', embargoUntil: '2030-01-01' },
        reason: 'Under embargo',
      },
    });
    expect(visitor.words('.marking')).toBe('OFFICIAL-SENSITIVE – Embargoed until 1 January 2030');
  });
});

describe('all open asks of a decision on one page', () => {
  it('records an answer for each that has one, and leaves the others open', async () => {
    const { decisionId, askIds } = await decided('First.', 'Second.', 'Third.');
    await visitor.open(`/decisions/${decisionId}`);
    await visitor.open(visitor.link('Answer 3 open asks'));
    expect(visitor.value('answers.1.askId')).toEqual([askIds[1]]);
    expect(visitor.value('answers.1.answeredOn.month')).toEqual(['9']);
    await visitor
      .answer({
        'answers.0.answer': 'adopted',
        'answers.2.answer': 'noted',
        ...typedDate('answers.2.answeredOn', '2025-09-15'),
        'answers.2.reference.title': 'A letter',
      })
      .press('Record answers');
    expect(visitor.path).toBe(`/decisions/${decisionId}`);
    expect(visitor.words('.govuk-notification-banner')).toContain('2 answers recorded');
    expect(await Promise.all(askIds.map(answersTo))).toEqual([
      [{ askId: askIds[0], decisionId, answer: 'adopted', answeredOn: '2025-09-01' }],
      [],
      [
        {
          askId: askIds[2],
          decisionId,
          answer: 'noted',
          answeredOn: '2025-09-15',
          reference: { title: 'A letter' },
        },
      ],
    ]);
    expect(visitor.table('What it said to asks').map(([ask, answer]) => [ask, answer])).toEqual([
      ['First.', 'Adopted'],
      ['Third.', 'Noted'],
    ]);
    expect(visitor.table('Asks of its policies that have no answer').map(([ask]) => ask)).toEqual(['Second.']);
  });

  it('records each once, however often it is sent', async () => {
    const { decisionId, askIds } = await decided('First.', 'Second.');
    await visitor.open(`/decisions/${decisionId}/answer-asks`);
    visitor.answer({ 'answers.0.answer': 'adopted', 'answers.1.answer': 'deferred' });
    expect(await visitor.pressTwice('Record answers')).toEqual([
      `/decisions/${decisionId}`,
      `/decisions/${decisionId}`,
    ]);
    await visitor.press('Record answers');
    expect(visitor.path).toBe(`/decisions/${decisionId}`);
    expect((await Promise.all(askIds.map(answersTo))).map(({ length }) => length)).toEqual([1, 1]);
  });

  it('keeps everything when something is missing, and records nothing yet', async () => {
    const { decisionId, askIds } = await decided('First.', 'Second.');
    await visitor.open(`/decisions/${decisionId}/answer-asks`);
    await visitor.press('Record answers');
    expect([visitor.status, visitor.mistakes()]).toEqual([400, ['Give at least one answer, or go back']]);
    await visitor
      .answer({
        'answers.0.answer': 'adopted',
        'answers.1.reference.quotation': 'We accept.',
        'answers.0.answeredOn.year': '',
      })
      .press('Record answers');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      ['Date of the answer must include a year', 'Select an answer', 'Enter a title of the document'],
    ]);
    expect(visitor.value('answers.0.answer')).toEqual(['adopted']);
    expect(visitor.value('answers.1.reference.quotation')).toEqual(['We accept.']);
    expect(visitor.all('.govuk-error-summary__list a').length).toBe(3);
    expect((await Promise.all(askIds.map(answersTo))).flat()).toEqual([]);
  });

  it('says which were recorded and which not when one is refused, its answer kept', async () => {
    const { decisionId, askIds } = await decided('First.', 'Second.', 'Third.');
    await visitor.open(`/decisions/${decisionId}/answer-asks`);
    await council.api(`/asks/${askIds[1]}/withdraw`, { withdrawnOn: '2025-09-02', reason: 'Not wanted' });
    await visitor
      .answer({ 'answers.0.answer': 'adopted', 'answers.1.answer': 'noted', 'answers.2.answer': 'deferred' })
      .answer(typedDate('answers.2.answeredOn', '2025-08-01'))
      .press('Record answers');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [
        'This ask was withdrawn and takes nothing more',
        'The date of the answer must be the date of the decision or later',
      ],
    ]);
    expect(visitor.table('Answers that were recorded')).toEqual([['First.', 'Adopted']]);
    expect(visitor.all('fieldset.row > legend')).toEqual(['Second.', 'Third.']);
    expect(visitor.value('answers.0.answer')).toEqual(['noted']);
    await visitor
      .answer({ 'answers.0.answer': '', ...typedDate('answers.1.answeredOn', '2025-09-03') })
      .press('Record answers');
    expect(visitor.words('.govuk-notification-banner')).toContain('1 answer recorded');
    expect(await Promise.all(askIds.map(answersTo))).toEqual([
      [{ askId: askIds[0], decisionId, answer: 'adopted', answeredOn: '2025-09-01' }],
      [],
      [{ askId: askIds[2], decisionId, answer: 'deferred', answeredOn: '2025-09-03' }],
    ]);
  });

  it('by two people at once records the first answer, and shows it to the second', async () => {
    const { decisionId, askIds } = await decided('First.', 'Second.');
    await visitor.open(`/decisions/${decisionId}/answer-asks`);
    const other = await new Visitor(council.url).open(`/decisions/${decisionId}/answer-asks`);
    await other.answer({ 'answers.0.answer': 'adopted', 'answers.1.answer': 'noted' }).press('Record answers');
    await visitor.answer({ 'answers.0.answer': 'not_adopted', 'answers.1.answer': 'noted' }).press('Record answers');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [
        '“Adopted” of 1 September 2025 has been recorded for this ask since you opened the page. Yours was not: record it on the page of the ask if it is a further answer',
      ],
    ]);
    expect(visitor.value('answers.0.answer')).toEqual(['not_adopted']);
    expect((await Promise.all(askIds.map(answersTo))).map(({ length }) => length)).toEqual([1, 1]);
  });

  it('takes no nonsense', async () => {
    const { decisionId } = await decided('First.');
    await visitor.open(`/decisions/${decisionId}/answer-asks`);
    await visitor
      .answer({ 'answers.0.answer': 'perhaps', 'answers.7.askId': 'x', 'answers.7.answer': 'adopted' })
      .press('Record answers');
    expect(visitor.mistakes()).toEqual([expect.stringMatching(/^Answer must be one of adopted, /)]);
    await visitor
      .answer({ 'answers.0.answer': '', 'answers.1.askId': council.otherAskId, 'answers.1.answer': 'adopted' })
      .answer(typedDate('answers.1.answeredOn', '2025-09-01'))
      .press('Record answers');
    expect(visitor.mistakes()).toEqual(['The decision “The white paper” is about none of the policies of this ask']);
    expect((await visitor.open('/decisions/nonsense/answer-asks')).status).toBe(404);
    expect((await visitor.open('/decisions/0198c0de-0000-7000-8000-00000000ffff/answer-asks')).status).toBe(404);
  });
});

describe('the register of decisions', () => {
  it('says how many asks each has answered, and how many it ought to', async () => {
    const askId = await council.propose('Answer me.', [council.policyId]);
    await council.raise(askId, '2025-07-01');
    await visitor.open(`/decisions?policy=${council.policyId}`);
    expect(visitor.table('Decisions')).toEqual([
      [
        'Statement on front offices Shared front offices',
        '1 August 2025',
        'Statement',
        '0',
        '1 asks to answer on one page',
      ],
    ]);
    await visitor.open('/decisions?struckOut=true');
    expect(visitor.table('Decisions').map(([decision]) => decision)).toEqual([
      'The white paper A policy of its own Struck out',
    ]);
  });
});

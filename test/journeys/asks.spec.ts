import { addMonths, londonDate } from '#vocabulary';
import { dateInWords } from '#govuk-pages';
import { startCouncil, typedDate, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

let council: Council;
let visitor: Visitor;

const today = londonDate(new Date().toISOString());
const idHere = () => visitor.path.split('/').at(-1)!;
const latest = async (askId: string) => (await council.recorded(`ask-${askId}`)).at(-1);

/** A decision on the first policy. */
const decide = (title: string, decidedOn: string) =>
  council.begin('/decisions', {
    title,
    decidedOn,
    kind: 'statement',
    departments: ['cabinet-office'],
    policyIds: [council.policyId],
    reference: { title },
  });

beforeAll(async () => {
  council = await startCouncil();
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

describe('an ask', () => {
  it('is proposed from its policy, with the themes of that', async () => {
    await visitor.open(`/policies/${council.policyId}`);
    await visitor.open(visitor.link('Propose an ask'));
    expect([visitor.value('policyIds'), visitor.value('themes')]).toEqual([[council.policyId], ['shared-services']]);
    await visitor
      .answer({
        statement: ' Judge a shared front office by its purpose. ',
        direction: 'change',
        size: 'medium',
        proposedBy: council.organisationId,
      })
      .press('Propose ask');
    const askId = idHere();
    expect(await council.recorded(`ask-${askId}`)).toEqual([
      {
        type: 'AskProposed',
        data: {
          askId,
          statement: 'Judge a shared front office by its purpose.',
          direction: 'change',
          size: 'medium',
          policyIds: [council.policyId],
          themes: ['shared-services'],
          proposedBy: council.organisationId,
        },
      },
    ]);
    expect(visitor.words('h1')).toBe('Judge a shared front office by its purpose.');
    expect(visitor.words('.tags')).toBe('Not raised yet');
    expect(visitor.facts()).toMatchObject({
      Policies: 'Shared front offices',
      Direction: 'Change',
      Size: 'Medium',
      Themes: 'Shared services',
      'Proposed by': 'Kent County Council',
      'Agreed by the council': 'Not as it is worded now',
    });
  });

  it('needs its words, what it asks for, and a policy', async () => {
    await visitor.open('/asks/new');
    await visitor.press('Propose ask');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [
        'Enter a sentence that says what the council wants',
        'Select a direction of the ask',
        'Select a size of the ask',
      ],
    ]);
    await visitor.answer({ statement: 'Two\nlines', direction: 'add', size: 'small' }).press('Propose ask');
    expect(visitor.mistakes()).toEqual([
      'Sentence that says what the council wants must be one line of 500 characters or fewer',
    ]);
    await visitor.answer({ statement: 'One line' }).press('Propose ask');
    expect(visitor.mistakes()).toEqual(['Choose at least one policy that the ask is about']);
  });

  it('shows when it was raised, and how far each policy was on that day', async () => {
    const askId = await council.propose('Pay for the move.', [council.policyId, council.otherPolicyId]);
    await council.api(`/policies/${council.policyId}/change-stage`, {
      stage: 'consultation',
      effectiveOn: '2025-06-01',
    });
    await council.raise(askId, '2025-06-01');
    await council.raise(askId, '2025-03-03');
    await visitor.open(`/asks/${askId}`);
    expect(visitor.table('When it was raised, and how far each policy was')).toEqual([
      ['Engagement: A letter.', '3 March 2025 First raise', 'Shared front offices', 'Options'],
      ['Engagement: A letter.', '1 June 2025', 'Shared front offices', 'Consultation'],
    ]);
    expect(visitor.words('.govuk-body-l')).toMatch(/^It has been awaiting an answer for \d+ \w+\.$/);
    const raising = visitor.link('Log an engagement that raised it');
    await visitor.open(raising);
    expect([visitor.value('policyIds').length, visitor.value('asksRaised')]).toEqual([2, [askId]]);
  });

  it('is agreed, reworded and put right', async () => {
    const askId = await council.propose('Pay for the mvoe.', [council.policyId]);
    await visitor.open(`/asks/${askId}/agree`);
    await visitor.answer(typedDate('agreedOn', '2025-04-08')).press('Record agreement');
    expect(visitor.facts()['Agreed by the council']).toBe('8 April 2025');
    await visitor.open(`/asks/${askId}/reword`);
    expect(visitor.value('statement')).toEqual(['Pay for the mvoe.']);
    await visitor.answer({ statement: 'Pay for the move.', reason: 'A slip' }).press('Reword ask');
    expect(visitor.facts()['Agreed by the council']).toBe('Not as it is worded now');
    await visitor.open(`/asks/${askId}/correct`);
    await visitor
      .answer({ size: 'large', policyIds: [council.policyId, council.otherPolicyId], reason: 'It is both' })
      .press('Correct details');
    expect((await council.recorded(`ask-${askId}`)).slice(1)).toEqual([
      { type: 'AskAgreed', data: { askId, agreedOn: '2025-04-08' } },
      { type: 'AskReworded', data: { askId, statement: 'Pay for the move.', reason: 'A slip' } },
      {
        type: 'AskDetailsCorrected',
        data: {
          askId,
          size: 'large',
          policyIds: expect.arrayContaining([council.policyId, council.otherPolicyId]),
          reason: 'It is both',
        },
      },
    ]);
  });

  it('is merged into another: both are shown before, and the earlier first raise is kept', async () => {
    const askId = await council.propose('Fund a helpdesk.', [council.policyId]);
    await council.raise(askId, '2025-02-02');
    await council.raise(council.askId, '2025-05-05');
    await visitor.open(`/asks/${askId}/merge`);
    expect(visitor.words('.govuk-caption-l')).toBe('Fund a helpdesk.');
    expect(visitor.value('intoAskId')).not.toContain(askId);
    await visitor.answer({ intoAskId: council.askId, reason: 'The same' }).press('Continue');
    expect(visitor.facts()).toMatchObject({
      'This ask': 'Fund a helpdesk. Shared front offices First raised on 2 February 2025',
      'Is merged into': 'Fund a help desk. Shared front offices First raised on 5 May 2025',
    });
    const [first, second] = await visitor.pressTwice('Merge asks');
    expect([first, second]).toEqual([`/asks/${askId}`, `/asks/${askId}`]);
    expect((await council.recorded(`ask-${askId}`)).slice(1)).toEqual([
      { type: 'AskMerged', data: { askId, intoAskId: council.askId, reason: 'The same' } },
    ]);
    await visitor.open(`/asks/${askId}`);
    expect(visitor.words('.govuk-inset-text')).toBe(
      'Merged into another ask: go on with that one. The same Fund a help desk.',
    );
    expect(() => visitor.link('Record an answer')).toThrow('There is no link');
    await visitor.open(visitor.link('Fund a help desk.'));
    expect(visitor.table('When it was raised, and how far each policy was')[0]?.[1]).toBe(
      '2 February 2025 First raise',
    );
    expect(visitor.words()).toContain('Merged into this one Fund a helpdesk.');
  });

  it('is withdrawn, and takes nothing more but a report of its delivery', async () => {
    const askId = await council.propose('Drop the fee.', [council.policyId]);
    await visitor.open(`/asks/${askId}/withdraw`);
    await visitor
      .answer({ ...typedDate('withdrawnOn', '2025-07-01'), reason: 'The districts are merged' })
      .press('Continue');
    await visitor.press('Withdraw ask');
    expect(await latest(askId)).toEqual({
      type: 'AskWithdrawn',
      data: { askId, withdrawnOn: '2025-07-01', reason: 'The districts are merged' },
    });
    expect(visitor.words('.govuk-inset-text')).toBe('Withdrawn on 1 July 2025. The districts are merged');
    await visitor.open(`/asks/${askId}/reword`);
    await visitor.answer({ statement: 'Drop all fees.', reason: 'More' }).press('Reword ask');
    expect(visitor.mistakes()).toEqual(['This ask was withdrawn and takes nothing more']);
    await visitor.open(`/asks/${askId}`);
    await visitor.open(visitor.link('Report delivery'));
    await visitor.answer({ delivery: 'delivered' }).press('Report delivery');
    expect(await latest(askId)).toEqual({
      type: 'AskDeliveryReported',
      data: { askId, delivery: 'delivered', asOf: today },
    });
  });

  it('is handled as its originator asks', async () => {
    const askId = await council.propose('Say so in the draft.', [council.policyId]);
    await visitor.open(`/asks/${askId}/change-handling`);
    await visitor
      .answer({ 'handling.marking': 'official-sensitive', reason: 'It quotes a draft' })
      .press('Change handling');
    expect(await latest(askId)).toEqual({
      type: 'AskHandlingChanged',
      data: { askId, handling: { marking: 'official-sensitive' }, reason: 'It quotes a draft' },
    });
    expect(visitor.words('.marking')).toBe('OFFICIAL-SENSITIVE');
  });
});

describe('what government says to an ask', () => {
  it('is asked for with a decision: without one, that is recorded first', async () => {
    await visitor.open(`/asks/${council.otherAskId}/answer`);
    expect(visitor.words('.govuk-inset-text')).toBe('No decision on its policies is recorded yet. Record a decision');
    await visitor.open(visitor.link('Record a decision'));
    expect(visitor.value('policyIds')).toEqual([council.otherPolicyId]);
  });

  it('is recorded, looked at again later, and struck out when it was an error', async () => {
    const askId = await council.propose('Answer within a week.', [council.policyId]);
    const decisionId = await decide('Statement on front offices', today);
    await visitor.open(`/asks/${askId}`);
    await visitor.open(visitor.link('Record what “Statement on front offices” said to it'));
    expect(visitor.value('decisionId')).toEqual([decisionId]);
    await visitor
      .answer({ answer: 'not_adopted', 'reference.title': 'The statement', 'reference.quotation': 'We will not.' })
      .press('Record answer');
    expect(await latest(askId)).toEqual({
      type: 'AskAnswered',
      data: {
        askId,
        decisionId,
        answer: 'not_adopted',
        answeredOn: today,
        reference: { title: 'The statement', quotation: 'We will not.' },
      },
    });
    const on = dateInWords(today);
    expect(visitor.words('.tags')).toBe('Not adopted');
    expect(visitor.facts()['Look at it again on']).toContain(dateInWords(addMonths(today, 6)));
    expect(visitor.table('What decisions said to it, the latest first')).toEqual([
      ['Not adopted', on, 'Statement on front offices', 'The statement “We will not.”'],
    ]);

    await visitor.open(visitor.link(`Strike out the answer of ${on} by “Statement on front offices”`));
    expect(visitor.facts()).toEqual({ Answer: 'Not adopted', Decision: 'Statement on front offices', 'Given on': on });
    await visitor.press('Strike out answer');
    expect(visitor.mistakes()).toEqual(['Enter a reason']);
    await visitor.answer({ reason: 'It was about another ask' }).press('Strike out answer');
    expect(await latest(askId)).toEqual({
      type: 'AskAnswerStruckOut',
      data: { askId, decisionId, answeredOn: today, reason: 'It was about another ask' },
    });
    expect(visitor.words('.tags')).toBe('Not raised yet');
    expect(visitor.facts()['Look at it again on']).toBeUndefined();
    expect(visitor.table('Answers that count nowhere')).toEqual([
      ['Not adopted', on, 'Statement on front offices', 'It was about another ask'],
    ]);
    expect((await visitor.open(`/asks/${askId}/strike-out-answer`)).status).toBe(404);
  });

  it('must be a day of the decision or later, and one of the answers there are', async () => {
    const askId = await council.propose('Answer within a day.', [council.policyId]);
    const decisionId = await decide('A white paper', '2025-09-01');
    await visitor.open(`/asks/${askId}/answer?decisionId=${decisionId}`);
    await visitor.answer({ answer: 'perhaps', ...typedDate('answeredOn', '2025-08-31') }).press('Record answer');
    expect(visitor.mistakes()[0]).toMatch(/^Answer must be one of adopted, /);
    await visitor.answer({ answer: 'noted' }).press('Record answer');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      ['The date of the answer must be the date of the decision or later'],
    ]);
    expect(visitor.value('answer')).toEqual(['noted']);
  });

  it('and what it does is reported as seen on a day', async () => {
    const askId = await council.propose('Build it.', [council.policyId]);
    await visitor.open(`/asks/${askId}/report-delivery`);
    await visitor
      .answer({ delivery: 'under_way', ...typedDate('asOf', '2025-10-01'), 'reference.url': 'https://example.org' })
      .press('Report delivery');
    expect(visitor.mistakes()).toEqual(['Enter a title of the document']);
    await visitor.answer({ 'reference.title': 'Plan' }).press('Report delivery');
    expect(await latest(askId)).toEqual({
      type: 'AskDeliveryReported',
      data: {
        askId,
        delivery: 'under_way',
        asOf: '2025-10-01',
        reference: { title: 'Plan', url: 'https://example.org' },
      },
    });
    expect(visitor.facts().Delivery).toBe('Under way, as seen on 1 October 2025');
  });
});

describe('the ledger of asks', () => {
  it('shows the first raise with its stage, and the answer or how long there was none', async () => {
    await visitor.open(`/asks?policy=${council.otherPolicyId}&sort=statement`);
    expect(visitor.table('Asks')).toEqual([
      [
        'Pay for the move. Data standards, Shared front offices',
        '3 March 2025 Options',
        expect.stringMatching(/^Awaiting an answer For \d+ \w+$/),
        '–none',
      ],
      ['Pay for the move. Data standards, Shared front offices', '–none', 'Not raised yet', '–none'],
      ['Publish the schema. Data standards', '–none', 'Not raised yet', '–none'],
    ]);
    expect(visitor.all('#state option')).toContain('Not raised yet (2)');
    const csv = await (await fetch(`${council.url}/asks?state=merged&format=csv`)).text();
    expect(csv.split('\r\n')[1]).toMatch(/^Fund a helpdesk\.,2025-02-02,.*,Fund a help desk\.,/);
  });

  it('knows none that is not there', async () => {
    expect((await visitor.open('/asks/0198c0de-0000-7000-8000-00000000ffff')).status).toBe(404);
    expect((await visitor.open('/asks/nonsense/answer')).status).toBe(404);
  });
});

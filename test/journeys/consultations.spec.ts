import { addDays, londonDate } from '#vocabulary';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

let tracker: TestTracker;
let visitor: Visitor;
let id: string;
let policyId: string;

const today = londonDate(new Date().toISOString());
const inDays = (days: number) => addDays(today, days);
const date = (name: string, on: string) => {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
};
const latest = async () => (await tracker.recorded(`consultation-${id}`)).at(-1);
const onPage = (below = '') => visitor.open(`/consultations/${id}${below}`);
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;

beforeAll(async () => {
  tracker = await startTestTracker();
  policyId = idOf(
    await tracker.api('/policies', {
      title: 'Digital identity',
      departments: ['cabinet-office'],
      themes: ['digital-identity'],
      nations: ['england'],
      stage: 'options',
      stageSince: '2025-01-01',
    }),
  );
});
afterAll(() => tracker?.close());
beforeEach(() => {
  visitor = new Visitor(tracker.url);
});

describe('a consultation logged by hand', () => {
  it('is checked once more before it is recorded, and shows all that was said', async () => {
    await visitor.open(`/consultations/new?policyIds=${policyId}`);
    expect(visitor.value('policyIds')).toEqual([policyId]);
    await visitor
      .answer({
        title: 'Who somebody is',
        kind: 'technical',
        summary: 'How should councils check?',
        departments: ['cabinet-office', 'home-office'],
        themes: 'digital-identity',
        nations: ['england', 'wales'],
        ...date('opensOn', inDays(-10)),
        ...date('closesAt', inDays(10)),
        'closesAt.time': '5pm',
        'waysToRespond.url': 'https://consult.example.gov.uk/identity',
        'waysToRespond.email': 'identity@example.gov.uk',
        'waysToRespond.postalAddress': '1 High Street\r\nLondon',
        'source.system': 'citizen_space',
        'source.url': 'https://consult.example.gov.uk/identity',
      })
      .press('Continue');
    expect(visitor.words('h1')).toBe('Check your answers');
    await visitor.press('Log consultation');
    id = visitor.path.split('/').at(-1)!;
    expect(await tracker.recorded(`consultation-${id}`)).toEqual([
      {
        type: 'ConsultationLogged',
        data: {
          consultationId: id,
          title: 'Who somebody is',
          kind: 'technical',
          summary: 'How should councils check?',
          departments: ['cabinet-office', 'home-office'],
          policyIds: [policyId],
          themes: ['digital-identity'],
          nations: ['england', 'wales'],
          opensOn: inDays(-10),
          closesAt: expect.stringMatching(`^${inDays(10)}T1[67]:00:00Z$`),
          waysToRespond: {
            url: 'https://consult.example.gov.uk/identity',
            email: 'identity@example.gov.uk',
            postalAddress: '1 High Street\nLondon',
          },
          source: { system: 'citizen_space', url: 'https://consult.example.gov.uk/identity' },
        },
      },
    ]);
    expect(visitor.words('.govuk-body-l')).toMatch(/^It closes in 10 days, on \d+ \w+ \d{4} at 5pm\.$/);
    expect(visitor.facts()).toMatchObject({
      Departments: 'Cabinet Office Home Office',
      Policies: 'Digital identity',
      Nations: 'England and Wales',
      'Ways to respond': 'https://consult.example.gov.uk/identity identity@example.gov.uk 1 High Street, London',
      Source: 'https://consult.example.gov.uk/identity Citizen Space',
    });
    expect(visitor.link('identity@example.gov.uk')).toBe('mailto:identity@example.gov.uk');
  });

  it('that closes before it opens is refused at the field, the answers kept', async () => {
    await visitor.open('/consultations/new');
    await visitor
      .answer({
        title: 'Backwards',
        kind: 'other',
        ...date('opensOn', '2025-03-02'),
        ...date('closesAt', '2025-03-01'),
      })
      .answer({ 'closesAt.time': 'midday' })
      .press('Continue');
    await visitor.press('Log consultation');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      ['The closing date must be on or after the opening date'],
    ]);
    expect(visitor.value('title')).toEqual(['Backwards']);
  });
});

describe('what the council does about it', () => {
  it('triages it by six questions, and again with those answers kept', async () => {
    await onPage();
    await visitor.open(visitor.link('Triage'));
    await visitor.press('Record triage');
    expect(visitor.mistakes()).toEqual(['Select a decision', 'Enter a reason']);
    await visitor
      .answer({
        'relatesTo.bearsOnDigitalWork': 'yes',
        'relatesTo.haveTime': 'no',
        'relatesTo.whoIsAffected': 'Every front office',
        decision: 'monitor',
        reason: 'Not clear yet',
      })
      .press('Record triage');
    await onPage('/triage');
    await visitor.answer({ decision: 'lead', reason: 'Nobody else speaks for CIOs' }).press('Record triage');
    expect(await latest()).toEqual({
      type: 'ConsultationTriaged',
      data: {
        consultationId: id,
        decision: 'lead',
        reason: 'Nobody else speaks for CIOs',
        relatesTo: { bearsOnDigitalWork: true, haveTime: false, whoIsAffected: 'Every front office' },
      },
    });
    expect(visitor.facts()).toMatchObject({
      'The council will': 'lead',
      Why: 'Nobody else speaks for CIOs',
      'Does it bear on councils’ digital work?': 'Yes',
      'Who is affected?': 'Every front office',
      'Have we the time?': 'No',
    });
    expect(visitor.table('Earlier choices')).toEqual([['Monitor', 'Not clear yet', expect.any(String)]]);
  });

  it('pastes the questions, looks them through, and lists them', async () => {
    await onPage();
    await visitor.open(visitor.link('Paste questions, one a line'));
    await visitor.press('Continue');
    expect(visitor.mistakes()).toEqual(['Enter the questions, one a line']);
    await visitor.answer({ text: 'Q1 Do you agree?\r\n2) What would it cost?\r\nAnything else?' }).press('Continue');
    expect(visitor.words('.govuk-inset-text')).toBe('Nothing is recorded yet: look them through, then list them.');
    await visitor
      .answer({ 'questions.0.kind': 'choice', 'questions.0.options': 'Yes\r\nNo', 'questions.1.kind': 'factual' })
      .press('List questions');
    const listed = await latest();
    expect(listed).toEqual({
      type: 'ConsultationQuestionsListed',
      data: {
        consultationId: id,
        questions: [
          { number: '1', text: 'Do you agree?', kind: 'choice', options: ['Yes', 'No'] },
          { number: '2', text: 'What would it cost?', kind: 'factual' },
          { number: '3', text: 'Anything else?', kind: 'open' },
        ].map((question) => ({ questionId: expect.any(String), ...question })),
      },
    });
    expect(visitor.table('The questions, 3 in all')).toEqual([
      ['1', 'Do you agree? – Yes – No', 'Choice'],
      ['2', 'What would it cost?', 'Factual'],
      ['3', 'Anything else?', 'Open'],
    ]);
  });

  it('takes a question away, adds one, and keeps the ids of the others', async () => {
    const { questions } = (await latest())!.data as { questions: { questionId: string }[] };
    await onPage('/list-questions');
    await visitor.press('Remove question 2');
    await visitor.press('Add another question');
    await visitor
      .answer({ 'questions.3.number': '4', 'questions.3.text': 'Why?', 'questions.3.kind': 'open' })
      .press('List questions');
    const { questions: now } = (await latest())!.data as { questions: { questionId: string; number: string }[] };
    expect(now.map(({ number }) => number)).toEqual(['1', '3', '4']);
    expect(now.slice(0, 2).map(({ questionId }) => questionId)).toEqual(
      [questions[0], questions[2]].map((question) => question?.questionId),
    );
  });

  it('unlinks a policy, and links it again', async () => {
    await onPage('/unlink-policy');
    await visitor.answer({ policyId }).press('Unlink policy');
    expect(await latest()).toEqual({ type: 'ConsultationUnlinkedFromPolicy', data: { consultationId: id, policyId } });
    expect(visitor.facts().Policies).toBe('–none');
    await onPage('/link-policy');
    await visitor.answer({ policyId }).press('Link policy');
    expect(await latest()).toEqual({ type: 'ConsultationLinkedToPolicy', data: { consultationId: id, policyId } });
  });
});

describe('what government does, and what is put right', () => {
  it('moves the deadline, once it is checked', async () => {
    await onPage('/move-deadline');
    await visitor
      .answer({ ...date('closesAt', inDays(21)), 'closesAt.time': '0:00', ...date('publishedOn', inDays(-1)) })
      .answer({ reason: 'More time', 'reference.title': 'Notice', 'reference.url': 'https://example.gov.uk/notice' })
      .press('Continue');
    await visitor.press('Move deadline');
    expect(await latest()).toEqual({
      type: 'ConsultationDeadlineMoved',
      data: {
        consultationId: id,
        closesAt: expect.any(String),
        publishedOn: inDays(-1),
        reason: 'More time',
        reference: { title: 'Notice', url: 'https://example.gov.uk/notice' },
      },
    });
    expect(visitor.words('.govuk-body-l')).toContain('It closes in 20 days');
    const [logged, moved] = visitor.table('The deadlines in the order in which they became known here');
    expect(logged?.slice(2)).toEqual(['As it was logged', expect.any(String)]);
    expect(moved?.at(-1)).toBe('More time Notice');
  });

  it('corrects only what was changed: another order, seconds and a moved deadline are no changes', async () => {
    await onPage('/correct');
    expect(visitor.words()).toContain('the deadline has been moved since, and that stands');
    await visitor.answer({ reason: 'Nothing' }).press('Correct details');
    expect(visitor.mistakes()).toEqual(['Change at least one detail']);
    await visitor
      .answer({ summary: '', 'waysToRespond.postalAddress': '', nations: 'wales', reason: 'As published' })
      .press('Correct details');
    expect(await latest()).toEqual({
      type: 'ConsultationDetailsCorrected',
      data: {
        consultationId: id,
        summary: null,
        nations: ['wales'],
        waysToRespond: { url: 'https://consult.example.gov.uk/identity', email: 'identity@example.gov.uk' },
        reason: 'As published',
      },
    });
  });

  it('publishes what people said, then its answer', async () => {
    await onPage('/publish-feedback');
    await visitor.press('Record feedback');
    expect(visitor.mistakes()).toEqual(['Enter a date of the feedback', 'Enter a title of the document']);
    await visitor
      .answer({ ...date('publishedOn', inDays(-3)), 'reference.title': 'What you said' })
      .press('Record feedback');
    await onPage('/publish-outcome');
    await visitor
      .answer({ ...date('publishedOn', inDays(-2)), summary: 'It will be a duty.', 'reference.title': 'Response' })
      .press('Continue');
    await visitor.press('Record outcome');
    expect(await latest()).toEqual({
      type: 'ConsultationOutcomePublished',
      data: {
        consultationId: id,
        publishedOn: inDays(-2),
        summary: 'It will be a duty.',
        reference: { title: 'Response' },
      },
    });
    expect(visitor.all('.tags .govuk-tag')).toEqual(['Outcome published']);
    expect(visitor.table('Feedback and outcome').map(([what, , document]) => [what, document])).toEqual([
      ['What people said', 'What you said'],
      ['Outcome', 'Response'],
    ]);
  });

  it('puts one outcome in the place of those recorded', async () => {
    await onPage('/correct-outcome');
    expect(visitor.value('reference.title')).toEqual(['Response']);
    await visitor.answer({ ...date('publishedOn', inDays(-1)), reason: 'Misread' }).press('Continue');
    await visitor.press('Correct outcome');
    expect(await latest()).toEqual({
      type: 'ConsultationOutcomeCorrected',
      data: { consultationId: id, publishedOn: inDays(-1), reference: { title: 'Response' }, reason: 'Misread' },
    });
  });

  it('changes the handling, shown at the head and the foot', async () => {
    await onPage('/change-handling');
    await visitor
      .answer({ 'handling.marking': 'official-sensitive', 'handling.instruction': 'Members only', reason: 'A draft' })
      .press('Change handling');
    expect(await latest()).toEqual({
      type: 'ConsultationHandlingChanged',
      data: {
        consultationId: id,
        handling: { marking: 'official-sensitive', instruction: 'Members only' },
        reason: 'A draft',
      },
    });
    expect(visitor.all('.marking')).toEqual(['OFFICIAL-SENSITIVE – Members only', 'OFFICIAL-SENSITIVE – Members only']);
  });

  it('takes it back, and then it goes no further', async () => {
    await onPage('/withdraw');
    await visitor.answer({ ...date('withdrawnOn', today), explanation: 'Started anew' }).press('Continue');
    await visitor.press('Record withdrawal');
    expect(await latest()).toEqual({
      type: 'ConsultationWithdrawn',
      data: { consultationId: id, withdrawnOn: today, explanation: 'Started anew' },
    });
    await onPage('/triage');
    await visitor.answer({ decision: 'none', reason: 'Withdrawn' }).press('Record triage');
    expect([visitor.status, visitor.mistakes()]).toEqual([
      400,
      [expect.stringContaining('there is nothing left to choose')],
    ]);
  });

  it('lapses when the council meant to answer and did not', async () => {
    const lapsing = idOf(
      await tracker.api('/consultations', {
        title: 'Missed',
        kind: 'call_for_evidence',
        departments: ['home-office'],
        policyIds: [],
        themes: [],
        nations: ['england'],
        closesAt: `${inDays(-7)}T17:00:00Z`,
      }),
    );
    await tracker.api(`/consultations/${lapsing}/triage`, { decision: 'contribute', reason: 'Worth it' });
    await visitor.open(`/consultations/${lapsing}`);
    await visitor.open(visitor.link('Record that it lapsed'));
    await visitor.answer({ ...date('lapsedOn', inDays(-5)), reason: 'No time' }).press('Record lapse');
    expect((await tracker.recorded(`consultation-${lapsing}`)).at(-1)).toEqual({
      type: 'ConsultationLapsed',
      data: { consultationId: lapsing, lapsedOn: inDays(-5), reason: 'No time' },
    });
    expect(visitor.all('.tags .govuk-tag')).toEqual(['Awaiting outcome', 'Lapsed']);
    expect(visitor.facts().Lapsed).toMatch(/ \d{4} No time$/);
  });
});

import { fixture, page, title } from '../../libs/intake/fixtures/lifecycle.js';
import { startFakeGovuk, type FakeGovuk } from '../support/fake-govuk.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

interface Item {
  content_id: string;
  base_path: string;
  title: string;
  details: Record<string, unknown>;
}
const item = (name: string): Item => JSON.parse(fixture(`lifecycle/${name}`)) as Item;

let govuk: FakeGovuk;
let tracker: TestTracker;
let visitor: Visitor;

beforeAll(async () => {
  govuk = await startFakeGovuk();
  tracker = await startTestTracker({ GOVUK_URL: govuk.url });
});
afterAll(async () => {
  await tracker?.close();
  await govuk?.close();
});
beforeEach(() => {
  visitor = new Visitor(tracker.url);
});

const key = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  const { body } = await tracker.api('/consultations/from-govuk', { item: item('1-unopened') });
  await tracker.api('/consultations', (body as { details: object }).details);
});

const at = (below: string) => `https://www.gov.uk/government/consultations/${below}`;

describe('what cannot be fetched or read is a sentence on the same page, the address kept', () => {
  it.each([
    ['', 'Enter an address on GOV.UK, or upload or paste a content item'],
    [
      'https://example.org/government/consultations/x',
      'Enter an address on GOV.UK, one that begins with https://www.gov.uk/',
    ],
    [at('missing'), 'GOV.UK has no page at this address: check that all of it was copied'],
    [at('broken'), 'GOV.UK has a fault of its own (500): try again later'],
    [at('not-json'), 'GOV.UK’s answer is not a content item: try again later'],
    [
      at('notice'),
      'This GOV.UK page is of the type “notice”: only consultations and calls for evidence can be logged from GOV.UK',
    ],
    [at('wrong'), 'What GOV.UK sent is not a whole content item: content_id is missing'],
  ])('%s', async (address, sentence) => {
    govuk.shows({ path: '/government/consultations/broken', status: 500 });
    govuk.shows({ path: '/government/consultations/not-json', status: 200 });
    const notice = { base_path: '/government/consultations/notice', document_type: 'notice' };
    const wrong = { base_path: '/government/consultations/wrong', content_id: undefined };
    govuk.shows({ ...item('2-open'), ...notice });
    govuk.shows({ ...item('2-open'), ...wrong });
    await visitor.open('/consultations/from-govuk');
    await visitor.answer({ address }).press('Continue');
    expect([visitor.status, visitor.mistakes(), visitor.value('address')]).toEqual([400, [sentence], [address]]);
    expect(visitor.words('h1')).toBe('Log a consultation from GOV.UK');
  });

  it.each([
    ['{', 'This text must be the JSON of a GOV.UK content item'],
    [
      '{"document_type": "consultation"}',
      'This text is not a whole content item: title is missing; base_path is missing; content_id is missing',
    ],
  ])('a pasted %s', async (text, sentence) => {
    await visitor.open('/consultations/from-govuk');
    await visitor.answer({ 'item.text': text }).press('Continue');
    expect([visitor.status, visitor.mistakes(), visitor.value('item.text')]).toEqual([400, [sentence], [text]]);
  });
});

describe('consultations that look the same are pointed out before they are logged', () => {
  it('by their title and a department, when one is logged by hand', async () => {
    await visitor.open('/consultations/new');
    await visitor.answer({ title, kind: 'consultation', departments: 'home-office' }).press('Continue');
    expect(visitor.words('.govuk-warning-text')).toContain('This may be logged already');
    expect(visitor.all('.block--warning li')).toEqual([
      `${title}, closing 8 April 2025 at 5pm: has the same title and department`,
    ]);
  });

  it('by their key, when another call has the same', async () => {
    const other = { ...item('1-unopened'), title: 'Another', base_path: '/government/calls-for-evidence/another' };
    await visitor.open('/consultations/from-govuk');
    await visitor
      .answer({ 'item.text': JSON.stringify({ ...other, document_type: 'call_for_evidence' }) })
      .press('Continue');
    expect(visitor.all('.block--warning li')).toEqual([
      `${title}, closing 8 April 2025 at 5pm: has the same key there`,
    ]);
  });
});

describe('for programs', () => {
  it('says what would be logged and what has changed, and records nothing', async () => {
    const found = await tracker.api('/consultations/from-govuk', { item: item('1-unopened') });
    const { rows } = (await tracker.api('/consultations?q=ransomware')).body as { rows: { consultationId: string }[] };
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({ details: { title, source: { key } }, logged: rows[0]?.consultationId });
    const changed = { ...item('1-unopened'), title: 'New words' };
    expect(await tracker.api('/consultations/from-govuk', { item: changed })).toMatchObject({
      status: 200,
      body: {
        changes: [
          {
            type: 'ConsultationDetailsCorrected',
            path: 'correct',
            body: { title: 'New words', reason: 'As GOV.UK now shows it' },
            words: [`Title: “New words”, not “${title}”.`],
          },
        ],
      },
    });
  });

  it('answers a problem in words when GOV.UK has no such page, and when nothing is sent', async () => {
    expect(await tracker.api('/consultations/from-govuk', { address: `${page}-missing` })).toMatchObject({
      status: 422,
      body: { detail: 'GOV.UK has no page at this address: check that all of it was copied' },
    });
    expect(await tracker.api('/consultations/from-govuk', {})).toMatchObject({ status: 400 });
  });
});

import { fixture, page, title } from '../../libs/intake/fixtures/lifecycle.js';
import { startFakeGovuk, type FakeGovuk } from '../support/fake-govuk.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

interface Item {
  content_id: string;
  base_path: string;
  title: string;
  withdrawn_notice?: object;
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
const path = new URL(page).pathname;
const answers = {
  Title: title,
  Kind: 'Consultation',
  Summary: 'We are consulting on legislative proposals.',
  Departments: 'Home Office',
  Policies: 'Not answered',
  Themes: 'Not answered',
  Nations: 'England Scotland Wales Northern Ireland',
  'When does it open?': '14 January 2025',
  'When does it close?': '8 April 2025 at 5pm',
  'Web address to respond at': 'Not answered',
  'Email to respond to': 'Not answered',
  'Postal address to respond to': 'Not answered',
  'Found on': 'GOV.UK',
  'Web address of the consultation': page,
  'Its key there': key,
};
const consultationId = () => visitor.path.split('/').at(-1)!;

describe('a consultation on GOV.UK, from its address to its end', () => {
  let id: string;

  it('is logged from a pasted address, every field filled in and shown first', async () => {
    govuk.shows(item('1-unopened'));
    await visitor.open('/consultations');
    await visitor.open(visitor.link('Log from GOV.UK'));
    await visitor.answer({ address: `www.gov.uk${path}?utm=1` }).press('Continue');
    expect(visitor.words('h1')).toBe('Check your answers');
    expect(visitor.facts()).toMatchObject(answers);
    await visitor.press('Log consultation');
    expect(visitor.words('.govuk-notification-banner')).toContain('Consultation logged');
    expect(visitor.words('h1')).toBe(title);
    id = consultationId();
    expect(await tracker.recorded(`consultation-${id}`)).toEqual([
      {
        type: 'ConsultationLogged',
        data: {
          consultationId: id,
          title,
          kind: 'consultation',
          summary: 'We are consulting on legislative proposals.',
          departments: ['home-office'],
          policyIds: [],
          themes: [],
          nations: ['england', 'scotland', 'wales', 'northern_ireland'],
          opensOn: '2025-01-14',
          closesAt: '2025-04-08T17:00:00.000+01:00',
          source: { system: 'govuk', key, url: page },
        },
      },
    ]);
  });

  it('is recognised when it is logged again, and nothing has changed', async () => {
    await visitor.open('/consultations/from-govuk');
    await visitor.answer({ address: page }).press('Continue');
    expect(visitor.words('h1')).toBe('Nothing has changed');
    expect(visitor.words()).toContain('This consultation is logged already.');
  });

  it.each([
    {
      version: '2-open',
      offers: [
        'Ways to respond: https://www.homeofficesurveys.homeoffice.gov.uk/s/E6ROXH/ and ransomwareconsultation@homeoffice.gov.uk.',
      ],
      events: [
        {
          type: 'ConsultationDetailsCorrected',
          data: {
            waysToRespond: {
              url: 'https://www.homeofficesurveys.homeoffice.gov.uk/s/E6ROXH/',
              email: 'ransomwareconsultation@homeoffice.gov.uk',
            },
            reason: 'As GOV.UK now shows it',
          },
        },
      ],
    },
    {
      version: '3-open-deadline-extended',
      offers: ['Closing date: the end of 14 April 2025, not 8 April 2025 at 5pm. Published on 20 March 2025.'],
      events: [
        {
          type: 'ConsultationDeadlineMoved',
          data: {
            closesAt: '2025-04-15T00:00:00.000+01:00',
            publishedOn: '2025-03-20',
            reason: 'Closing date extended.',
            reference: { title, url: page },
          },
        },
      ],
    },
    {
      version: '4-closed-awaiting-response',
      offers: ['Closing date: 8 April 2025 at 5pm, not the end of 14 April 2025. Published on 8 April 2025.'],
      events: [
        {
          type: 'ConsultationDeadlineMoved',
          data: {
            closesAt: '2025-04-08T17:00:00.000+01:00',
            publishedOn: '2025-04-08',
            reference: { title, url: page },
          },
        },
      ],
    },
    {
      version: '5-closed-with-public-feedback',
      offers: ['What people said was published: Ransomware legislative proposals. Date: 2 June 2025.'],
      events: [
        {
          type: 'ConsultationFeedbackPublished',
          data: {
            publishedOn: '2025-06-02',
            reference: {
              title: 'Ransomware legislative proposals',
              url: 'https://assets.publishing.service.gov.uk/media/x/condoc.pdf',
              quotation: '273 responses were received.',
            },
          },
        },
      ],
    },
    {
      version: '6-outcome',
      offers: [
        'The outcome was published: Government response. Date: 22 July 2025, which is the date of GOV.UK’s note on the change; GOV.UK does not send the date itself, so check it.',
      ],
      events: [
        {
          type: 'ConsultationOutcomePublished',
          data: {
            publishedOn: '2025-07-22',
            summary: 'Synthetic summary of the government response.',
            reference: {
              title: 'Government response',
              url: 'https://www.gov.uk/government/consultations/x/government-response',
            },
          },
        },
      ],
    },
    {
      version: '7-withdrawn-england-wales-external',
      offers: [
        'Nations: England and Wales, not England, Scotland, Wales and Northern Ireland.',
        'It was withdrawn on 10 January 2026: Superseded.',
      ],
      events: [
        {
          type: 'ConsultationDetailsCorrected',
          data: { nations: ['england', 'wales'], reason: 'As GOV.UK now shows it' },
        },
        { type: 'ConsultationWithdrawn', data: { withdrawnOn: '2026-01-10', explanation: 'Superseded.' } },
      ],
    },
  ])('then comes $version: offered in words, recorded as events, each once', async ({ version, offers, events }) => {
    const before = await tracker.recorded(`consultation-${id}`);
    govuk.shows(item(version));
    await visitor.open(`/consultations/${id}`);
    await visitor.open(visitor.link('Check GOV.UK for changes'));
    expect(visitor.value('address')).toEqual([page]);
    await visitor.press('Check for changes');
    expect(visitor.all('.govuk-checkboxes__label')).toEqual(offers);
    expect(visitor.value('changes')).toEqual(offers.map((_, index) => String(index)));
    expect(await visitor.pressTwice('Record changes')).toEqual([`/consultations/${id}`, `/consultations/${id}`]);
    const recorded = await tracker.recorded(`consultation-${id}`);
    expect(recorded.slice(before.length)).toEqual(
      events.map(({ type, data }) => ({ type, data: { consultationId: id, ...data } })),
    );
    await visitor.open(`/consultations/${id}/check-govuk`);
    await visitor.press('Check for changes');
    expect(visitor.words('h1')).toBe('Nothing has changed');
  });

  it('shows on its page what became of it, and which deadline was known when', async () => {
    await visitor.open(`/consultations/${id}`);
    expect(visitor.all('.tags .govuk-tag')).toEqual(['Withdrawn']);
    expect(visitor.words('.govuk-inset-text')).toBe('Withdrawn on 10 January 2026: Superseded.');
    expect(visitor.table('Feedback and outcome')).toEqual([
      ['What people said', '2 June 2025', 'Ransomware legislative proposals'],
      ['Outcome', '22 July 2025', 'Government response'],
    ]);
    const deadlines = visitor.table('The deadlines in the order in which they became known here');
    expect(deadlines.map(([, closes, how]) => [closes, how])).toEqual([
      ['8 April 2025 at 5pm', 'As it was logged'],
      ['14 April 2025', 'Moved, as published on 20 March 2025'],
      ['8 April 2025 at 5pm', 'Moved, as published on 8 April 2025'],
    ]);
  });
});

const late = () => {
  const seen = item('7-withdrawn-england-wales-external');
  const content_id = '00000000-0000-4000-8000-000000000007';
  return { ...seen, title: 'Over by now', base_path: '/government/consultations/over-by-now', content_id };
};

describe('a consultation that is over when it is logged', () => {
  it('comes from an uploaded item, and what has happened since is recorded with it', async () => {
    await visitor.open('/consultations/from-govuk');
    await visitor.answer({ 'item.file': { fileName: 'item.json', content: JSON.stringify(late()) } }).press('Continue');
    expect(visitor.facts()).toMatchObject({ Title: 'Over by now', Nations: 'England Wales' });
    expect(visitor.facts()['What has happened since, to be recorded as well']).toBe(
      'The outcome was published: Consultation outcome. Date: 10 January 2026, which is the date of the page’s last update; GOV.UK does not send the date itself, so check it. It was withdrawn on 10 January 2026: Superseded.',
    );
    await visitor.press('Log consultation');
    const events = await tracker.recorded(`consultation-${consultationId()}`);
    expect(events.map(({ type }) => type)).toEqual([
      'ConsultationLogged',
      'ConsultationOutcomePublished',
      'ConsultationWithdrawn',
    ]);
    expect(events[2]?.data).toEqual({
      consultationId: consultationId(),
      withdrawnOn: '2026-01-10',
      explanation: 'Superseded.',
    });
  });

  it('keeps what was changed before it was logged, and the seconds of what was not', async () => {
    const again = { ...late(), title: 'Over too', content_id: '00000000-0000-4000-8000-000000000008' };
    again.details = { ...again.details, closing_date: '2025-04-08T16:59:59.000+01:00' };
    await visitor.open('/consultations/from-govuk');
    await visitor.answer({ 'item.text': JSON.stringify(again) }).press('Continue');
    await visitor.press('Change title');
    await visitor.answer({ title: 'Over as well', also: '1', 'departments.others': 'A new body' }).press('Continue');
    expect(visitor.facts()['What has happened since, to be recorded as well']).toBe(
      'It was withdrawn on 10 January 2026: Superseded.',
    );
    await visitor.press('Log consultation');
    const [logged, ...since] = await tracker.recorded(`consultation-${consultationId()}`);
    expect(logged?.data).toMatchObject({
      title: 'Over as well',
      departments: ['home-office', 'a-new-body'],
      closesAt: '2025-04-08T16:59:59.000+01:00',
    });
    expect(since.map(({ type }) => type)).toEqual(['ConsultationWithdrawn']);
  });

  it('is not logged when a rule forbids what has happened since: the page says which', async () => {
    const wrong = { ...late(), title: 'Too early', content_id: '00000000-0000-4000-8000-000000000009' };
    wrong.details = { ...wrong.details, opening_date: '2026-02-02T09:00:00Z', closing_date: '2026-03-02T09:00:00Z' };
    await visitor.open('/consultations/from-govuk');
    await visitor.answer({ 'item.text': JSON.stringify(wrong) }).press('Continue');
    const address = visitor.path;
    await visitor.press('Log consultation');
    expect([visitor.status, address]).toEqual([400, '/consultations/from-govuk']);
    expect(visitor.mistakes()).toEqual([
      'The date of the outcome must be on or after the opening date, 2 February 2026. Untick this, or record it by hand; nothing is recorded yet: The outcome was published: Consultation outcome. Date: 10 January 2026, which is the date of the page’s last update; GOV.UK does not send the date itself, so check it.',
    ]);
    const { body } = await tracker.api('/consultations?q=early');
    expect(body).toMatchObject({ total: 0 });
  });
});

const call = (fields: Partial<Item> = {}, details: object = {}) => {
  const seen = item('1-unopened');
  const base_path = '/government/consultations/choices';
  const own = { content_id: '00000000-0000-4000-8000-00000000000a', base_path, title: 'Choices', ...fields };
  return { ...seen, ...own, details: { ...seen.details, ...details } };
};

describe('changes are chosen', () => {
  it('one by one: the details that are left out stay as they were', async () => {
    govuk.shows(call());
    await visitor.open('/consultations/from-govuk');
    await visitor.answer({ address: 'https://www.gov.uk/government/consultations/choices' }).press('Continue');
    await visitor.press('Log consultation');
    const id = consultationId();
    govuk.shows(
      call(
        {
          title: 'Other choices',
          withdrawn_notice: { explanation: '<p>Gone</p>', withdrawn_at: '2026-02-01T10:00:00Z' },
        },
        { opening_date: '2025-01-16T09:00:00Z', national_applicability: { wales: { applicable: true } } },
      ),
    );
    await visitor.open(`/consultations/${id}/check-govuk`);
    await visitor.press('Check for changes');
    expect(visitor.all('.govuk-checkboxes__label')).toEqual([
      'Title: “Other choices”, not “Choices”.',
      'Nations: Wales, not England, Scotland, Wales and Northern Ireland.',
      'Opening date: 16 January 2025, not 14 January 2025.',
      'It was withdrawn on 1 February 2026: Gone',
    ]);
    await visitor.answer({ changes: [] }).press('Record changes');
    expect([visitor.status, visitor.mistakes()]).toEqual([400, ['Select at least one change']]);
    await visitor.answer({ changes: ['1', '2'] }).press('Record changes');
    expect(visitor.words('.govuk-notification-banner')).toContain('2 changes recorded');
    expect((await tracker.recorded(`consultation-${id}`)).slice(1)).toEqual([
      {
        type: 'ConsultationDetailsCorrected',
        data: { consultationId: id, nations: ['wales'], opensOn: '2025-01-16', reason: 'As GOV.UK now shows it' },
      },
    ]);
  });

  it('of another consultation none are offered', async () => {
    const { body } = await tracker.api('/consultations?q=choices');
    const [{ consultationId: id }] = (body as { rows: [{ consultationId: string }] }).rows;
    await visitor.open(`/consultations/${id}/check-govuk`);
    await visitor.answer({ 'item.text': fixture('lifecycle/2-open') }).press('Check for changes');
    expect([visitor.status, visitor.mistakes()]).toEqual([400, [`This is another consultation on GOV.UK: “${title}”`]]);
  });
});

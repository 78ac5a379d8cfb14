import type { ConsultationEvent, ConsultationLogged } from '#consultations';
import { after, consultationId, life, logged, page, title } from '../../fixtures/lifecycle.js';
import type { GovukConsultation } from './content-item.js';
import { differences, isSameCall } from './differences.js';
import type { KnownConsultation } from './known-consultation.js';

const reason = 'As GOV.UK now shows it';
const eventsOf = (known: KnownConsultation, item: GovukConsultation) =>
  differences(known, item).map(({ event }) => event);
const wordsOf = (known: KnownConsultation, item: GovukConsultation) =>
  differences(known, item).flatMap(({ words }) => words);

const open = life('2-open');
const outcome = life('6-outcome');
const ways = {
  url: 'https://www.homeofficesurveys.homeoffice.gov.uk/s/E6ROXH/',
  email: 'ransomwareconsultation@homeoffice.gov.uk',
};

const moved = (closesAt: string, publishedOn: string): ConsultationEvent => ({
  type: 'ConsultationDeadlineMoved',
  data: { consultationId, closesAt, publishedOn },
});

const corrections = (fields: Partial<ConsultationLogged>, item = open) => eventsOf(after(logged(item, fields)), item);

const corrected = (waysToRespond: object) => [
  { type: 'ConsultationDetailsCorrected', data: { consultationId, waysToRespond, reason } },
];

const published = (url: string | undefined, publishedOn = '2025-07-22'): ConsultationEvent => ({
  type: 'ConsultationOutcomePublished',
  data: { consultationId, publishedOn, reference: { title: 'Answer', ...(url && { url }) } },
});

describe('the deadline', () => {
  it('is the same instant in another offset', () => {
    expect(eventsOf(after(logged(open, { closesAt: '2025-04-08T16:00:00Z' })), open)).toEqual([]);
  });

  it('is not moved back by an item older than the move', () => {
    expect(eventsOf(after(logged(open), moved('2025-05-01T17:00:00+01:00', '2025-03-20')), open)).toEqual([]);
  });

  it('in force is that of the last move published, whenever it was recorded', () => {
    const known = after(
      logged(open),
      moved('2025-04-15T00:00:00+01:00', '2025-03-20'),
      moved('2025-04-10T17:00:00Z', '2025-02-01'),
    );
    expect(eventsOf(known, life('3-open-deadline-extended'))).toEqual([]);
  });

  it('that was not known is announced', () => {
    const known = after(logged(open, { closesAt: undefined }));
    expect(wordsOf(known, open)).toEqual(['Closing date: 8 April 2025 at 5pm. Published on 14 January 2025.']);
  });

  it('that is not shown any more is kept', () => {
    const { closesAt: _, ...details } = open.details;
    expect(eventsOf(after(logged(open)), { ...open, details })).toEqual([]);
  });

  it('moved after the close is said to be so', () => {
    const late = { ...open, updatedOn: '2025-04-20', touchedOn: '2025-04-20' };
    const known = after(logged(open, { closesAt: '2025-04-01T17:00:00+01:00' }));
    expect(wordsOf(known, late)).toEqual([
      'Closing date: 8 April 2025 at 5pm, not 1 April 2025 at 5pm. Published on 20 April 2025. That is later than the closing date itself.',
    ]);
  });
});

const loggedFor = (opensOn: string, closesAt: string) => after(logged(open, { opensOn, closesAt }));
const typesOf = (known: KnownConsultation) => eventsOf(known, open).map(({ type }) => type);

describe('a call put off as a whole', () => {
  it('has its deadline moved first, to let it open after the old one', () => {
    const [corrected, moved] = ['ConsultationDetailsCorrected', 'ConsultationDeadlineMoved'];
    expect(typesOf(loggedFor('2024-10-01', '2024-12-01T17:00:00Z'))).toEqual([moved, corrected]);
    expect(typesOf(loggedFor('2025-06-01', '2025-08-01T17:00:00Z'))).toEqual([corrected, moved]);
  });
});

describe('the details', () => {
  it('are corrected in one event', () => {
    expect(
      corrections({
        title: 'Ransom ware',
        summary: undefined,
        departments: ['home-office', 'cabinet-office'],
        nations: ['england'],
        opensOn: '2025-01-13',
        kind: 'call_for_evidence',
        source: { system: 'manual' },
      }),
    ).toEqual([
      {
        type: 'ConsultationDetailsCorrected',
        data: {
          consultationId,
          title,
          summary: 'We are consulting on legislative proposals.',
          source: { system: 'govuk', key: '00000000-0000-4000-8000-000000000001', url: page },
          kind: 'consultation',
          departments: ['home-office'],
          nations: ['england', 'scotland', 'wales', 'northern_ireland'],
          opensOn: '2025-01-14',
          reason,
        },
      },
    ]);
  });

  it('that the page does not show, or GOV.UK does not tell apart, stay', () => {
    expect(corrections({ kind: 'technical', themes: ['cyber'], policyIds: [consultationId] })).toEqual([]);
    const { summary: _, opensOn: __, ...details } = open.details;
    expect(eventsOf(after(logged(open)), { ...open, details: { ...details, departments: [] } })).toEqual([]);
  });

  it('list departments and nations as sets', () => {
    const nations = open.details.nations.toReversed();
    expect(corrections({ nations })).toEqual([]);
  });

  it('are not corrected by a translation', () => {
    const source = { ...open.details.source!, url: `${page}.cy` };
    const welsh = { ...open, language: 'cy', details: { ...open.details, title: 'Meddalwedd wystlo', source } };
    expect(eventsOf(after(logged(open)), welsh)).toEqual([]);
  });

  it('ways to respond follow the page while it is open, field by field, and are only added to later', () => {
    const url = 'https://consult.example.gov.uk/old';
    const seen = (seenOn: string) => eventsOf(after(logged(open, { waysToRespond: { url } })), life('2-open', seenOn));
    expect(seen('2025-04-08')).toEqual(corrected(ways));
    expect(seen('2025-04-09')).toEqual(corrected({ url, email: ways.email }));
  });
});

describe('the outcome', () => {
  const answered = (fields: Partial<GovukConsultation['outcome']>): GovukConsultation => ({
    ...outcome,
    outcome: { ...outcome.outcome!, ...fields },
  });
  const { reference } = outcome.outcome!;

  it('whose date the secretariat put right is left alone', () => {
    const right: ConsultationEvent = {
      type: 'ConsultationOutcomeCorrected',
      data: { consultationId, publishedOn: '2025-07-21', reason: 'The statement to the House' },
    };
    expect(eventsOf(after(logged(outcome), published(reference.url), right), outcome)).toEqual([]);
  });

  it('has its date put right when GOV.UK itself sends it', () => {
    const sent = answered({ publishedOn: '2025-07-23', datedBy: 'publication date' });
    const known = after(logged(outcome), published(reference.url));
    expect(eventsOf(known, sent)).toEqual([
      { type: 'ConsultationOutcomeCorrected', data: { consultationId, publishedOn: '2025-07-23', reason } },
    ]);
    expect(wordsOf(known, sent)).toEqual(['The outcome was published on 23 July 2025, not on 22 July 2025.']);
  });

  it('recorded without a document gains the one that was added', () => {
    const known = after(logged(outcome), published(page));
    expect(eventsOf(known, outcome)).toEqual([
      { type: 'ConsultationOutcomeCorrected', data: { consultationId, publishedOn: '2025-07-22', reference, reason } },
    ]);
    expect(wordsOf(known, outcome)).toEqual(['The outcome is now in a document: Government response.']);
  });

  it('is followed by a further one when a later note speaks of it', () => {
    const final = { title: 'Final response', url: 'https://assets.example.gov.uk/final.pdf' };
    const later: GovukConsultation = {
      ...answered({ documents: [reference, final] }),
      changes: [{ on: '2025-09-01', note: 'Added the final government response.' }, ...outcome.changes],
    };
    const known = after(logged(outcome), published(reference.url));
    expect(eventsOf(known, later)).toEqual([
      {
        type: 'ConsultationOutcomePublished',
        data: { consultationId, publishedOn: '2025-09-01', summary: outcome.outcome!.text, reference: final },
      },
    ]);
    expect(
      eventsOf(after(logged(outcome), published(reference.url), published(final.url, '2025-09-01')), later),
    ).toEqual([]);
  });

  it('that has vanished from the page is kept, and feedback is recorded once', () => {
    const feedback: ConsultationEvent = {
      type: 'ConsultationFeedbackPublished',
      data: { consultationId, publishedOn: '2025-06-01', reference: { title: 'By hand' } },
    };
    const known = after(logged(outcome), feedback, published(undefined));
    expect(eventsOf(known, life('5-closed-with-public-feedback'))).toEqual([]);
  });
});

describe('an item is of the call that was logged', () => {
  const { source } = open.details;
  it.each([
    ['the same page', { kind: 'consultation', source }, true],
    ['the same page, told apart more finely', { kind: 'technical', source }, true],
    ['a page that moved', { kind: 'consultation', source: { ...source, url: `${page}-2` } }, true],
    ['a page told apart more finely that moved', { kind: 'technical', source: { ...source, url: `${page}-2` } }, true],
    ['a page relabelled and moved', { kind: 'call_for_evidence', source: { ...source, url: `${page}-2` } }, false],
    ['another page', { kind: 'consultation', source: { ...source, key: consultationId } }, false],
    ['one logged by hand', { kind: 'consultation', source: { system: 'manual' as const } }, false],
    ['one without a source', { kind: 'consultation' }, false],
  ])('%s', (_, loggedAs, same) => expect(isSameCall(loggedAs, open)).toBe(same));
});

import fc from 'fast-check';
import { ConsultationLogged } from '#consultations';
import { faultsIn, InvalidInput, RuleBroken } from '#vocabulary';
import { fixture } from '../../fixtures/lifecycle.js';
import { fromContentItem } from './content-item.js';

const ALL = ['england', 'scotland', 'wales', 'northern_ireland'];
const seenOn = '2026-07-01';

const organisation = (slug: string, id: string) => ({ content_id: id, base_path: `/government/organisations/${slug}` });
const item = (fields: object = {}, details: object = {}) => ({
  content_id: '5a0c2f0e-6d1b-4f3e-9a53-0d8f5b1c7e09',
  base_path: '/government/consultations/data-sharing',
  title: 'Data sharing',
  description: null,
  schema_name: 'consultation',
  document_type: 'open_consultation',
  locale: 'en',
  public_updated_at: null,
  withdrawn_notice: {},
  links: { organisations: [organisation('home-office', 'a')] },
  details: { body: '', political: false, ...details },
  ...fields,
});

const refusal = (json: unknown): unknown => {
  try {
    return fromContentItem(json, { seenOn });
  } catch (error) {
    return error;
  }
};
const faults = (json: unknown) => (refusal(json) as InvalidInput).faults;

const life = (name: string) => fromContentItem(fixture(`lifecycle/${name}`), { seenOn });

describe('an item of GOV.UK becomes what the tracker would log', () => {
  it('an older consultation with an outcome in pieces of HTML, its lead organisations first', () => {
    const url = 'https://www.gov.uk/government/uploads/file/1/Responses.pdf';
    const documents = [
      { title: 'Shared front offices & counters: response', url },
      { title: 'Answers in a table', url: 'https://assets.example.gov.uk/2/answers.csv' },
    ];
    expect(fromContentItem(fixture('made-up/older-consultation-outcome'), { seenOn })).toEqual({
      details: {
        title: 'Shared front offices: how councils & agencies could work from one counter',
        kind: 'consultation',
        summary: 'We want to know what stops councils from sharing front offices.',
        departments: ['department-for-levelling-up', 'home-office', 'cabinet-office'],
        policyIds: [],
        themes: [],
        nations: ALL,
        opensOn: '2016-04-20',
        closesAt: '2016-07-13T22:45:00+01:00',
        source: {
          system: 'govuk',
          key: '5a0c2f0e-6d1b-4f3e-9a53-0d8f5b1c7e01',
          url: 'https://www.gov.uk/government/consultations/shared-front-offices',
        },
      },
      outcome: {
        publishedOn: '2016-10-18',
        datedBy: 'change history',
        text: 'This document is the response to the consultation on shared front offices.',
        documents,
        reference: documents[0],
      },
      changes: [
        { on: '2016-12-01', note: 'Added a Welsh version.' },
        { on: '2016-10-18', note: 'Published summary of responses document.' },
        { on: '2016-05-30', note: 'Added a form for your response.' },
        { on: '2016-04-20', note: 'First published.' },
      ],
      updatedOn: '2016-10-18',
      touchedOn: '2019-02-01',
      seenOn,
      language: 'en',
      leftOut: [],
    });
  });

  it('a call for evidence with attachments, dated by GOV.UK, in London dates either side of midnight', () => {
    const documents = [
      { title: 'evidence.ods', url: 'https://assets.example.gov.uk/media/evidence.ods' },
      {
        title: 'Summary of the evidence',
        url: 'https://www.gov.uk/government/calls-for-evidence/green-data-centres/summary',
      },
    ];
    expect(fromContentItem(fixture('made-up/call-for-evidence-outcome'), { seenOn })).toMatchObject({
      details: {
        kind: 'call_for_evidence',
        departments: ['cabinet-office'],
        nations: ['england', 'northern_ireland'],
        opensOn: '2023-07-01',
        closesAt: '2023-09-30T22:59:00.000+00:00',
      },
      outcome: {
        publishedOn: '2024-02-19',
        datedBy: 'publication date',
        text: 'We had 61 answers.\n\n- most from councils\n- some from suppliers',
        documents,
        reference: documents[0],
      },
      updatedOn: '2024-02-20',
    });
  });

  it('an open call that is held elsewhere; what cannot be taken over is said', () => {
    const { details, leftOut } = fromContentItem(fixture('made-up/open-call-elsewhere'), { seenOn });
    expect(details).toMatchObject({
      departments: ['government-digital-service'],
      opensOn: '2026-03-30',
      closesAt: '2026-06-01T00:00:00+01:00',
      waysToRespond: {
        url: 'https://consult.example.gov.uk/identity/',
        email: 'identity@example.gov.uk',
        postalAddress: 'Identity team\n1 High Street\nLondon',
      },
    });
    expect(leftOut).toEqual([
      'The organisation “A body without a page” has no page of its own on GOV.UK: it was left out.',
    ]);
  });

  it('feedback, outcome and withdrawal of the whole life of a call', () => {
    expect(life('5-closed-with-public-feedback').feedback).toEqual({
      publishedOn: '2025-06-02',
      datedBy: 'publication date',
      text: '273 responses were received.',
      documents: [
        {
          title: 'Ransomware legislative proposals',
          url: 'https://assets.publishing.service.gov.uk/media/x/condoc.pdf',
        },
      ],
      reference: {
        title: 'Ransomware legislative proposals',
        url: 'https://assets.publishing.service.gov.uk/media/x/condoc.pdf',
      },
    });
    const { details, outcome, withdrawn } = life('7-withdrawn-england-wales-external');
    expect(details.waysToRespond).toEqual({ url: 'https://consult.example.gov.uk/x' });
    expect(details.nations).toEqual(['england', 'wales']);
    expect(outcome).toEqual({
      publishedOn: '2026-01-10',
      datedBy: 'last update',
      text: 'x',
      documents: [],
      reference: { title: 'Consultation outcome', url: details.source?.url },
    });
    expect(withdrawn).toEqual({ withdrawnOn: '2026-01-10', explanation: 'Superseded.' });
  });

  it.each(
    Object.entries({
      'nothing said: all four': [undefined, ALL],
      'an empty list: all four': [{}, ALL],
      'some named: those': [{ wales: { applicable: true } }, ['wales']],
      'some ruled out: the others': [{ scotland: { applicable: false } }, ['england', 'wales', 'northern_ireland']],
    }),
  )('nations, %s', (_, [national_applicability, nations]) => {
    expect(fromContentItem(item({}, { national_applicability }), { seenOn }).details.nations).toEqual(nations);
  });

  it('reads the kind from the schema when the type is not sent', () => {
    const call = item({ document_type: undefined, schema_name: 'call_for_evidence' });
    expect(fromContentItem(call, { seenOn }).details.kind).toBe('call_for_evidence');
  });

  it('dates an outcome by the last change since the close when no note speaks of it, else by the day it was seen', () => {
    const outcome = (history: [string, string][]) =>
      fromContentItem(
        item(
          {},
          {
            closing_date: '2026-02-01T00:00:00Z',
            final_outcome_detail: 'We will.',
            change_history: history.map(([public_timestamp, note]) => ({ public_timestamp, note })),
          },
        ),
        { seenOn },
      ).outcome;
    const before: [string, string] = ['2026-01-30T12:00:00Z', 'Added a response form'];
    expect(outcome([before, ['2026-05-01T12:00:00Z', 'Page updated']])).toMatchObject({
      publishedOn: '2026-05-01',
      datedBy: 'change history',
    });
    expect(outcome([before, ['2026-08-01T12:00:00Z', 'Outcome planned']])).toMatchObject({
      publishedOn: seenOn,
      datedBy: 'day seen',
    });
  });

  it('knows no outcome before the day that is set for it', () => {
    const planned = item({}, { final_outcome_publication_date: '2026-09-01T09:00:00+01:00' });
    expect(fromContentItem(planned, { seenOn })).not.toHaveProperty('outcome');
  });
});

describe('nothing hostile gets through', () => {
  it('HTML becomes plain text, scripts and styles go', () => {
    const { details, withdrawn } = fromContentItem(
      item({
        title: 'Data <b>sharing</b><script>alert(1)</script> &amp; more',
        description: 'First\u0000 <style>p{}</style><p>second</p><img src=x onerror=alert(1)>',
        withdrawn_notice: {
          withdrawn_at: '2026-06-30T23:30:00Z',
          explanation: '<p onclick="x()">Gone &lt;now&gt;</p>',
        },
      }),
      { seenOn },
    );
    expect(details).toMatchObject({ title: 'Data sharing & more', summary: 'First\n\nsecond' });
    expect(withdrawn).toEqual({ withdrawnOn: '2026-07-01', explanation: 'Gone <now>' });
  });

  it('keeps a title that only looks a little like HTML', () => {
    expect(fromContentItem(item({ title: 'NOx < 40 µg: R&D' }), { seenOn }).details.title).toBe('NOx < 40 µg: R&D');
  });

  it('leaves out addresses that are none, and says so', () => {
    const { details, leftOut, outcome } = fromContentItem(
      item(
        {},
        {
          ways_to_respond: { link_url: 'javascript:alert(1)', email: 'nobody', postal_address: ' ' },
          final_outcome_documents: ['<a href="javascript:alert(1)">Answer</a>', '<h2>No link</h2>'],
          final_outcome_attachments: ['a'],
          attachments: [{ id: 'a', url: 'data:text/html,x', title: 'Answer' }],
          final_outcome_detail: 'Yes',
        },
      ),
      { seenOn },
    );
    expect(details).not.toHaveProperty('waysToRespond');
    expect(outcome?.documents).toEqual([]);
    expect(leftOut).toEqual([
      'The address to respond at is not a web address and was left out: javascript:alert(1)',
      'The e-mail address is not one and was left out: nobody',
    ]);
  });

  it('shortens giant texts to what an event holds', () => {
    const giant = '<p>long &amp; <i>winding</i></p>'.repeat(60_000);
    const { details } = fromContentItem(
      item(
        { title: 'T'.repeat(100_000), description: `${'<div>'.repeat(20_000)}${giant}` },
        { final_outcome_detail: giant },
      ),
      { seenOn },
    );
    expect([details.title.length, details.summary?.length]).toEqual([500, 20_000]);
    expect(details.summary).toMatch(/^long & winding\n\nlong & winding\n[^]*…$/);
    expect(faultsIn(ConsultationLogged, { ...details, consultationId: details.source?.key })).toEqual([]);
  });

  it('names every field that is missing or ill-typed', () => {
    expect(
      faults({
        document_type: 'consultation',
        title: 7,
        content_id: 'x',
        base_path: 'https://evil.example',
        locale: '<b>',
        public_updated_at: 'yesterday',
        links: { organisations: [{ content_id: 1 }, null] },
        withdrawn_notice: { withdrawn_at: '2026-02-30T10:00:00Z' },
        details: {
          closing_date: '8 April 2025',
          change_history: [{ public_timestamp: '2025', note: [] }],
          national_applicability: { wales: { applicable: 'yes' } },
          ways_to_respond: 'by post',
          emphasised_organisations: [{}],
          attachments: {},
        },
      }),
    ).toEqual([
      { field: 'title', message: 'must be text' },
      { field: 'base_path', message: 'must be a path on GOV.UK, like /government/consultations/x' },
      { field: 'details.closing_date', message: expect.stringContaining('must be an instant') },
      { field: 'public_updated_at', message: expect.stringContaining('must be an instant') },
      { field: 'details.ways_to_respond', message: 'must be an object' },
      { field: 'details.change_history.0.public_timestamp', message: expect.stringContaining('must be an instant') },
      { field: 'details.change_history.0.note', message: 'must be text' },
      { field: 'details.attachments', message: 'must be a list' },
      { field: 'withdrawn_notice.withdrawn_at', message: expect.stringContaining('must be an instant') },
      { field: 'details.emphasised_organisations', message: 'must be a list of texts' },
      { field: 'links.organisations.1', message: 'must be an object' },
      { field: 'links.organisations.0.content_id', message: 'must be text' },
      { field: 'details.national_applicability.wales.applicable', message: 'must be true or false' },
      { field: 'content_id', message: 'must be an id' },
      { field: 'locale', message: 'must be a language, like en or cy' },
    ]);
    expect(faults({ document_type: 'consultation' })).toEqual([
      { field: 'title', message: 'is missing' },
      { field: 'base_path', message: 'is missing' },
      { field: 'content_id', message: 'is missing' },
    ]);
  });

  it.each([[null], [[]], [7], ['not JSON'], ['[1'], ['"text"'], [{}], [{ document_type: 3 }]])('refuses %j', (json) => {
    expect(refusal(json)).toBeInstanceOf(InvalidInput);
  });

  it.each([
    ['notice', 'This GOV.UK page is of the type “notice”'],
    ['policy_paper', 'This GOV.UK page is of the type “policy paper”'],
    ['redirect', 'only consultations and calls for evidence can be logged from GOV.UK'],
    ['constructor', 'This GOV.UK page is of the type “constructor”'],
    ['<script>x</script>gone', 'of the type “gone”'],
  ])('refuses a %s in plain words', (document_type, sentence) => {
    const refused = refusal(item({ document_type })) as RuleBroken;
    expect([refused.name, refused.field]).toEqual(['RuleBroken', 'document_type']);
    expect(refused.message).toContain(sentence);
  });

  it('whatever the fields hold, there is either a refusal or a consultation that can be logged', () => {
    const anything = fc.oneof({ maxDepth: 3 }, fc.anything(), fc.json(), fc.webUrl(), fc.string(), fc.constant('<p>'));
    const fields = [
      'title',
      'description',
      'base_path',
      'content_id',
      'links',
      'withdrawn_notice',
      'public_updated_at',
    ];
    const inside = ['opening_date', 'closing_date', 'ways_to_respond', 'attachments', 'final_outcome_detail'];
    const some = (names: string[]) => fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: 2 });
    fc.assert(
      fc.property(some(fields), some([...inside, 'change_history', 'national_applicability']), (outer, inner) => {
        const outcome = refusal(item(outer, inner));
        if (outcome instanceof InvalidInput) return outcome.faults.length > 0;
        const { details } = outcome as ReturnType<typeof fromContentItem>;
        expect(faultsIn(ConsultationLogged, { ...details, consultationId: details.source?.key })).toEqual([]);
        return true;
      }),
    );
  });
});

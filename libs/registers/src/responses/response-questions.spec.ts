import { projections } from '../projections.js';
import { idOf, Tables } from '../testing.js';
import { ASK, CONSULTATION, NOW, ORGANISATION, PERSON, RESPONSE } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { findResponse } from './find-response.js';
import { listResponses, type ResponseRow } from './list-responses.js';

const { db } = Tables.built(projections, record().events);

const offices: ResponseRow = {
  responseId: RESPONSE.offices,
  consultation: { id: CONSULTATION.answered, title: 'Shared front offices: a consultation' },
  state: 'published',
  jointWith: [],
  leadPersonId: PERSON,
  submittedAt: '2025-08-20T10:00:00Z',
  submittedOn: '2025-08-20',
  channel: 'online form',
  receipt: null,
  asks: [{ id: ASK.purpose, title: 'Judge an office by its purpose.' }],
  organisations: [
    { id: ORGANISATION.kent, title: 'Kent County Council' },
    { id: ORGANISATION.leeds, title: 'Leeds City Council' },
  ],
  document: { fileName: 'response.pdf', mediaType: 'application/pdf', bytes: 4, sha256: 'a'.repeat(64) },
  acknowledgedOn: null,
  publishedOn: '2025-09-01',
  url: 'https://example.org/offices',
  endedReason: null,
  handling: null,
  recordedAt: '2025-01-02T09:00:34.000Z',
  revision: 2,
};
const begun: ResponseRow = {
  ...offices,
  responseId: RESPONSE.begun,
  consultation: { id: CONSULTATION.open, title: 'Identity checks for officers' },
  state: 'started',
  jointWith: ['Socitm'],
  submittedAt: null,
  submittedOn: null,
  channel: null,
  asks: [],
  organisations: [],
  document: null,
  publishedOn: null,
  url: null,
  recordedAt: '2025-01-02T09:00:39.000Z',
  revision: 0,
};

const ids = (filters: Parameters<typeof listResponses>[1]) =>
  listResponses(db, filters).rows.map(({ responseId }) => responseId);

describe('responses', () => {
  it('are listed with all that a row shows, the latest first', () => {
    expect(listResponses(db, { state: 'published' }).rows).toEqual([offices]);
    expect(listResponses(db, { state: 'started' }).rows).toEqual([begun]);
    expect(ids({})).toEqual([RESPONSE.begun, RESPONSE.identity, RESPONSE.offices]);
  });

  it('are found by consultation, its title, and who took part', () => {
    expect(ids({ consultation: CONSULTATION.closed })).toEqual([RESPONSE.identity]);
    expect(ids({ q: 'officers identity' })).toEqual([RESPONSE.begun]);
    expect(ids({ organisation: ORGANISATION.leeds })).toEqual([RESPONSE.identity, RESPONSE.offices]);
  });
});

describe('a response', () => {
  it('comes with its consultation and the asks it raised', () => {
    const { response, consultation, asks } = findResponse(db, RESPONSE.offices, NOW)!;
    expect(response).toEqual(offices);
    expect(consultation).toMatchObject({ consultationId: CONSULTATION.answered, state: 'outcome_published' });
    expect(asks).toMatchObject([{ askId: ASK.purpose, state: 'answered' }]);
  });

  it('is not found when there is none', () => {
    expect(findResponse(db, idOf(99), NOW)).toBeUndefined();
  });
});

import type { ResponseEvent } from '#responses';
import { idOf, RecordedLog, Tables } from '../testing.js';
import { responses } from './responses.js';

const responseId = idOf(1);
const [consultation, ask, organisation] = [idOf(11), idOf(12), idOf(13)];

const started: ResponseEvent = {
  type: 'ResponseStarted',
  data: { responseId, consultationId: consultation, jointWith: ['Socitm'], leadPersonId: idOf(21) },
};
const submitted: ResponseEvent = {
  type: 'ResponseSubmitted',
  data: {
    responseId,
    consultationId: consultation,
    submittedAt: '2025-08-04T23:30:00Z',
    channel: 'online form',
    receipt: 'ANON-1',
    asksRaised: [ask],
    organisationIds: [organisation],
    document: { fileName: 'response.pdf', mediaType: 'application/pdf', bytes: 4, sha256: 'a'.repeat(64) },
  },
};
const row = {
  number: 1,
  response_id: responseId,
  consultation_id: consultation,
  state: 'started',
  joint_with: '["Socitm"]',
  lead_person_id: idOf(21),
  asks_raised: '[]',
  organisation_ids: '[]',
  recorded_at: '2026-01-01T12:00:00.000Z',
  revision: 0,
};
const sent = {
  ...row,
  state: 'submitted',
  submitted_at: '2025-08-04T23:30:00Z',
  submitted_on: '2025-08-05',
  channel: 'online form',
  receipt: 'ANON-1',
  asks_raised: `["${ask}"]`,
  organisation_ids: `["${organisation}"]`,
  document: `{"fileName":"response.pdf","mediaType":"application/pdf","bytes":4,"sha256":"${'a'.repeat(64)}"}`,
  revision: 1,
};
const links = [
  { item_id: ask, submitted_on: '2025-08-05', number: 1 },
  { item_id: organisation, submitted_on: '2025-08-05', number: 1 },
];

const after = (...events: ResponseEvent[]) => {
  const log = new RecordedLog().add(`response-${responseId}`, events);
  const tables = Tables.built([responses], log.events);
  expect(Tables.followed([responses], log.events).everything()).toEqual(tables.everything());
  return tables;
};

describe('the register of responses', () => {
  it('ResponseStarted: to which consultation, with whom, led by whom', () => {
    expect(after(started).rows('responses')).toEqual([row]);
  });

  it('ResponseSubmitted: what was sent when, on the day it was in London, and which asks it raised', () => {
    const tables = after(started, submitted);
    expect(tables.rows('responses')).toEqual([sent]);
    expect(tables.rows('response_links')).toEqual(links);
  });

  it('ResponseAcknowledged: the receipt', () => {
    const acknowledged: ResponseEvent = {
      type: 'ResponseAcknowledged',
      data: { responseId, acknowledgedOn: '2025-08-06', receipt: 'HO/25/117' },
    };
    expect(after(started, submitted, acknowledged).rows('responses')).toEqual([
      { ...sent, state: 'acknowledged', acknowledged_on: '2025-08-06', receipt: 'HO/25/117', revision: 2 },
    ]);
  });

  it('ResponsePublished: where it can be read', () => {
    const published: ResponseEvent = {
      type: 'ResponsePublished',
      data: { responseId, publishedOn: '2025-09-01', url: 'https://example.org/response' },
    };
    expect(after(started, submitted, published).rows('responses')).toEqual([
      { ...sent, state: 'published', published_on: '2025-09-01', url: 'https://example.org/response', revision: 2 },
    ]);
  });

  it('ResponseWithdrawn: it stays what was said on that day', () => {
    const withdrawn: ResponseEvent = { type: 'ResponseWithdrawn', data: { responseId, reason: 'A wrong figure' } };
    const tables = after(started, submitted, withdrawn);
    expect(tables.rows('responses')).toEqual([
      { ...sent, state: 'withdrawn', ended_reason: 'A wrong figure', revision: 2 },
    ]);
    expect(tables.rows('response_links')).toEqual(links);
  });

  it('ResponseLapsed: it was never sent', () => {
    const lapsed: ResponseEvent = { type: 'ResponseLapsed', data: { responseId, reason: 'Nobody was free' } };
    expect(after(started, lapsed).rows('responses')).toEqual([
      { ...row, state: 'lapsed', ended_reason: 'Nobody was free', revision: 1 },
    ]);
  });

  it.each<ResponseEvent>([
    {
      type: 'AnswerDrafted',
      data: { responseId, questionId: idOf(31), stance: 'agree', text: 'Yes.', baseVersion: 0 },
    },
    { type: 'QuestionAssigned', data: { responseId, questionId: idOf(31) } },
    { type: 'AnswerLocked', data: { responseId, questionId: idOf(31), version: 1 } },
    { type: 'AnswerUnlocked', data: { responseId, questionId: idOf(31), reason: 'A typo' } },
    {
      type: 'ContributionOffered',
      data: {
        responseId,
        contributionId: idOf(41),
        questionId: idOf(31),
        organisationId: organisation,
        kind: 'comment',
        text: 'Say why.',
      },
    },
    {
      type: 'ContributionRuled',
      data: { responseId, contributionId: idOf(41), ruling: 'adopted', reason: 'Well said' },
    },
    { type: 'RulingAccepted', data: { responseId, contributionId: idOf(41) } },
    { type: 'RulingDisputed', data: { responseId, contributionId: idOf(41) } },
    { type: 'ContributionWithdrawn', data: { responseId, contributionId: idOf(41) } },
    {
      type: 'SignOffOpened',
      data: { responseId, round: 1, closesAt: '2026-01-10T17:00:00Z', quorumPercent: 60, roster: [], answers: [] },
    },
    {
      type: 'PositionTaken',
      data: {
        responseId,
        round: 1,
        organisationId: organisation,
        position: 'yes',
        capacity: 'delegated_officer',
        answers: [],
      },
    },
    { type: 'MinorityStatementFiled', data: { responseId, organisationId: organisation, text: 'We differ.' } },
    { type: 'SignOffClosed', data: { responseId, round: 1, consensus: 'full' } },
    { type: 'ResponseApproved', data: { responseId, round: 1, approvedOn: '2026-01-11' } },
    { type: 'ResponseReturnedToDraft', data: { responseId, reason: 'One more word' } },
  ])('$type: its revision goes on, so that a reader knows that it has changed', (event) => {
    expect(after(started, event).rows('responses')).toEqual([{ ...row, revision: 1 }]);
  });

  it('ResponseHandlingChanged: how it is to be handled', () => {
    const changed: ResponseEvent = {
      type: 'ResponseHandlingChanged',
      data: { responseId, handling: { marking: 'official-sensitive' }, reason: 'Not out yet' },
    };
    expect(after(started, changed).rows('responses')).toEqual([
      { ...row, handling: '{"marking":"official-sensitive"}', revision: 1 },
    ]);
  });
});

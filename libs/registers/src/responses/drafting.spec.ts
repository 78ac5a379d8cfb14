import type { ConsultationEvent } from '#consultations';
import { sha256OfAnswer, type ResponseEvent } from '#responses';
import type { OrganisationEvent } from '#members';
import { projections } from '../projections.js';
import { searchEverything } from '../search/search-everything.js';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { drafting } from './drafting.js';
import { answerVersions, findDrafting, knownOfDrafting } from './find-drafting.js';

const [responseId, consultationId, organisationId] = [idOf(1), idOf(2), idOf(3)];
const [first, second, gone, contributionId] = [idOf(11), idOf(12), idOf(13), idOf(21)];

const started: ResponseEvent = {
  type: 'ResponseStarted',
  data: { responseId, consultationId, leadPersonId: idOf(31) },
};
const draft = (text: string, more: { baseVersion?: number; questionId?: string } = {}): ResponseEvent => ({
  type: 'AnswerDrafted',
  data: { responseId, questionId: first, stance: 'agree', text, baseVersion: 0, ...more },
});
const offered: ResponseEvent = {
  type: 'ContributionOffered',
  data: {
    responseId,
    contributionId,
    questionId: first,
    organisationId,
    kind: 'suggestion',
    text: 'Councils',
    replaces: { from: 0, to: 2, quote: 'We' },
  },
};
const ruled: ResponseEvent = {
  type: 'ContributionRuled',
  data: { responseId, contributionId, ruling: 'adopted', reason: 'Well said' },
};
const assigned: ResponseEvent = {
  type: 'QuestionAssigned',
  data: { responseId, questionId: second, authorId: idOf(41), reviewerId: idOf(42) },
};
const locked: ResponseEvent = { type: 'AnswerLocked', data: { responseId, questionId: first, version: 1 } };
const disputed: ResponseEvent = { type: 'RulingDisputed', data: { responseId, contributionId, comment: 'No' } };

const answer = { number: 1, response_id: responseId, question_id: first, version: 1, stance: 'agree', locked: 0 };
const offer = {
  response_id: responseId,
  position: 2,
  contribution_id: contributionId,
  question_id: first,
  organisation_id: organisationId,
  kind: 'suggestion',
  text: 'Councils',
  replaces: '{"from":0,"to":2,"quote":"We"}',
  on_version: 1,
  offered_at: '2026-01-01T12:00:02.000Z',
  actor: ACTOR,
};
const outcome = {
  ruling: 'adopted',
  reason: 'Well said',
  ruled_at: '2026-01-01T12:00:03.000Z',
  ruled_by: ACTOR,
  ruled_in: idOf(2_000_003),
};

/** `together`: the events from this one on were recorded by one command. */
function logOf(events: readonly ResponseEvent[], together = events.length): RecordedLog {
  const log = new RecordedLog().add(`response-${responseId}`, events);
  const cause = log.events[together]?.metadata.$causationId;
  for (const event of log.events.slice(together))
    Object.assign(event, { metadata: { ...event.metadata, $causationId: cause } });
  return log;
}

const after = (events: readonly ResponseEvent[], together?: number) => {
  const log = logOf(events, together);
  const tables = Tables.built([drafting], log.events);
  expect(Tables.followed([drafting], log.events).everything()).toEqual(tables.everything());
  return tables;
};

describe('the tables of drafting', () => {
  it('AnswerDrafted: the answer as it stands, and every version of it', () => {
    const tables = after([started, draft('We agree.'), draft('We agree. Soon.', { baseVersion: 1 })]);
    expect(tables.rows('drafted_answers')).toEqual([{ ...answer, version: 2, text: 'We agree. Soon.' }]);
    const version = { response_id: responseId, question_id: first, stance: 'agree', actor: ACTOR };
    expect(tables.rows('answer_versions')).toEqual([
      {
        ...version,
        version: 1,
        base_version: 0,
        position: 1,
        sha256: sha256OfAnswer('We agree.'),
        text: 'We agree.',
        recorded_at: '2026-01-01T12:00:01.000Z',
      },
      {
        ...version,
        version: 2,
        base_version: 1,
        position: 2,
        sha256: sha256OfAnswer('We agree. Soon.'),
        text: 'We agree. Soon.',
        recorded_at: '2026-01-01T12:00:02.000Z',
      },
    ]);
  });

  it('QuestionAssigned: who writes and who reviews, also before there is an answer, until others do', () => {
    expect(after([started, assigned]).rows('drafted_answers')).toEqual([
      {
        number: 1,
        response_id: responseId,
        question_id: second,
        version: 0,
        text: '',
        author_id: idOf(41),
        reviewer_id: idOf(42),
        locked: 0,
      },
    ]);
    const taken: ResponseEvent = { type: 'QuestionAssigned', data: { responseId, questionId: second } };
    expect(after([started, assigned, taken]).rows('drafted_answers')).toEqual([
      { number: 1, response_id: responseId, question_id: second, version: 0, text: '', locked: 0 },
    ]);
  });

  it('AnswerLocked and AnswerUnlocked: whether it is complete', () => {
    const unlocked: ResponseEvent = { type: 'AnswerUnlocked', data: { responseId, questionId: first, reason: 'More' } };
    const text = 'We agree.';
    expect(after([started, draft(text), locked]).rows('drafted_answers')).toEqual([{ ...answer, text, locked: 1 }]);
    expect(after([started, draft(text), locked, unlocked]).rows('drafted_answers')).toEqual([{ ...answer, text }]);
  });

  it('ContributionOffered: on which version of the answer', () =>
    expect(after([started, draft('We agree.'), offered]).rows('response_contributions')).toEqual([offer]));

  it('ContributionRuled: what became of it, and which version of the answer it brought', () => {
    const tables = after(
      [started, draft('We agree.'), offered, ruled, draft('Councils agree.', { baseVersion: 1 })],
      3,
    );
    expect(tables.rows('response_contributions')).toEqual([{ ...offer, ...outcome }]);
    expect(tables.rows('answer_versions').map((row) => [row.version, row.contribution_id])).toEqual([
      [1, undefined],
      [2, contributionId],
    ]);
  });

  it('RulingAccepted and RulingDisputed: what the member said to it, until it is ruled anew', () => {
    const accepted: ResponseEvent = { type: 'RulingAccepted', data: { responseId, contributionId } };
    const rows = (...events: ResponseEvent[]) =>
      after([started, draft('We agree.'), offered, ruled, ...events]).rows('response_contributions');
    expect(rows(accepted)).toEqual([{ ...offer, ...outcome, said: 'accepted' }]);
    expect(rows(disputed)).toEqual([{ ...offer, ...outcome, said: 'disputed', comment: 'No' }]);
    expect(rows(disputed, ruled)).toEqual([
      { ...offer, ...outcome, ruled_at: '2026-01-01T12:00:05.000Z', ruled_in: idOf(2_000_005) },
    ]);
  });

  it('ContributionWithdrawn: when', () => {
    const withdrawn: ResponseEvent = { type: 'ContributionWithdrawn', data: { responseId, contributionId } };
    expect(after([started, draft('We agree.'), offered, withdrawn]).rows('response_contributions')).toEqual([
      { ...offer, withdrawn_at: '2026-01-01T12:00:03.000Z' },
    ]);
  });
});

describe('the drafting of a response', () => {
  const question = (questionId: string, number: string) => ({
    questionId,
    number,
    text: `What of ${number}?`,
    kind: 'open' as const,
  });
  const log = logOf([started, draft('We agree.'), offered, ruled, draft('Councils agree.', { baseVersion: 1 })], 3)
    .add<ResponseEvent>(`response-${responseId}`, [assigned, draft('An old answer.', { questionId: gone })])
    .add<OrganisationEvent>(`organisation-${organisationId}`, [
      {
        type: 'OrganisationJoined',
        data: { organisationId, name: 'Kent', kind: 'county', nation: 'england', joinedOn: '2025-01-01' },
      },
    ])
    .add<ConsultationEvent>(`consultation-${consultationId}`, [
      {
        type: 'ConsultationLogged',
        data: {
          consultationId,
          title: 'Front offices',
          kind: 'consultation',
          departments: [],
          policyIds: [],
          themes: [],
          nations: [],
        },
      },
      {
        type: 'ConsultationQuestionsListed',
        data: { consultationId, questions: [question(first, '1'), question(second, '2')] },
      },
    ]);
  const { db } = Tables.built(projections, log.events);
  const found = findDrafting(db, responseId)!;
  const adopted = {
    version: 2,
    baseVersion: 1,
    stance: 'agree',
    text: 'Councils agree.',
    ask: null,
    contributionId,
    recordedAt: '2026-01-01T12:00:04.000Z',
    actor: ACTOR,
  };

  it('has each question of the form with its answer and who works on it, then those that were dropped', () =>
    expect(found.questions).toEqual([
      { ...question(first, '1'), dropped: false, answer: adopted, authorId: null, reviewerId: null, locked: false },
      {
        ...question(second, '2'),
        dropped: false,
        answer: null,
        authorId: idOf(41),
        reviewerId: idOf(42),
        locked: false,
      },
      {
        questionId: gone,
        number: '–',
        text: 'A question that is not in the form any more',
        kind: 'open',
        dropped: true,
        answer: {
          ...adopted,
          version: 1,
          baseVersion: 0,
          text: 'An old answer.',
          contributionId: null,
          recordedAt: '2026-01-01T12:00:06.000Z',
        },
        authorId: null,
        reviewerId: null,
        locked: false,
      },
    ]));

  it('has each contribution with what became of it, and where its passage stands', () =>
    expect(found.contributions).toEqual([
      {
        contributionId,
        questionId: first,
        organisation: { id: organisationId, title: 'Kent' },
        kind: 'suggestion',
        text: 'Councils',
        replaces: { from: 0, to: 2, quote: 'We' },
        onVersion: 1,
        standsAt: null,
        ruled: {
          ruling: 'adopted',
          reason: 'Well said',
          mergedInto: null,
          ruledAt: '2026-01-01T12:00:03.000Z',
          ruledBy: ACTOR,
          version: 2,
        },
        said: null,
        comment: null,
        withdrawnAt: null,
        recordedAt: '2026-01-01T12:00:02.000Z',
        actor: ACTOR,
      },
    ]));

  it('has every version of an answer', () =>
    expect(answerVersions(db, responseId, first).map(({ version, text }) => [version, text])).toEqual([
      [1, 'We agree.'],
      [2, 'Councils agree.'],
    ]));

  it('knows the questions for a wish, and whom it is for', () => {
    expect(knownOfDrafting(db, responseId, { actingFor: organisationId, writer: idOf(41) })).toEqual({
      questionIds: new Set([first, second]),
      actingFor: organisationId,
      writer: idOf(41),
    });
    expect(knownOfDrafting(db, idOf(99))).toEqual({ questionIds: new Set() });
  });

  it('is nothing where there is no response', () => expect(findDrafting(db, idOf(99))).toBeUndefined());

  it('is found by the words of its answers as they stand', () => {
    const hit = {
      kind: 'response',
      id: `${responseId}/answers/${first}`,
      title: [{ text: 'Front offices', match: false }],
      excerpt: [
        { text: 'Councils', match: true },
        { text: ' agree.', match: false },
      ],
    };
    expect(searchEverything(db, 'councils').hits).toEqual([hit]);
    expect(searchEverything(db, 'we agree').hits).toEqual([]);
  });
});

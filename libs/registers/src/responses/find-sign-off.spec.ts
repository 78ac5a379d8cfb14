import type { ConsultationEvent } from '#consultations';
import { sha256OfAnswer, type PositionTaken, type ResponseEvent, type Stance } from '#responses';
import { projections } from '../projections.js';
import { ACTOR, idOf, Tables } from '../testing.js';
import { CONSULTATION, ORGANISATION, PERSON } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { findSignOff } from './find-sign-off.js';
import { knownAboutSignOff } from './known-about-sign-off.js';
import { wordingsOf } from './sign-off.js';

const { kent, leeds } = ORGANISATION;
const consultationId = CONSULTATION.open;
const responseId = idOf(600);
const [q1, q2] = [idOf(601), idOf(602)];
const questions = [
  { questionId: q1, number: '1', text: 'Do you agree?', kind: 'open' as const },
  { questionId: q2, number: '2', text: 'When? (100 words)', kind: 'open' as const },
];
const listed: ConsultationEvent = { type: 'ConsultationQuestionsListed', data: { consultationId, questions } };
const started: ResponseEvent = { type: 'ResponseStarted', data: { responseId, consultationId, leadPersonId: PERSON } };
const drafted = (questionId: string, text: string, stance: Stance = 'agree', askId?: string): ResponseEvent => ({
  type: 'AnswerDrafted',
  data: { responseId, questionId, stance, text, baseVersion: 0, ...(askId && { askId }) },
});
const words = (questionId: string, text: string, stance: Stance = 'agree') => ({
  questionId,
  sha256: sha256OfAnswer(text),
  stance,
});
const both = [words(q1, 'Yes.'), words(q2, '', 'no_view')];
const opened = (round = 1): ResponseEvent => ({
  type: 'SignOffOpened',
  data: {
    responseId,
    round,
    closesAt: '2026-03-10T17:00:00Z',
    quorumPercent: 50,
    roster: [leeds, kent],
    answers: both,
  },
});
const took = (organisationId: string, changes: Partial<PositionTaken> = {}): ResponseEvent => ({
  type: 'PositionTaken',
  data: { responseId, round: 1, organisationId, position: 'yes', capacity: 'personal', answers: both, ...changes },
});
const closed: ResponseEvent = {
  type: 'SignOffClosed',
  data: { responseId, round: 1, consensus: 'consensus', reason: 'Time' },
};
const approved: ResponseEvent = { type: 'ResponseApproved', data: { responseId, round: 1, approvedOn: '2026-03-02' } };
const returned: ResponseEvent = { type: 'ResponseReturnedToDraft', data: { responseId, reason: 'A new question' } };
const begun = [started, drafted(q1, 'Yes.'), drafted(q2, '', 'no_view')];
const open = [...begun, opened()];

function tablesAfter(events: readonly ResponseEvent[]) {
  const log = record();
  log.add(`consultation-${consultationId}`, [listed]).add(`response-${responseId}`, events);
  return Tables.followed(projections, log.events).db;
}
const after = (...events: ResponseEvent[]) => findSignOff(tablesAfter(events), responseId)!;
const kentRef = { id: kent, title: 'Kent County Council' };
const leedsRef = { id: leeds, title: 'Leeds City Council' };

describe('The sign-off of a response', () => {
  it('has the questions in the order of the form, with the answers that stand', () => {
    const detail = after(...begun, drafted(q1, 'Yes, with a help desk.', 'agree_with_changes', idOf(43)));
    expect(detail).toMatchObject({ phase: 'drafting', rounds: [], response: { responseId } });
    expect(detail.questions).toEqual([
      {
        ...questions[0],
        answer: {
          sha256: sha256OfAnswer('Yes, with a help desk.'),
          stance: 'agree_with_changes',
          text: 'Yes, with a help desk.',
          askId: idOf(43),
        },
      },
      { ...questions[1], answer: { sha256: sha256OfAnswer(''), stance: 'no_view', text: '', askId: null } },
    ]);
    expect(after(started)).toMatchObject({ phase: 'written elsewhere' });
    expect(after(started).questions.map(({ answer }) => answer)).toEqual([null, null]);
  });

  it('has a round with its roster, by name, and what its positions allow', () => {
    const { phase, rounds } = after(...open);
    expect(phase).toBe('signing');
    expect(rounds).toEqual([
      {
        round: 1,
        closesAt: '2026-03-10T17:00:00Z',
        quorumPercent: 50,
        answers: both,
        state: 'open',
        openedAt: expect.stringMatching(/^20/),
        roster: [
          { ...kentRef, leftOn: null },
          { ...leedsRef, leftOn: '2025-12-31' },
        ],
        positions: [],
        statements: [],
        tally: {
          yes: [],
          noObjection: [],
          blocks: [],
          abstained: [],
          recused: [],
          stale: [],
          waiting: [leeds, kent],
          statements: 0,
          quorum: { needed: 1, reached: 0, met: false },
        },
        allowed: ['not_reached'],
        closed: null,
        approvedOn: null,
        returned: null,
      },
    ]);
  });

  it('has the latest position of each member, and whose words it was taken for', () => {
    const onBehalfOf = { organisationId: kent, how: 'By e-mail' };
    const [round] = after(
      ...open,
      took(leeds),
      took(kent, { position: 'block', reason: 'The date' }),
      took(kent, { onBehalfOf }),
    ).rounds;
    expect(round!.positions).toEqual([
      {
        organisation: kentRef,
        position: 'yes',
        capacity: 'personal',
        onBehalfOf: { organisation: kentRef, how: 'By e-mail' },
        answers: both,
        changed: [],
        recordedAt: expect.stringMatching(/^20/),
        actor: ACTOR,
      },
      expect.objectContaining({ organisation: leedsRef, onBehalfOf: null, changed: [] }),
    ]);
  });

  it('shows what has changed since a position, in the words then and now', () => {
    const changed = (...events: ResponseEvent[]) =>
      after(...open, took(kent), ...events).rounds[0]!.positions[0]!.changed;
    const then = { stance: 'agree', text: 'Yes.', sha256: sha256OfAnswer('Yes.'), askId: null };
    expect(changed(drafted(q1, 'No.', 'disagree'))).toEqual([
      {
        questionId: q1,
        number: '1',
        seen: { stance: 'agree', text: 'Yes.' },
        now: { stance: 'disagree', text: 'No.' },
      },
    ]);
    expect(changed(drafted(q1, 'No.'), drafted(q1, 'Yes.'))).toEqual([]);
    expect(changed(drafted(q1, 'No.'), took(kent, { answers: [words(q1, 'No.')] }))).toEqual([]);
    const db = tablesAfter([...open, drafted(q1, 'No.')]);
    expect(wordingsOf(db, responseId, q1).map(({ text }) => text)).toEqual(['No.', then.text]);
  });

  it('keeps the words as they stood when a round was closed', () => {
    const detail = after(...open, took(kent), closed, drafted(q1, 'No.'));
    expect(detail.phase).toBe('drafting');
    expect(detail.rounds[0]).toMatchObject({
      state: 'closed',
      closed: { consensus: 'consensus', reason: 'Time', closedAt: expect.stringMatching(/^20/) },
      tally: { yes: [kent], stale: [] },
    });
  });

  it('is approved until the words change, or it goes back to draft', () => {
    const round = [...open, took(kent), closed, approved];
    expect(after(...round)).toMatchObject({ phase: 'approved', rounds: [{ approvedOn: '2026-03-02' }] });
    expect(after(...round, drafted(q1, 'No.'))).toMatchObject({ phase: 'drafting', rounds: [{ approvedOn: null }] });
    expect(after(...round, returned)).toMatchObject({
      phase: 'drafting',
      rounds: [{ state: 'returned', approvedOn: null, returned: { reason: 'A new question' } }],
    });
  });

  it('has the statements of each round, the latest of each member', () => {
    const filed = (text: string): ResponseEvent => ({
      type: 'MinorityStatementFiled',
      data: { responseId, organisationId: kent, text },
    });
    const { rounds } = after(...open, filed('One.'), filed('Two.'), returned, opened(2), filed('Three.'));
    expect(rounds.map(({ round, statements }) => [round, statements.map(({ text }) => text)])).toEqual([
      [2, ['Three.']],
      [1, ['Two.']],
    ]);
  });

  it('is nothing for a response that the tracker does not hold', () =>
    expect(findSignOff(tablesAfter([]), idOf(699))).toBeUndefined());
});

describe('What a wish about a sign-off must know', () => {
  const signer = { recordsForOthers: true };
  it('is the questions, the close of the consultation, and who speaks', () =>
    expect(knownAboutSignOff(tablesAfter(begun), responseId, signer)).toEqual({
      questions: [
        { questionId: q1, number: '1' },
        { questionId: q2, number: '2' },
      ],
      closesAt: expect.stringMatching(/^2026/),
      signer,
    }));
  it('is nothing of a response that the tracker does not hold', () =>
    expect(knownAboutSignOff(tablesAfter([]), idOf(699), signer)).toEqual({ questions: [], closesAt: null, signer }));
});

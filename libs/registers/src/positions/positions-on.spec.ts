import type { ResponseEvent } from '#responses';
import { projections } from '../projections.js';
import { idOf, Tables } from '../testing.js';
import { ASK, DECISION, POLICY, RESPONSE } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { positionsOn, type PositionsAsked } from './positions-on.js';

const responseId = RESPONSE.offices;
const answered = (text: string, more: object = {}): ResponseEvent => ({
  type: 'AnswerDrafted',
  data: { responseId, questionId: idOf(81), stance: 'agree', text, baseVersion: 0, ...more },
});
const found = (events: readonly ResponseEvent[], asked: Partial<PositionsAsked>) => {
  const { events: all } = record().add(`response-${responseId}`, events);
  const tables = Tables.built(projections, all);
  expect(Tables.followed(projections, all).everything()).toEqual(tables.everything());
  return positionsOn(tables.db, { on: '2026-03-02', ...asked });
};
const words = 'One telephone number helps residents.';

describe('what the council had said', () => {
  it('is found in an answer that was sent, with its age and what government made of it', () => {
    const [position, ...more] = found([answered('Old words.'), answered(words)], { q: 'telephone number' });
    expect(more).toEqual([]);
    expect(position).toMatchObject({
      kind: 'answer',
      id: responseId,
      title: 'Shared front offices: a consultation, question 1',
      stance: 'agree',
      text: words,
      outcome: 'outcome_published',
    });
    expect(position!.age).toBeGreaterThan(100);
  });

  it('warns when government has decided since, and not before it had', () => {
    const [now] = found([answered(words)], { q: 'telephone' });
    expect([now!.outOfDate, now!.decidedSince.map(({ decisionId }) => decisionId)]).toEqual([
      ['decided_since'],
      [DECISION.offices],
    ]);
    const [then] = found([answered(words)], { q: 'telephone', on: '2025-10-01' });
    expect([then!.outOfDate, then!.outcome]).toEqual([[], null]);
    const [later] = found([answered(words)], { q: 'telephone', on: '2028-03-02' });
    expect(later!.outOfDate).toEqual(['old', 'decided_since']);
  });

  it('is nothing before it was sent, and nothing of what is only drafted or no view', () => {
    expect(found([answered(words)], { q: 'telephone', on: '2025-01-01' })).toEqual([]);
    expect(found([answered(words, { stance: 'no_view' })], { q: 'telephone' })).toEqual([]);
    const draft: ResponseEvent = {
      type: 'AnswerDrafted',
      data: { ...answered(words).data, responseId: RESPONSE.begun } as never,
    };
    expect(found([draft], { q: 'telephone' })).toEqual([]);
  });

  it('is an ask that was raised by then, with the answer to it', () => {
    const asks = found([], { policy: POLICY.offices }).filter(({ kind }) => kind === 'ask');
    expect(asks.map(({ id, outcome }) => [id, outcome])).toContainEqual([ASK.purpose, 'adopted']);
    expect(found([], { policy: POLICY.offices, on: '2024-01-01' })).toEqual([]);
  });

  it('is found by what a question is about, the likest first, and by nothing that says little', () => {
    const other = { ...answered('Residents ring a number.').data, questionId: idOf(82) };
    const events: ResponseEvent[] = [answered(words), { type: 'AnswerDrafted', data: other as never }];
    const like = (text: string) =>
      found(events, { like: text })
        .filter(({ kind }) => kind === 'answer')
        .map(({ questionId }) => questionId);
    expect(like('What do you think of one telephone number? (100 words)')).toEqual([idOf(81), idOf(82)]);
    expect(like('Telephones?')).toEqual([idOf(81)]);
    expect(like('Do you agree with this proposal, and would you explain your answer?')).toEqual([]);
    expect(like('100 words')).toEqual([]);
  });

  it('is narrowed by theme, and asks for something to look for', () => {
    expect(found([answered(words)], { theme: 'no-such-theme' })).toEqual([]);
    expect(found([answered(words)], {})).toEqual([]);
    expect(found([answered(words)], { q: '" OR *' })).toEqual([]);
  });
});

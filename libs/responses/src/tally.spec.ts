import { consensusAllowed, hindrances, latestRound, response, tally, answersNow, type ResponseEvent } from '#responses';
import {
  answered,
  devon,
  filed,
  inRoundOne,
  kent,
  leeds,
  opened,
  draftedAll,
  q1,
  q2,
  q3,
  took,
  words,
  york,
} from './sign-off.fixtures.js';

function counted(...events: ResponseEvent[]) {
  const state = [...inRoundOne, ...events].reduce(response.evolve, response.initial)!;
  return tally(latestRound(state.rounds)!, answersNow(state.answers, [q1, q2, q3]));
}
const yes = (organisationId: string) => took(organisationId);
const says = (organisationId: string, position: 'no_objection' | 'abstain' | 'recused') =>
  took(organisationId, { position });
const blocks = (organisationId: string) => took(organisationId, { position: 'block', reason: 'The date' });
const later = answered(q2, 'By 2028.');
const none = {
  yes: [],
  noObjection: [],
  blocks: [],
  abstained: [],
  recused: [],
  stale: [],
  waiting: [kent, leeds, york, devon],
  statements: 0,
  quorum: { needed: 2, reached: 0, met: false },
};

describe('Counting a round of sign-off', () => {
  it('waits for everybody at first', () => expect(counted()).toEqual(none));
  it('takes each member by its latest position', () =>
    expect(counted(blocks(kent), yes(kent), says(leeds, 'no_objection'), says(york, 'abstain'), filed(york))).toEqual({
      ...none,
      yes: [kent],
      noObjection: [leeds],
      abstained: [york],
      waiting: [devon],
      statements: 1,
      quorum: { needed: 2, reached: 3, met: true },
    }));
  it('takes those who are recused out of the roster of the quorum', () =>
    expect(counted(says(kent, 'recused'), says(leeds, 'recused'), yes(york))).toEqual({
      ...none,
      yes: [york],
      recused: [kent, leeds],
      waiting: [devon],
      quorum: { needed: 1, reached: 1, met: true },
    }));
  it('misses the quorum when everybody is recused', () =>
    expect(counted(...[kent, leeds, york, devon].map((one) => says(one, 'recused'))).quorum).toEqual({
      needed: 0,
      reached: 0,
      met: false,
    }));
  it('does not count a position towards anything while an answer has changed since', () =>
    expect(counted(yes(kent), later)).toEqual({ ...none, stale: [kent], waiting: [leeds, york, devon] }));
  it('counts it again once what has changed is confirmed, or has its old words back', () => {
    const again = took(kent, { answers: [words(q2, 'By 2028.')] });
    expect(counted(yes(kent), later, again).yes).toEqual([kent]);
    expect(counted(yes(kent), later, answered(q2, 'By 2027.')).yes).toEqual([kent]);
  });
  it('notices another stance with the same words', () =>
    expect(counted(yes(kent), answered(q2, 'By 2027.', 'disagree')).stale).toEqual([kent]));
  it('lets a block stand whatever becomes of the words, until its holder lifts it', () => {
    expect(counted(blocks(kent), later)).toMatchObject({ blocks: [kent], stale: [kent] });
    expect(counted(blocks(kent), yes(kent)).blocks).toEqual([]);
  });
  it('rounds the share of the quorum up', () => {
    const state = [...draftedAll, opened({ quorumPercent: 51 })].reduce(response.evolve, response.initial)!;
    expect(tally(latestRound(state.rounds)!, []).quorum.needed).toBe(3);
  });
});

describe('The consensus that the chair may choose', () => {
  const allowed = (...events: ResponseEvent[]) => consensusAllowed(counted(...events));
  const three = [yes(kent), yes(leeds), yes(york)];

  it('is full when everybody says yes', () =>
    expect(allowed(...three, yes(devon))).toEqual(['full', 'consensus', 'strong_support']));
  it('is full also without those who are recused', () =>
    expect(allowed(...three, says(devon, 'recused'))).toEqual(['full', 'consensus', 'strong_support']));
  it('is not full when somebody only does not object, abstains, is silent, or has not seen the latest words', () => {
    const notFull = ['consensus', 'strong_support'];
    expect(allowed(...three, says(devon, 'no_objection'))).toEqual(notFull);
    expect(allowed(...three, says(devon, 'abstain'))).toEqual(notFull);
    expect(allowed(...three)).toEqual(notFull);
    expect(allowed(yes(devon), later, ...three.map((taken) => reread(taken)))).toEqual(notFull);
  });
  it('is divergence, too, when a member differs in writing', () =>
    expect(allowed(...three, filed(devon))).toEqual(['consensus', 'strong_support', 'divergence']));
  it('is no consensus while a block stands', () =>
    expect(allowed(...three, blocks(devon))).toEqual(['strong_support', 'divergence', 'not_reached']));
  it('is no strong support when one of three blocks', () =>
    expect(allowed(yes(kent), yes(leeds), blocks(devon))).toEqual(['divergence', 'not_reached']));
  it('is no consensus when nobody says yes, or as many abstain as support', () => {
    expect(allowed(says(kent, 'no_objection'), says(leeds, 'no_objection'))).toEqual(['strong_support', 'not_reached']);
    expect(allowed(yes(kent), says(leeds, 'abstain'))).toEqual(['not_reached']);
  });
  it('is not reached when the quorum is missed, whatever was said', () => {
    expect(allowed(yes(kent))).toEqual(['not_reached']);
    expect(allowed(blocks(kent))).toEqual(['not_reached']);
    expect(allowed()).toEqual(['not_reached']);
  });

  const reread = (taken: ResponseEvent): ResponseEvent =>
    taken.type === 'PositionTaken'
      ? took(taken.data.organisationId, {
          answers: [...taken.data.answers.filter(({ questionId }) => questionId !== q2), words(q2, 'By 2028.')],
        })
      : taken;
});

describe('What stands in the way of approval', () => {
  it('is a block, a missed quorum, or no consensus', () => {
    expect(hindrances(counted(yes(kent), yes(leeds)), 'consensus')).toEqual([]);
    expect(hindrances(counted(yes(kent), blocks(leeds)), 'divergence')).toEqual(['A block stands']);
    expect(hindrances(counted(blocks(kent), blocks(leeds)), 'divergence')).toEqual(['2 blocks stand']);
    expect(hindrances(counted(yes(kent)), 'not_reached')).toEqual([
      'The quorum is missed: 1 of the 2 that it needs',
      'No consensus was reached',
    ]);
  });
});

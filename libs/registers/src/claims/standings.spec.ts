import {
  after,
  claimed,
  claimId,
  decided,
  decisionId,
  evidence,
  raised,
  registered,
  proposed,
  answered,
  askId,
  struckOutEngagement,
  TODAY,
  verified,
  type AnyEvent,
} from './claims.fixtures.js';
import { claimStandings } from './standings.js';
import { idOf } from '../testing.js';

const standing = (...events: readonly AnyEvent[]) => claimStandings(after(...events), TODAY)[0];

const fresh = {
  claimId,
  raisedBefore: true,
  hoop: true,
  grade: 'E2',
  state: 'unverified',
  answered: true,
  counts: false,
  contribution: 'contributory',
  lapsedBy: null,
};
const contested: AnyEvent = {
  type: 'ClaimContested',
  data: { claimId, contestId: idOf(30), by: 'a member', reason: 'It stood in the draft' },
};
const resolved: AnyEvent = {
  type: 'ClaimContestResolved',
  data: { claimId, contestId: idOf(30), resolution: 'It did not' },
};

describe('A claim', () => {
  it('begins unverified, at the grade of what is under it', () => expect(standing(...claimed)).toEqual(fresh));

  it('counts once it is verified at its grade', () =>
    expect(standing(...claimed, verified('E2'))).toEqual({ ...fresh, state: 'verified', counts: true }));

  it('lapses with new evidence, until somebody verifies it anew', () => {
    const lapsed = { ...fresh, grade: 'E3', state: 'lapsed', lapsedBy: 'evidence' };
    expect(standing(...claimed, verified('E2'), evidence())).toEqual(lapsed);
    expect(standing(...claimed, verified('E2'), evidence(), verified('E3'))).toEqual({
      ...fresh,
      grade: 'E3',
      state: 'verified',
      counts: true,
    });
  });

  it('lapses with new evidence that leaves the grade as it is', () =>
    expect(standing(...claimed, verified('E2'), evidence('straw_in_the_wind'))).toEqual({
      ...fresh,
      state: 'lapsed',
      lapsedBy: 'evidence',
    }));

  it('lapses with a restatement', () => {
    const restated: AnyEvent = {
      type: 'ClaimRestated',
      data: { claimId, contribution: 'minor', reason: 'Others, too' },
    };
    expect(standing(...claimed, verified('E2'), restated)).toEqual({
      ...fresh,
      contribution: 'minor',
      state: 'lapsed',
      lapsedBy: 'restatement',
    });
  });

  it('lapses by itself when the engagement under it is struck out: nothing was raised before, so it is of none', () =>
    expect(standing(...claimed, evidence(), verified('E3'), struckOutEngagement)).toEqual({
      ...fresh,
      raisedBefore: false,
      hoop: false,
      grade: 'E0',
      state: 'lapsed',
      contribution: 'none',
      lapsedBy: 'grade',
    }));

  it('is verified again when the facts come back', () => {
    const moved = (decidedOn: string): AnyEvent => ({
      type: 'DecisionCorrected',
      data: { decisionId, decidedOn, reason: 'Wrong day' },
    });
    const early = [...claimed, verified('E2'), moved('2025-01-01')];
    expect(standing(...early)).toMatchObject({ grade: 'E0', state: 'lapsed', counts: false });
    expect(standing(...early, moved('2025-11-20'))).toMatchObject({ grade: 'E2', state: 'verified', counts: true });
  });

  it('counts nowhere while somebody contests it', () => {
    expect(standing(...claimed, verified('E2'), contested)).toEqual({ ...fresh, state: 'contested' });
    expect(standing(...claimed, verified('E2'), contested, resolved)).toMatchObject({
      state: 'verified',
      counts: true,
    });
  });

  it('counts nowhere when it was withdrawn', () => {
    const withdrawn: AnyEvent = { type: 'ClaimWithdrawn', data: { claimId, reason: 'Not ours' } };
    expect(standing(...claimed, verified('E2'), contested, withdrawn)).toEqual({ ...fresh, state: 'withdrawn' });
  });

  it('counts nowhere when its decision or its answer was struck out', () => {
    const decisionOut: AnyEvent = { type: 'DecisionStruckOut', data: { decisionId, reason: 'Never made' } };
    const answerOut: AnyEvent = {
      type: 'AskAnswerStruckOut',
      data: { askId, decisionId, answeredOn: '2025-11-20', reason: 'Never given' },
    };
    for (const out of [decisionOut, answerOut])
      expect(standing(...claimed, verified('E2'), out)).toEqual({
        ...fresh,
        state: 'verified',
        answered: false,
        counts: false,
      });
  });

  it('is an assertion when its ask was never raised', () =>
    expect(standing(registered, proposed(), decided(), answered(), raised({ contribution: 'none' }))).toEqual({
      ...fresh,
      raisedBefore: false,
      hoop: false,
      grade: 'E0',
      contribution: 'none',
    }));
});

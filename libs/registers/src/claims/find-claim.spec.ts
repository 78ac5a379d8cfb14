import { idOf } from '../testing.js';
import {
  after,
  askId,
  claimed,
  claimId,
  decided,
  decisionId,
  engagementId,
  evidence,
  policyId,
  raised,
  registered,
  proposed,
  TODAY,
  type AnyEvent,
} from './claims.fixtures.js';
import { findAnswer, knownAboutClaim } from './find-answer.js';
import { findClaim } from './find-claim.js';
import { listUnclaimedAnswers } from './list-unclaimed-answers.js';

const rival: AnyEvent = {
  type: 'ClaimRivalRecorded',
  data: { claimId, rivalId: idOf(40), explanation: 'A supplier asked first', addressed: false },
};
const substantiated: AnyEvent = {
  type: 'ClaimSubstantiated',
  data: {
    claimId,
    by: { role: 'deputy director', body: 'cabinet-office' },
    independent: true,
    agreement: 'partly',
    on: '2025-12-01',
  },
};
const contested: AnyEvent = {
  type: 'ClaimContested',
  data: { claimId, contestId: idOf(41), by: 'a member', reason: 'It stood in the draft' },
};
const recorded = { recordedAt: expect.any(String), actor: expect.any(String) };
const answer = { askId, decisionId };

describe('The page of a claim', () => {
  it('holds what was gathered for and against it', () => {
    const detail = findClaim(after(...claimed, evidence(), rival, substantiated, contested), claimId, TODAY);
    expect(detail?.evidence).toEqual([
      {
        evidenceId: idOf(20),
        test: 'smoking_gun',
        description: 'Paragraph 14 has our words.',
        dated: '2025-11-20',
        reference: null,
        ...recorded,
      },
    ]);
    expect(detail?.rivals).toEqual([
      { rivalId: idOf(40), explanation: 'A supplier asked first', addressed: false, how: null, ...recorded },
    ]);
    expect(detail?.substantiations).toEqual([
      {
        by: { role: 'deputy director', body: 'cabinet-office' },
        independent: true,
        agreement: 'partly',
        on: '2025-12-01',
        reference: null,
        ...recorded,
      },
    ]);
    expect(detail?.contests).toEqual([
      { contestId: idOf(41), by: 'a member', reason: 'It stood in the draft', resolution: null, ...recorded },
    ]);
    expect(detail?.grounds.map(({ id, passes }) => [id, passes])).toEqual([[engagementId, true]]);
  });

  it('says of each policy when the ask was first raised there, and what the current answer is', () =>
    expect(findClaim(after(...claimed), claimId, TODAY)?.onPolicies).toEqual([
      {
        id: policyId,
        title: 'Front offices',
        firstRaise: { on: '2025-03-03', stage: 'options', band: 'early', kind: 'engagement', id: engagementId },
        currentAnswer: {
          answer: 'adopted',
          answeredOn: '2025-11-20',
          decision: { id: decisionId, title: 'Response on front offices' },
        },
      },
    ]));

  it('is not there for a claim that nobody raised', () =>
    expect(findClaim(after(...claimed), idOf(99), TODAY)).toBeUndefined());
});

describe('An answer that a claim may be about', () => {
  it('comes with what a claim would stand on, and the claims about it', () =>
    expect(findAnswer(after(...claimed), answer, TODAY)).toMatchObject({
      ask: { askId },
      decision: { decisionId },
      answer: 'adopted',
      answeredOn: '2025-11-20',
      raisedBefore: true,
      hoop: true,
      grounds: [{ id: engagementId }],
      claims: [{ claimId }],
    }));

  it('is none when it was struck out', () => {
    const out: AnyEvent = { type: 'DecisionStruckOut', data: { decisionId, reason: 'Never made' } };
    expect(findAnswer(after(...claimed, out), answer, TODAY)).toBeUndefined();
  });

  it('is listed while it is a success that no claim is about', () => {
    const unclaimed = claimed.slice(0, -1);
    const said = {
      ask: { id: askId, title: 'Fund a help desk.' },
      decision: { id: decisionId, title: 'Response on front offices' },
      answer: 'adopted',
      answeredOn: '2025-11-20',
    };
    const withdrawn: AnyEvent = { type: 'ClaimWithdrawn', data: { claimId, reason: 'Not ours' } };
    expect(listUnclaimedAnswers(after(...unclaimed))).toEqual([said]);
    expect(listUnclaimedAnswers(after(...claimed))).toEqual([]);
    expect(listUnclaimedAnswers(after(...claimed, withdrawn))).toEqual([said]);
  });
});

describe('What a wish about a claim must know', () => {
  it('is the same of the claim and of the answer it is about', () => {
    const db = after(...claimed);
    const known = { raisedBefore: true, hoop: true, answered: true };
    expect([knownAboutClaim(db, { claimId }, TODAY), knownAboutClaim(db, answer, TODAY)]).toEqual([known, known]);
  });

  it('is that nothing was answered, when nothing was', () =>
    expect(knownAboutClaim(after(registered, proposed(), decided(), raised()), answer, TODAY)).toEqual({
      raisedBefore: false,
      hoop: false,
      answered: false,
    }));

  it('is nothing of a claim that nobody raised', () =>
    expect(knownAboutClaim(after(...claimed), { claimId: idOf(99) }, TODAY)).toEqual({
      raisedBefore: false,
      hoop: false,
      answered: false,
    }));
});

import { idOf } from '../testing.js';
import {
  after,
  answered,
  askId,
  claimed,
  decided,
  decisionId,
  engaged,
  engagementId,
  otherAskId,
  proposed,
  registered,
  responded,
  responseId,
  struckOutEngagement,
  TODAY,
  type AnyEvent,
} from './claims.fixtures.js';
import { factsOf, groundsOf } from './grounds.js';

const answer = { askId, decisionId };
const begun = [registered, proposed(), decided(), answered()];
const grounds = (...events: readonly AnyEvent[]) => groundsOf(after(...begun, ...events), answer, TODAY);
const facts = (...events: readonly AnyEvent[]) => {
  const db = after(...begun, ...events);
  return factsOf(db, [answer], TODAY)(answer);
};

const letter = {
  kind: 'engagement',
  id: engagementId,
  title: 'A letter about front offices.',
  on: '2025-03-03',
  counterpart: { body: 'cabinet-office', role: 'deputy director' },
  reached: ['cabinet-office'],
  record: { title: 'Letter on file' },
  inConfidence: false,
  isOnRecord: true,
  isWithDepartment: true,
  passes: true,
};
const response = {
  kind: 'response',
  id: responseId,
  title: 'One front door',
  on: '2025-04-05',
  counterpart: null,
  reached: ['ofgem'],
  record: null,
  inConfidence: false,
  isOnRecord: true,
  isWithDepartment: false,
  passes: false,
};

describe('What a claim stands on', () => {
  it('is the engagement that raised the ask with the deciding department on record: the hoop passes', () => {
    expect(grounds(engaged())).toEqual([letter]);
    expect(facts(engaged())).toEqual({ raisedBefore: true, hoop: true });
  });

  it('is no hoop without a record', () => {
    const unrecorded = engaged({ record: undefined });
    expect(grounds(unrecorded)).toEqual([{ ...letter, record: null, isOnRecord: false, passes: false }]);
    expect(facts(unrecorded)).toEqual({ raisedBefore: true, hoop: false });
  });

  it('is no hoop with a body that did not decide', () =>
    expect(facts(engaged({ counterpart: { body: 'ofgem' } }))).toEqual({ raisedBefore: true, hoop: false }));

  it('is nothing on the day of the decision, or later', () => {
    expect(facts(engaged({ happenedOn: '2025-11-20' }))).toEqual({ raisedBefore: false, hoop: false });
    expect(facts(engaged({ happenedOn: '2025-11-19' }))).toEqual({ raisedBefore: true, hoop: true });
  });

  it('is nothing that had not happened by the date asked for', () =>
    expect(factsOf(after(...begun, engaged()), [answer], '2025-03-02')(answer).raisedBefore).toBe(false));

  it('is nothing that was struck out', () =>
    expect(facts(engaged(), struckOutEngagement)).toEqual({ raisedBefore: false, hoop: false }));

  it('is a submitted response on a consultation that shares a department with the decision', () => {
    expect(facts(...responded(['ofgem', 'cabinet-office']))).toEqual({ raisedBefore: true, hoop: true });
    expect(grounds(...responded(['ofgem']))).toEqual([response]);
    expect(facts(...responded(['ofgem']))).toEqual({ raisedBefore: true, hoop: false });
  });

  it('follows the decision as corrected', () => {
    const corrected = (data: object): AnyEvent => ({
      type: 'DecisionCorrected',
      data: { decisionId, reason: 'Wrong', ...data },
    });
    expect(facts(engaged(), corrected({ decidedOn: '2025-03-03' })).raisedBefore).toBe(false);
    expect(facts(engaged(), corrected({ departments: ['ofgem'] })).hoop).toBe(false);
  });

  it('is what raised an ask that was merged into this one, too: once, however many of the two it raised', () => {
    const merged: AnyEvent = { type: 'AskMerged', data: { askId: otherAskId, intoAskId: askId, reason: 'The same' } };
    const raisedBoth = engaged({ asksRaised: [askId, otherAskId] });
    expect(grounds(proposed(otherAskId), raisedBoth, merged)).toEqual([letter]);
    expect(facts(proposed(otherAskId), engaged({ asksRaised: [otherAskId] }), merged)).toEqual({
      raisedBefore: true,
      hoop: true,
    });
  });

  it('is told of each answer by itself', () => {
    const other = { askId: otherAskId, decisionId };
    const facts = factsOf(after(...claimed, proposed(otherAskId)), [answer, other], TODAY);
    expect([facts(answer).hoop, facts(other).hoop, facts({ askId: idOf(99), decisionId }).hoop]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

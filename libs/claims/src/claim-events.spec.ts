import { claimEvents as events } from '#claims';
import { faultsIn, fieldsOf } from '#vocabulary';
import {
  claimId,
  contest,
  details,
  evidence,
  resolution,
  rival,
  substantiation,
  verifierId,
} from './claim.fixtures.js';

const reason = 'Said so';
const reference = { title: 'Government response', quotation: 'As the council says' };

describe('The events of a claim', () => {
  it('ClaimRaised', () =>
    expect(fieldsOf(events.ClaimRaised, details)).toBe(
      'claimId, askId, decisionId, statement, contribution, authorId',
    ));
  it('ClaimEvidenceAttached', () =>
    expect(fieldsOf(events.ClaimEvidenceAttached, { ...evidence, reference })).toBe(
      'claimId, evidenceId, test, description, dated, reference?',
    ));
  it('ClaimRivalRecorded', () =>
    expect(fieldsOf(events.ClaimRivalRecorded, { ...rival, how: 'By its date' })).toBe(
      'claimId, rivalId, explanation, addressed, how?',
    ));
  it('ClaimSubstantiated', () =>
    expect(fieldsOf(events.ClaimSubstantiated, { ...substantiation, reference })).toBe(
      'claimId, by, independent, agreement, on, reference?',
    ));
  it('ClaimVerified', () =>
    expect(fieldsOf(events.ClaimVerified, { claimId, verifierId, grade: 'E3' })).toBe('claimId, verifierId, grade'));
  it('ClaimContested', () => expect(fieldsOf(events.ClaimContested, contest)).toBe('claimId, contestId, by, reason'));
  it('ClaimContestResolved', () =>
    expect(fieldsOf(events.ClaimContestResolved, resolution)).toBe('claimId, contestId, resolution'));
  it('ClaimRestated', () =>
    expect(fieldsOf(events.ClaimRestated, { claimId, contribution: 'decisive', reason })).toBe(
      'claimId, contribution, reason',
    ));
  it('ClaimWithdrawn', () => expect(fieldsOf(events.ClaimWithdrawn, { claimId, reason })).toBe('claimId, reason'));

  it('take the words of the contract only, and name every field that is wrong', () =>
    expect(
      faultsIn(events.ClaimSubstantiated, {
        ...substantiation,
        by: { role: 'deputy director' },
        independent: 'yes',
        agreement: 'mostly',
      }).map(({ field }) => field),
    ).toEqual(['by.body', 'independent', 'agreement']));
});

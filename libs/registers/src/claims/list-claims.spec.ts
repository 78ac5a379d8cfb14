import { idOf } from '../testing.js';
import {
  after,
  answered,
  askId,
  authorId,
  claimed,
  claimId,
  decided,
  decisionId,
  evidence,
  otherAskId,
  policyId,
  proposed,
  raised,
  TODAY,
  verified,
  verifierId,
  type AnyEvent,
} from './claims.fixtures.js';
import { listClaims, type ClaimFilters } from './list-claims.js';

const otherClaim = idOf(18);
const otherDecision = idOf(14);

/** Beside the claim of the fixtures, verified: one about an ask that was never raised, by a later decision. */
const ledger: readonly AnyEvent[] = [
  ...claimed,
  evidence(),
  verified('E3'),
  proposed(otherAskId),
  decided({ decisionId: otherDecision, title: 'A later word', decidedOn: '2025-12-01', departments: ['ofgem'] }),
  {
    type: 'AskAnswered',
    data: { askId: otherAskId, decisionId: otherDecision, answer: 'noted', answeredOn: '2025-12-01' },
  },
  raised({
    claimId: otherClaim,
    askId: otherAskId,
    decisionId: otherDecision,
    statement: 'Nothing was ours.',
    contribution: 'none',
  }),
];
const list = (filters: Partial<ClaimFilters> = {}) => listClaims(after(...ledger), { asAt: TODAY, ...filters });
const found = (filters: Partial<ClaimFilters>) => list(filters).rows.map((row) => row.claimId);

describe('The ledger of claims', () => {
  it('shows where each stands, those about the latest decisions first', () => {
    const { rows, total } = list();
    expect(total).toBe(2);
    expect(rows.map((row) => row.claimId)).toEqual([otherClaim, claimId]);
    expect(rows[1]).toEqual({
      claimId,
      statement: 'The decision takes up what the council asked for.',
      ask: { id: askId, title: 'Fund a help desk.' },
      decision: { id: decisionId, title: 'Response on front offices', decidedOn: '2025-11-20', struckOut: null },
      answer: { answer: 'adopted', answeredOn: '2025-11-20' },
      policies: [{ id: policyId, title: 'Front offices' }],
      contribution: 'contributory',
      effectiveContribution: 'contributory',
      authorId,
      verification: { grade: 'E3', verifierId, verifiedAt: '2026-01-01T12:00:07.000Z' },
      withdrawnReason: null,
      raisedBefore: true,
      hoop: true,
      grade: 'E3',
      state: 'verified',
      answered: true,
      counts: true,
      lapsedBy: null,
      handling: null,
      recordedAt: '2026-01-01T12:00:05.000Z',
      revision: 2,
    });
  });

  it.each([
    ['state', 'verified'],
    ['grade', 'E3'],
    ['contribution', 'contributory'],
    ['counts', 'yes'],
    ['department', 'cabinet-office'],
    ['q', 'takes up'],
  ])('is filtered by %s', (name, value) => expect(found({ [name]: value })).toEqual([claimId]));

  it('is filtered by policy: those of the decision', () =>
    expect(found({ policy: policyId })).toEqual([otherClaim, claimId]));

  it('counts how many there would be by each filter', () =>
    expect(list({ state: 'verified' }).facets).toEqual({
      state: [
        { value: 'unverified', title: null, count: 1 },
        { value: 'verified', title: null, count: 1 },
      ],
      grade: [{ value: 'E3', title: null, count: 1 }],
      contribution: [{ value: 'contributory', title: null, count: 1 }],
      counts: [{ value: 'yes', title: null, count: 1 }],
      department: [{ value: 'cabinet-office', title: null, count: 1 }],
      policy: [{ value: policyId, title: 'Front offices', count: 1 }],
    }));

  it.each([
    ['grade', [otherClaim, claimId]],
    ['-grade', [claimId, otherClaim]],
    ['-contribution', [claimId, otherClaim]],
    ['decidedOn', [claimId, otherClaim]],
    ['statement', [otherClaim, claimId]],
    ['recordedAt', [claimId, otherClaim]],
  ])('is sorted by %s', (sort, order) => expect(found({ sort })).toEqual(order));

  it('can be walked through', () => {
    const first = list({ pageSize: 1 });
    expect(list({ pageSize: 1, after: first.next! }).rows.map((row) => row.claimId)).toEqual([claimId]);
  });

  it('is handled as the strictest of the ask, the decision and its policies', () => {
    const secret: AnyEvent = {
      type: 'AskHandlingChanged',
      data: { askId, handling: { marking: 'official-sensitive', instruction: 'Ask first' }, reason: 'It is' },
    };
    const embargoed: AnyEvent = {
      type: 'PolicyHandlingChanged',
      data: { policyId, handling: { marking: 'official', embargoUntil: '2026-05-01' }, reason: 'It is' },
    };
    const { rows } = listClaims(after(...claimed, secret, embargoed), { asAt: TODAY });
    expect(rows[0]?.handling).toEqual({
      marking: 'official-sensitive',
      instruction: 'Ask first',
      embargoUntil: '2026-05-01',
    });
  });

  it('names the ask that a merged one ended up in', () => {
    const merged: AnyEvent = { type: 'AskMerged', data: { askId, intoAskId: otherAskId, reason: 'The same' } };
    const { rows } = listClaims(after(...claimed, answered(), proposed(otherAskId), merged), { asAt: TODAY });
    expect(rows[0]).toMatchObject({ ask: { id: otherAskId }, hoop: true, answered: true });
  });
});

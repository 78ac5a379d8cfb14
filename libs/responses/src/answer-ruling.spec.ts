import { given } from '#event-store';
import {
  AcceptRuling,
  acceptRuling,
  DisputeRuling,
  disputeRuling,
  response,
  WithdrawContribution,
  withdrawContribution,
  type KnownAboutDrafting,
  type ResponseEvent,
} from '#responses';
import type { Known } from '#vocabulary';
import {
  contributionId,
  draft,
  knownInDrafting,
  offered,
  organisationId,
  otherOrganisation,
  responseId,
  ruled,
  started,
  submitted,
} from './response.fixtures.js';

const ids = { responseId, contributionId };
const accepted: ResponseEvent = { type: 'RulingAccepted', data: ids };
const disputed: ResponseEvent = { type: 'RulingDisputed', data: { ...ids, comment: 'They did not' } };
const gone: ResponseEvent = { type: 'ContributionWithdrawn', data: ids };
const by = (actingFor: string | undefined = organisationId): Known & KnownAboutDrafting => ({
  ...knownInDrafting,
  actingFor,
});
const accepting = (known = by()) => acceptRuling(new AcceptRuling(ids, known));
const disputing = (known = by()) => disputeRuling(new DisputeRuling({ ...ids, comment: 'They did not' }, known));
const withdrawing = (known = by()) => withdrawContribution(new WithdrawContribution(ids, known));
const history = [started, draft(), offered] as const;
const secretariat = { ...knownInDrafting, actingFor: undefined };

describe('Accepting a ruling', () => {
  it('is recorded, also after it was disputed, and after the response was sent', () => {
    given(response)(...history, ruled())
      .when(accepting())
      .then(accepted);
    given(response)(...history, ruled(), disputed)
      .when(accepting())
      .then(accepted);
    given(response)(...history, ruled(), submitted)
      .when(accepting())
      .then(accepted);
  });
  it('changes nothing when it was accepted', () =>
    given(response)(...history, ruled(), accepted)
      .when(accepting())
      .thenNothing());
  it('is refused before there is one, and by anybody but the member who offered', () => {
    given(response)(...history)
      .when(accepting())
      .thenRefused('This contribution has not been ruled on yet');
    for (const known of [by(otherOrganisation), secretariat])
      given(response)(...history, ruled())
        .when(accepting(known))
        .thenRefused('Only the member who offered a contribution can accept or dispute what became of it');
  });
});

describe('Disputing a ruling', () => {
  it('is recorded with what is wrong with it', () =>
    given(response)(...history, ruled())
      .when(disputing())
      .then(disputed));
  it('changes nothing when it is disputed, and may be done again after a new ruling', () => {
    given(response)(...history, ruled(), disputed)
      .when(disputing())
      .thenNothing();
    given(response)(...history, ruled(), disputed, ruled({ reason: 'It is late' }))
      .when(disputing())
      .then(disputed);
  });
  it('is refused once it was accepted, and by anybody else', () => {
    given(response)(...history, ruled(), accepted)
      .when(disputing())
      .thenRefused('This ruling was accepted: offer a further contribution');
    given(response)(...history, ruled())
      .when(disputing(secretariat))
      .thenRefused('Only the member who offered');
  });
});

describe('Withdrawing a contribution', () => {
  it('is recorded, by the member or for them by the secretariat', () => {
    given(response)(...history)
      .when(withdrawing())
      .then(gone);
    given(response)(...history)
      .when(withdrawing(secretariat))
      .then(gone);
    given(response)(...history, ruled())
      .when(withdrawing())
      .then(gone);
  });
  it('changes nothing when it was withdrawn', () =>
    given(response)(...history, gone)
      .when(withdrawing())
      .thenNothing());
  it('is refused to others, and once it was used', () => {
    given(response)(...history)
      .when(withdrawing(by(otherOrganisation)))
      .thenRefused('Only the member who offered a contribution can withdraw it');
    given(response)(...history, ruled({ ruling: 'adopted' }))
      .when(withdrawing())
      .thenRefused('This contribution was used in the response');
    given(response)(started).when(withdrawing()).thenRefused('There is no such contribution', 'contributionId');
  });
});

import { given } from '#event-store';
import { ask, ProposeAsk, proposeAsk, type AskProposed } from '#asks';
import { details, known, organisationId, proposed, unknownId } from './ask.fixtures.js';

const proposing = (changes: Partial<AskProposed> = {}) => proposeAsk(new ProposeAsk({ ...details, ...changes }, known));

describe('Proposing an ask', () => {
  it('records what is wanted of which policies', () => given(ask)().when(proposing()).then(proposed));
  it('records which organisation proposed it', () =>
    given(ask)()
      .when(proposing({ proposedBy: organisationId }))
      .then({ type: 'AskProposed', data: { ...details, proposedBy: organisationId } }));
  it('changes nothing when it is proposed already', () => given(ask)(proposed).when(proposing()).thenNothing());
  it('is refused without a policy', () =>
    given(ask)()
      .when(proposing({ policyIds: [] }))
      .thenRefused('Choose at least one policy that the ask is about', 'policyIds'));
  it('is refused for a policy the tracker does not hold', () =>
    given(ask)()
      .when(proposing({ policyIds: [unknownId] }))
      .thenRefused(`There is no policy ${unknownId}`, 'policyIds'));
  it('is refused for an organisation the tracker does not hold', () =>
    given(ask)()
      .when(proposing({ proposedBy: unknownId }))
      .thenRefused(`There is no organisation ${unknownId}`, 'proposedBy'));
});

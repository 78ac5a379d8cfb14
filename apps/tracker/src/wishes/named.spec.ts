import { namedIn } from './named.js';

it('gathers the ids that a wish names, by the kind of item', () =>
  expect(
    namedIn({
      policyId: 'p1',
      byPolicyId: 'p2',
      policyIds: ['p3'],
      asksRaised: ['a1', 'a2'],
      intoAskId: 'a3',
      proposedBy: 'o1',
      roster: ['o2'],
      onBehalfOf: { organisationId: 'o3', how: 'By e-mail' },
      title: 'p9',
    }),
  ).toEqual({ policyIds: ['p1', 'p2', 'p3'], askIds: ['a1', 'a2', 'a3'], organisationIds: ['o1', 'o2', 'o3'] }));

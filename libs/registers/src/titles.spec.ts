import { projections } from './projections.js';
import { Tables } from './testing.js';
import { CONSULTATION, POLICY } from './testing-ids.js';
import { record } from './testing-record.js';
import { titlesOf } from './titles.js';

describe('What a form offers to choose from', () => {
  const { db } = Tables.built(projections, record().events);

  it('is every policy by its title, in the order of the titles', () =>
    expect(titlesOf(db, 'policy')).toEqual([
      { id: POLICY.identity, title: 'Digital identity framework' },
      { id: POLICY.offices, title: 'Standard for shared front offices' },
    ]));

  it('is every consultation, whatever became of it', () =>
    expect(titlesOf(db, 'consultation').map(({ id }) => id)).toEqual(
      expect.arrayContaining(Object.values(CONSULTATION)),
    ));
});

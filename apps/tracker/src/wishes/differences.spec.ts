import { differences } from './differences.js';

const shown = { title: 'Fibre', summary: 'Old', departments: ['a', 'b'] };
const fields = ['title', 'summary', 'departments'];

describe('what a correction says', () => {
  it('names only what was changed', () =>
    expect(differences(fields, { shown, now: shown, answers: { ...shown, title: 'Copper' } })).toEqual({
      changes: { title: 'Copper' },
      conflicts: [],
    }));

  it('takes away what was emptied; an emptied list stays a list', () =>
    expect(differences(fields, { shown, now: shown, answers: { title: 'Fibre' } }).changes).toEqual({
      summary: null,
      departments: [],
    }));

  it('goes together with what somebody else has changed elsewhere', () =>
    expect(
      differences(fields, { shown, now: { ...shown, summary: 'Theirs' }, answers: { ...shown, title: 'Mine' } }),
    ).toEqual({ changes: { title: 'Mine' }, conflicts: [] }));

  it('finds what both have changed to different things, and not what both have changed alike', () => {
    const now = { ...shown, title: 'Theirs', summary: 'Same' };
    const answers = { ...shown, title: 'Mine', summary: 'Same' };
    expect(differences(fields, { shown, now, answers }).conflicts).toEqual([{ field: 'title', theirs: 'Theirs' }]);
  });
});

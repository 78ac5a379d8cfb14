import { corrected, existing, mustNameAField, sameFact } from '#vocabulary';

const facts: { title: string; themes: string[]; url?: string } = {
  title: 'Green IT',
  themes: ['a', 'b'],
  url: 'https://x.uk',
};

describe('Two facts', () => {
  it('say the same when only the order of a list differs', () =>
    expect(sameFact({ themes: ['a', 'b'] }, { themes: ['b', 'a'] })).toBe(true));
  it('say the same when a field is absent in one and undefined in the other', () =>
    expect(sameFact({ title: 'x', url: undefined }, { title: 'x' })).toBe(true));
  it('differ by one member of a list', () => expect(sameFact(['a', 'b'], ['a'])).toBe(false));
  it('differ by a field deep within', () => expect(sameFact({ a: { b: 1 } }, { a: { b: 2 } })).toBe(false));
});

describe('A correction', () => {
  it('replaces what it names and leaves the rest', () =>
    expect(corrected(facts, { title: 'Greener IT', themes: undefined })).toEqual({ ...facts, title: 'Greener IT' }));
  it('takes a field away with null', () =>
    expect(corrected(facts, { url: null })).toEqual({ title: 'Green IT', themes: ['a', 'b'] }));
  it('must name a field', () =>
    expect(() => mustNameAField({ title: undefined })).toThrow('Name at least one thing that is to be put right'));
  it('may name a field to take it away', () => expect(mustNameAField({ url: null })).toBeUndefined());
});

describe('A wish about an item', () => {
  it('is refused when there is none', () => expect(() => existing(null, 'ask')).toThrow('There is no such ask'));
  it('has the item when there is one', () => expect(existing('there', 'ask')).toBe('there'));
});

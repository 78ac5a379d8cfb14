import { Kept } from './kept.js';

describe('What is kept', () => {
  it('is what was asked for lately, within the limit', () => {
    const kept = new Kept<number>(3);
    for (const [place, name] of ['a', 'b', 'c'].entries()) kept.set(name, place);
    kept.get('a');
    kept.set('d', 3);
    expect(['a', 'b', 'c', 'd'].map((name) => kept.get(name))).toEqual([0, undefined, 2, 3]);
  });

  it('is the latest, however much it weighs, and nothing beside it that is too much', () => {
    const kept = new Kept<string>(10);
    kept.set('small', 'one', 4);
    kept.set('large', 'two', 40);
    expect([kept.get('small'), kept.get('large')]).toEqual([undefined, 'two']);
    kept.set('small', 'one', 4);
    expect([kept.get('small'), kept.get('large')]).toEqual(['one', undefined]);
  });

  it('weighs what it weighs now, when it is kept anew', () => {
    const kept = new Kept<string>(10);
    kept.set('a', 'one', 9);
    kept.set('a', 'two', 1);
    kept.set('b', 'three', 9);
    expect([kept.get('a'), kept.get('b')]).toEqual(['two', 'three']);
  });

  it('is not what is said to be kept no more, and what it weighed can be used again', () => {
    const kept = new Kept<string>(10);
    kept.set('a 1', 'one', 4);
    kept.set('a 2', 'two', 4);
    kept.set('b 1', 'three', 2);
    kept.dropThose((name) => name.startsWith('a'));
    kept.set('c', 'four', 8);
    expect(['a 1', 'a 2', 'b 1', 'c'].map((name) => kept.get(name))).toEqual([undefined, undefined, 'three', 'four']);
  });
});

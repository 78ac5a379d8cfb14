import { drawnOnce } from './kept.js';

describe('A picture', () => {
  const drawn: unknown[] = [];
  const draw = drawnOnce(function ofLetters({ letter, times }: { letter: string; times: number }) {
    drawn.push(letter);
    return letter.repeat(times);
  });
  beforeEach(() => drawn.splice(0));

  it('is drawn once for the same data, and again for other data', () => {
    expect([draw({ letter: 'a', times: 2 }), draw({ letter: 'a', times: 2 }), draw({ letter: 'b', times: 2 })]).toEqual(
      ['aa', 'aa', 'bb'],
    );
    expect(drawn).toEqual(['a', 'b']);
  });

  it('is drawn again when others have taken its room, and is right even when it is larger than all the room', () => {
    const large = { letter: 'c', times: 3_000_000 };
    draw({ letter: 'd', times: 1 });
    draw(large);
    draw({ letter: 'd', times: 1 });
    draw({ ...large, letter: 'e' });
    expect(draw({ letter: 'd', times: 1 })).toBe('d');
    expect(draw(large)).toHaveLength(3_000_000);
    expect(draw({ letter: 'f', times: 5_000_000 })).toHaveLength(5_000_000);
    expect(draw({ letter: 'd', times: 1 })).toBe('d');
    expect(drawn).toEqual(['d', 'c', 'e', 'c', 'f', 'd']);
  });
});

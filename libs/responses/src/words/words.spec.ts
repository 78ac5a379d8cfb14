import fc from 'fast-check';
import { blame, followPassage, mergeTexts, passagesOf, wordDifference } from '#responses';
import { wordsOf } from './tokens.js';

const word = fc.constantFrom('we', 'agree', 'that', 'data', 'councils', 'should', 'share', 'not', 'safely', 'well');
const sign = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n\n', '\n- ', ' **');
/** Texts that have much in common, as drafts of one answer have. */
const text = fc.array(fc.tuple(word, sign), { maxLength: 25 }).map((parts) => parts.flat().join(''));
const anyText = fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 40 }));

/** A text, and another made from it by taking words away and putting some in. */
const edited = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(200), fc.nat(12), text), { maxLength: 3 }))
  .map(([before, cuts]) => ({
    before,
    after: cuts.reduce((words, [at, length, put]) => {
      const from = at % (words.length + 1);
      return words.slice(0, from) + put + words.slice(from + length);
    }, before),
  }));

describe('The difference of two texts, by words', () => {
  it('reads as somebody would say it', () =>
    expect(wordDifference('We agree with the plan.', 'We agree with most of the plan, and say why.')).toEqual([
      { kind: 'kept', text: 'We agree with ' },
      { kind: 'added', text: 'most of ' },
      { kind: 'kept', text: 'the plan' },
      { kind: 'added', text: ', and say why' },
      { kind: 'kept', text: '.' },
    ]));
  it('tells a rewritten phrase as one change, not as one for each word', () =>
    expect(wordDifference('We will always object. So be it.', 'They may sometimes agree. So be it.')).toEqual([
      { kind: 'removed', text: 'We will always object' },
      { kind: 'added', text: 'They may sometimes agree' },
      { kind: 'kept', text: '. So be it.' },
    ]));
  it('makes both texts again, whatever they are', () =>
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const pieces = wordDifference(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    ));
});

describe('Merging two texts made from one', () => {
  const base = 'We agree with the plan.\n\nIt should begin in April.';

  it('takes edits of different passages from both', () =>
    expect(
      mergeTexts(base, 'We agree with the whole plan.\n\nIt should begin in April.', `${base}\n\nWe would help.`).text,
    ).toBe('We agree with the whole plan.\n\nIt should begin in April.\n\nWe would help.'));
  it('takes edits of two words of one sentence from both, when a word stands between them', () =>
    expect(
      mergeTexts('We agree with the plan.', 'Councils agree with the plan.', 'We agree with most plans.').text,
    ).toBe('Councils agree with most plans.'));
  it('shows both where both changed the same words', () =>
    expect(mergeTexts(base, base.replace('April', 'May'), base.replace('April', 'June'))).toEqual({
      text: undefined,
      pieces: [
        { kind: 'agreed', text: 'We agree with the plan.\n\nIt should begin in ' },
        { kind: 'conflict', base: 'April', mine: 'May', theirs: 'June' },
        { kind: 'agreed', text: '.' },
      ],
    }));
  it('shows both where one took away what the other changed', () =>
    expect(mergeTexts(base, 'We agree with the plan.', base.replace('April', 'June')).text).toBeUndefined());
  it('shows both where they changed words beside one another: together they might say what neither meant', () =>
    expect(mergeTexts('We agree strongly.', 'We disagree strongly.', 'We agree weakly.').text).toBeUndefined());
  it('shows both where both went on writing at the same place', () =>
    expect(mergeTexts('', 'Kent agrees.', 'Leeds agrees.').pieces).toEqual([
      { kind: 'conflict', base: '', mine: 'Kent agrees.', theirs: 'Leeds agrees.' },
    ]));
  it('takes once what both did alike', () =>
    expect(mergeTexts(base, base.replace('April', 'May'), base.replace('April', 'May')).text).toBe(
      base.replace('April', 'May'),
    ));

  it('is the text of the one who changed anything, when the other did not', () =>
    fc.assert(
      fc.property(anyText, anyText, (from, to) => {
        expect([
          mergeTexts(from, to, from).text,
          mergeTexts(from, from, to).text,
          mergeTexts(from, to, to).text,
        ]).toEqual([to, to, to]);
      }),
    ));
  it('is the same whoever comes second', () =>
    fc.assert(
      fc.property(edited, fc.array(fc.tuple(word, sign), { maxLength: 4 }), ({ before, after }, more) => {
        const other = `${before}${more.flat().join('')}`;
        expect(mergeTexts(before, after, other).text).toBe(mergeTexts(before, other, after).text);
      }),
    ));
  it('loses no word: each stands in what is agreed, or in what is to be chosen from', () =>
    fc.assert(
      fc.property(edited, text, ({ before, after }, put) => {
        const theirs = before.slice(0, before.length / 2) + put + before.slice(before.length / 2);
        const { pieces } = mergeTexts(before, after, theirs);
        const side = (own: 'mine' | 'theirs') =>
          pieces.map((piece) => (piece.kind === 'agreed' ? piece.text : piece[own])).join('');
        const count = (words: readonly string[], one: string) => words.filter((other) => other === one).length;
        const [was, mine, other, seenMine, seenTheirs] = [before, after, theirs, side('mine'), side('theirs')].map(
          wordsOf,
        );
        for (const one of new Set([...mine!, ...other!])) {
          expect(count(seenMine!, one)).toBeGreaterThanOrEqual(count(mine!, one) - count(was!, one));
          expect(count(seenTheirs!, one)).toBeGreaterThanOrEqual(count(other!, one) - count(was!, one));
        }
      }),
    ));
});

describe('Who wrote which words', () => {
  it('is told run by run', () =>
    expect(blame(['We agree.', 'We agree with the plan.', 'We all agree with the plan.'])).toEqual([
      { version: 1, text: 'We ' },
      { version: 3, text: 'all ' },
      { version: 1, text: 'agree' },
      { version: 2, text: ' with the plan' },
      { version: 1, text: '.' },
    ]));
  it('is still told of the first writer when their words were taken away and brought back', () =>
    expect(blame(['We agree.', 'We object.', 'We agree.'])).toEqual([{ version: 1, text: 'We agree.' }]));
  it('is nobody where there is no text', () => expect(blame(['', ''])).toEqual([]));
  it('makes the last text, whatever came before it', () =>
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
        expect(
          blame(texts)
            .map((run) => run.text)
            .join(''),
        ).toBe(texts.at(-1));
      }),
    ));
});

describe('A passage', () => {
  const passage = { from: 9, to: 26, quote: 'share data safely' };
  const first = 'Councils share data safely.';
  const follow = (...texts: string[]) => followPassage(passage, [first, ...texts]);

  it('moves with the edits around it', () => {
    const after = 'We say: all councils share data safely, and say so.';
    expect(follow(after)).toEqual({ ...passage, from: 21, to: 38 });
  });
  it('is gone when its words are changed or taken away', () => {
    expect(follow('Councils share figures safely.')).toBeNull();
    expect(follow('')).toBeNull();
  });
  it('is found again when its words are brought back', () =>
    expect(follow('Councils do not.', first)).toEqual(passage));
  it('is found where it was moved to', () =>
    expect(follow('Councils know how. It is time. They share data safely.')).toEqual({ ...passage, from: 36, to: 53 }));
  it('of a word or two is not taken for the same words elsewhere', () =>
    expect(
      followPassage({ from: 0, to: 2, quote: 'We' }, ['We agree. We object.', 'They agree. We object.']),
    ).toBeNull());
  it('stays with its own words where they stand twice', () =>
    expect(
      followPassage({ from: 10, to: 18, quote: 'We agree' }, ['We agree. We agree.', 'Yes. We agree. We agree.']),
    ).toEqual({ from: 15, to: 23, quote: 'We agree' }));

  it('stands wherever edits leave it alone', () =>
    fc.assert(
      fc.property(text, text, text, text, (before, after, changedBefore, changedAfter) => {
        const quote = 'the telling passage itself';
        const was = `${before}\n${quote}\n${after}`;
        const is = `${changedBefore}\n${quote}\n${changedAfter}`;
        const at = before.length + 1;
        expect(followPassage({ from: at, to: at + quote.length, quote }, [was, is])).toEqual({
          from: changedBefore.length + 1,
          to: changedBefore.length + 1 + quote.length,
          quote,
        });
      }),
    ));
  it('is never anything but its own words', () =>
    fc.assert(
      fc.property(edited, fc.nat(60), fc.nat(20), ({ before, after }, at, length) => {
        const from = at % (before.length + 1);
        const quote = before.slice(from, from + length);
        const found = followPassage({ from, to: from + quote.length, quote }, [before, after]);
        expect(found ? after.slice(found.from, found.to) : quote).toBe(quote);
      }),
    ));
  it('is found by its words, however their blanks were copied', () => {
    expect(passagesOf(' share  data\nsafely', first)).toEqual([passage]);
    expect(passagesOf('a (b', 'a (b, a\n(b')).toEqual([
      { from: 0, to: 4, quote: 'a (b' },
      { from: 6, to: 10, quote: 'a\n(b' },
    ]);
    expect(passagesOf('nowhere', first)).toEqual([]);
    expect(passagesOf('', first)).toEqual([]);
  });
});

import { piecesOf, plainAnswer } from '#response-files';

const ANSWER = `We **agree**, *if* it is funded.
A second line.

## In short

- a help desk
  1. by 2027
  2. in every county
- [a standard](https://example.org/standard)

> As the select committee said.

    code stays <b>code</b>`;

describe('An answer in Markdown', () => {
  it('becomes paragraphs with runs of one style each', () =>
    expect(piecesOf(ANSWER).map(({ kind, depth, mark, runs }) => [kind, depth, mark, runs])).toEqual([
      [
        'paragraph',
        0,
        '',
        [
          { text: 'We ' },
          { text: 'agree', bold: true },
          { text: ', ' },
          { text: 'if', italic: true },
          { text: ' it is funded.' },
          { text: '\n' },
          { text: 'A second line.' },
        ],
      ],
      ['heading', 0, '', [{ text: 'In short' }]],
      ['item', 0, '•', [{ text: 'a help desk' }]],
      ['item', 1, '1.', [{ text: 'by 2027' }]],
      ['item', 1, '2.', [{ text: 'in every county' }]],
      ['item', 0, '•', [{ text: 'a standard' }, { text: ' (https://example.org/standard)' }]],
      ['quote', 0, '', [{ text: 'As the select committee said.' }]],
      ['paragraph', 0, '', [{ text: 'code stays <b>code</b>' }]],
    ]));

  it('becomes the plain text that a form takes', () =>
    expect(plainAnswer(ANSWER)).toBe(`We agree, if it is funded.
A second line.

In short

• a help desk
  1. by 2027
  2. in every county
• a standard (https://example.org/standard)

As the select committee said.

code stays <b>code</b>`));

  it('is nothing when it is empty, and keeps markup as words', () => {
    expect(plainAnswer('')).toBe('');
    expect(plainAnswer('A <script>alert(1)</script> & more')).toBe('A <script>alert(1)</script> & more');
  });

  it('names an address once when the words are the address', () =>
    expect(plainAnswer('See <https://example.org>.')).toBe('See https://example.org.'));
});

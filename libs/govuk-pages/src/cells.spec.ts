import { csvOf, piecesOf, plainText } from './cells.js';

describe('cells', () => {
  it('shows nothing for what is not there', () => expect([undefined, null, ''].map(piecesOf)).toEqual([[], [], []]));

  it('groups the digits of numbers on a page, and not in an export', () => {
    expect(piecesOf(1200)).toEqual([{ text: '1,200' }]);
    expect(plainText(1200)).toBe('1200');
  });

  it('exports lines that a spreadsheet reads as they are meant', () => {
    expect(
      csvOf(
        ['Title', 'Asks'],
        [
          ['Say "when", please\nor not', 3],
          ['=cmd()', -1],
          [[{ text: 'a' }, { text: 'b' }], null],
        ],
      ),
    ).toBe('\ufeffTitle,Asks\r\n"Say ""when"", please\nor not",3\r\n\'=cmd(),-1\r\na; b,\r\n');
  });
});

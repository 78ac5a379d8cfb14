import { strFromU8, unzipSync } from 'fflate';
import { letterDocx, type Letter } from '#response-files';

const letter: Letter = {
  about: 'What became of what you offered: One front door',
  marking: 'OFFICIAL-SENSITIVE',
  asOf: '2026-04-03T10:59:30.000Z',
  to: 'Kent County Council',
  opening: 'Thank you.',
  items: [
    {
      title: 'Suggestion by Kent County Council, 3 March 2026',
      said: [
        ['You offered', 'In May & June.\nNot before.'],
        ['What became of it', 'Adopted'],
      ],
    },
  ],
  from: 'The secretariat',
};

const partsOf = (document: Buffer) => unzipSync(document);
const linesOf = (xml: Uint8Array) =>
  strFromU8(xml)
    .replaceAll('<w:br/>', '\n')
    .split('</w:p>')
    .map((paragraph) => paragraph.split(/<[^>]+>/).join(''))
    .filter(Boolean);

describe('A letter as a Word document', () => {
  it('says what each thing offered became, line by line, under its marking', async () => {
    const parts = partsOf(await letterDocx(letter));
    expect(linesOf(parts['word/document.xml']!)).toEqual([
      'What became of what you offered: One front door',
      'To Kent County Council',
      'Thank you.',
      'Suggestion by Kent County Council, 3 March 2026',
      'You offered: In May &amp; June.\nNot before.',
      'What became of it: Adopted',
      'The secretariat',
    ]);
    expect(linesOf(parts['word/header1.xml']!)).toEqual(['OFFICIAL-SENSITIVE']);
  });

  it('is the same bytes for the same words, and others for others', async () => {
    const [once, again] = [await letterDocx(letter), await letterDocx({ ...letter })];
    expect(once.equals(again)).toBe(true);
    expect(once.equals(await letterDocx({ ...letter, to: 'Leeds City Council' }))).toBe(false);
  });
});

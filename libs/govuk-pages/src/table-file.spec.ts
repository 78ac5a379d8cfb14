import { strFromU8, unzipSync } from 'fflate';
import { tableXlsx } from './table-file.js';

const partsOf = async (rows: readonly (readonly (string | number | null)[])[]) => {
  const parts = unzipSync(
    await tableXlsx(
      { title: 'Asks: all/of [them]', narrowed: ['Theme: Data'], headings: ['What', 'On', 'Days'], rows },
      'OFFICIAL-SENSITIVE',
    ),
  );
  const part = (name: string) => strFromU8(parts[`xl/${name}`]!);
  const texts = [...part('sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  const cells = [...part('worksheets/sheet1.xml').matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)].map(([, , row]) =>
    [...row!.matchAll(/<c r="[A-Z]+\d+"([^>]*)>(?:<f>[^<]*<\/f>)?<v>([^<]*)<\/v><\/c>/g)].map(([, as, value]) =>
      as!.includes('t="s"') ? texts[Number(value)] : Number(value),
    ),
  );
  return { cells, sheet: part('worksheets/sheet1.xml'), book: part('workbook.xml') };
};

describe('a list as a workbook', () => {
  it('bears its marking at the head and the foot, what it is of, dates as days and numbers as numbers', async () => {
    const { cells, book } = await partsOf([
      ['Open the data', '2025-04-08', 12],
      ['Close it', null, -3],
    ]);
    expect(cells).toEqual([
      ['OFFICIAL-SENSITIVE'],
      ['Asks: all/of [them]'],
      ['Theme: Data'],
      ['What', 'On', 'Days'],
      ['Open the data', 45755, 12],
      ['Close it', -3],
      ['OFFICIAL-SENSITIVE'],
    ]);
    expect(book).toContain('name="Asks  all of  them"');
  });

  it('takes nothing that was typed for a formula', async () => {
    const { cells, sheet } = await partsOf([['=HYPERLINK("http://x")', '+1', 0]]);
    expect(sheet).not.toContain('<f>');
    expect(cells[4]).toEqual(['=HYPERLINK("http://x")', '+1', 0]);
  });

  it('is whole when the list is empty', async () => expect((await partsOf([])).cells).toHaveLength(5));
});

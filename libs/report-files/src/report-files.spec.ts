import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { REPORT_FILES, type Paper, type ReportFileKind } from '#report-files';

const datum = (value: string | number | null) => ({ shown: value === null ? '' : value, value });
const paper: Paper = {
  title: 'Influence & <script>alert(1)</script>',
  marking: 'OFFICIAL',
  asOf: '2026-04-03T10:59:30.000Z',
  facts: [{ label: 'Recorded by', value: '3 April 2026 at 11:59am' }],
  lead: 'The council raised 3 asks.',
  sections: [
    {
      id: 'chain',
      heading: 'Chain: [all] of it?',
      text: 'First paragraph.\n\nSecond <b>paragraph</b>.',
      table: {
        caption: 'The chain',
        columns: [{ label: 'What' }, { label: 'Number', numeric: true }],
        rows: [
          [datum('=SUM(A1)'), datum(3)],
          [datum('Hidden'), datum(null)],
        ],
        empty: 'None.',
      },
      chart: '<svg><title>The chain</title></svg>',
    },
    {
      id: 'none',
      heading: 'Nothing',
      table: { caption: 'None', columns: [{ label: 'What' }], rows: [], empty: 'None yet.' },
    },
    { id: 'words', heading: 'Words alone', text: 'Only words.' },
  ],
};

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const partsOf = (content: Buffer) =>
  Object.fromEntries(Object.entries(unzipSync(content)).map(([name, part]) => [name, strFromU8(part)]));
const wordsOf = (xml: string) =>
  xml
    .split(/<[^>]+>/)
    .map((words) => words.trim())
    .filter(Boolean);

/** Makes a file as if on another day; only the date is another, work goes on as always. */
async function made(kind: ReportFileKind, now: string): Promise<Buffer> {
  jest.useFakeTimers({
    now: new Date(now),
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'],
  });
  try {
    return (await REPORT_FILES[kind](paper)).content;
  } finally {
    jest.useRealTimers();
  }
}

describe('the files of a report', () => {
  // Whoever changes what a format makes, or a library that it is made with, sees it here: a report that was pinned must
  // be the same for ever. Another making is another format; see docs/decisions/pinned-reports.md.
  it.each<[ReportFileKind, string]>([
    ['html', 'b605d9a8d273d923861990c42b259bfeaf0349cbc0b19c6beb5da3d411d3c368'],
    ['docx', '3f66c2312480a96d82cac12b87a40e46cf088e21117bc3f17250086d0a3e2597'],
    ['xlsx', 'ed5a7f86523b15b5ddbec2cd9f168ed513292484b8a79203640e7900280d385e'],
  ])('are the same bytes whenever they are made: %s', async (kind, golden) => {
    const first = await made(kind, '2026-04-03T11:00:00Z');
    expect((await made(kind, '2031-12-24T18:30:07Z')).equals(first)).toBe(true);
    expect(sha256(first)).toBe(golden);
  });
});

describe('the web page', () => {
  it('holds words as words, never as markup, and its pictures', async () => {
    const page = (await REPORT_FILES.html(paper)).content.toString();
    expect(page).not.toContain('<script');
    expect(page).toContain('<h1>Influence &amp; &lt;script&gt;alert(1)&lt;/script&gt;</h1>');
    expect(page).toContain('<p>Second &lt;b&gt;paragraph&lt;/b&gt;.</p>');
    expect(page).toContain('<svg><title>The chain</title></svg>');
    expect(page.match(/<p class="marking">OFFICIAL<\/p>/g)).toHaveLength(2);
  });
});

describe('the Word document', () => {
  it('holds title, facts, sections and tables, and the marking on every page', async () => {
    const parts = partsOf((await REPORT_FILES.docx(paper)).content);
    expect(wordsOf(parts['word/document.xml']!)).toEqual([
      'Influence &amp; &lt;script&gt;alert(1)&lt;/script&gt;',
      'The council raised 3 asks.',
      'Recorded by',
      '3 April 2026 at 11:59am',
      'Chain: [all] of it?',
      'First paragraph.',
      'Second &lt;b&gt;paragraph&lt;/b&gt;.',
      'The chain',
      'What',
      'Number',
      '=SUM(A1)',
      '3',
      'Hidden',
      'Nothing',
      'None yet.',
      'Words alone',
      'Only words.',
    ]);
    expect(wordsOf(parts['word/header1.xml']!)).toEqual(['OFFICIAL']);
    expect(wordsOf(parts['word/footer1.xml']!)).toEqual(['OFFICIAL']);
    expect(parts['docProps/core.xml']).toContain('2026-04-03T10:59:30Z');
  });
});

describe('the workbook', () => {
  it('has a sheet a table, numbers as numbers, and no formula from a text', async () => {
    const parts = partsOf((await REPORT_FILES.xlsx(paper)).content);
    expect([...parts['xl/workbook.xml']!.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Report',
      '1 Chain   all  of it',
      '2 Nothing',
    ]);
    expect(parts['xl/worksheets/sheet2.xml']).toMatch(/<v>3<\/v>/);
    expect(parts['xl/worksheets/sheet2.xml']).not.toContain('<f>');
    expect(wordsOf(parts['xl/sharedStrings.xml']!)).toContain('=SUM(A1)');
  });
});

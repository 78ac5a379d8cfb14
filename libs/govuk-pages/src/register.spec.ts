import { drawRegister, markedAs, registerFile } from './pages.js';
import { tableCsv } from './table-file.js';
import { readRegisterQuery, registerAddress, type Register } from './register.js';

const filters = [{ name: 'stage', label: 'Stage' }];
const site = { path: '/things', signedInAs: 'Ada Marsh' };

const things: Register<{ title: string; on: string }> = {
  title: 'Things',
  path: '/things',
  items: ['thing', 'things'],
  calendar: 'days',
  searchLabel: 'Search things',
  filters,
  columns: [
    { label: 'Title', sort: 'title', cell: ({ title }) => ({ text: title, href: '/things/1' }) },
    { label: 'On', sort: 'on', cell: () => 'a day in words', exported: ({ on }) => on },
    { label: 'Id', exportOnly: true, cell: () => 'id' },
  ],
  empty: 'There is nothing yet.',
};
const found = {
  rows: [{ title: '<i>One</i>', on: '2025-04-08' }],
  total: 60,
  page: 2,
  pageCount: 3,
  sort: '-on',
  facets: { stage: [{ value: 'in_force', title: null, count: 1234 }] },
};

const draw = (address: string, rows: Partial<typeof found> = {}) =>
  drawRegister(
    things,
    readRegisterQuery(Object.fromEntries(new URLSearchParams(address)), filters),
    { ...found, ...rows },
    { site, today: '2025-04-08' },
  );

describe('a register', () => {
  it('reads its view from the address, and writes it back', () => {
    const query = readRegisterQuery(
      { q: ' fibre ', sort: '-on', page: '3', stage: ['options', 'x'], zz: '1' },
      filters,
    );
    expect(query).toEqual({ q: 'fibre', sort: '-on', page: 3, filters: { stage: 'options' } });
    expect(registerAddress('/things', query)).toBe('/things?q=fibre&stage=options&sort=-on&page=3');
    expect(registerAddress('/things', readRegisterQuery({ page: '-1', q: '', stage: '' }, filters))).toBe('/things');
  });

  it('shows its rows, how many there are, and what they are sorted by', () => {
    const html = draw('q=fibre');
    expect(html).toContain('60 things');
    expect(html).toContain('&lt;i&gt;One&lt;/i&gt;');
    expect(html).not.toContain('<i>One');
    expect(html).toContain('In force (1,234)');
    expect(html).toMatch(
      /<th scope="col" role="columnheader" class="govuk-table__header" aria-sort="descending"><a [^>]*href="\/things\?q=fibre&amp;sort=on#results">On</,
    );
    expect(html).toMatch(/href="\/things\?q=fibre&amp;sort=title#results">Title</);
    expect(html).toContain('/things?q=fibre&amp;page=3');
    for (const format of ['csv', 'xlsx', 'ics']) expect(html).toContain(`/things?q=fibre&amp;format=${format}`);
  });

  it('says what to do first when there is nothing, and when nothing matches', () => {
    const nothing = { rows: [], total: 0, page: 1, pageCount: 1, facets: { stage: [] } };
    expect(draw('', nothing)).toContain('There is nothing yet.');
    expect(draw('stage=options', nothing)).toContain('No things match these filters.');
  });

  it('is taken away with every column, dates as dates, and what it is narrowed to', () => {
    const query = readRegisterQuery({ q: 'fibre', stage: 'in_force' }, filters);
    const file = registerFile(things, query, found, '2025-04-08');
    expect(file).toEqual({
      title: 'Things',
      narrowed: ['Search: fibre', 'Stage: In force'],
      headings: ['Title', 'On', 'Id'],
      rows: [[{ text: '<i>One</i>', href: '/things/1' }, '2025-04-08', 'id']],
    });
    expect(tableCsv(file, 'OFFICIAL')).toBe(
      '\ufeffTitle,On,Id,Marking of this file\r\n<i>One</i>,2025-04-08,id,OFFICIAL\r\n',
    );
  });

  it('is marked at its head and its foot as what it shows must be', () => {
    const html = draw('');
    const markings = (page: string) => [...page.matchAll(/<p class="marking">([^<]*)</g)].map(([, words]) => words);
    expect(markings(markedAs(html, 'official'))).toEqual(['OFFICIAL', 'OFFICIAL']);
    expect(markings(markedAs(html, 'official-sensitive'))).toEqual(['OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE']);
  });
});

import { createHash } from 'node:crypto';
import type { Handling } from '#vocabulary';
import { assetPath } from './assets.js';
import { piecesOf } from './cells.js';
import { dateInWords } from './dates.js';
import { filesOf } from './files.js';
import { filterFields } from './filters.js';
import { answersShown } from './form/check.js';
import { anchorOf, drawFields } from './form/draw.js';
import type { Form, Mistake, Raw } from './form/fields.js';
import { fieldsOf } from './form/mistakes.js';
import { allowed } from './allowed.js';
import { markdownHtml } from './markdown.js';
import type { Block, BlocksPage, Link, PageHead, Site, Table } from './page.js';
import { paginationOf } from './pagination.js';
import { registerAddress, type Register, type RegisterQuery, type Rows } from './register.js';
import type { TableFile } from './table-file.js';
import { component, drawn } from './templating.js';
import { count, labelOf } from './words.js';

export const SERVICE = 'Influence tracker';

const NAVIGATION: readonly Link[] = [
  { text: 'Policies', href: '/policies' },
  { text: 'Consultations', href: '/consultations' },
  { text: 'Engagements', href: '/engagements' },
  { text: 'Asks', href: '/asks' },
  { text: 'Decisions', href: '/decisions' },
  { text: 'Responses', href: '/responses' },
  { text: 'Influence', href: '/influence' },
  { text: 'Meetings', href: '/meetings' },
  { text: 'Members', href: '/members' },
];

const FOOTER: readonly Link[] = [
  { text: 'Search', href: '/search' },
  { text: 'Help', href: '/help' },
  { text: 'Your account', href: '/account' },
  { text: 'Operations', href: '/operations' },
  { text: 'API', href: '/api' },
  { text: 'Accessibility statement', href: '/accessibility' },
];

/** The marking of a page in words: “OFFICIAL-SENSITIVE – handle as …”. */
export function markingInWords(handling: Handling | null | undefined): string {
  const parts = [
    (handling?.marking ?? 'official').toUpperCase(),
    handling?.instruction,
    handling?.originator && `Originator: ${handling.originator}`,
    handling?.embargoUntil && `Embargoed until ${dateInWords(handling.embargoUntil)}`,
    handling?.needToKnow?.length && `For ${count(handling.needToKnow.length, 'reader')} and the secretariat alone`,
  ];
  return parts.filter(Boolean).join(' – ');
}

/** What every page is drawn with: its head, its foot, who is looking. */
export const frame = (page: PageHead, site: Site) => ({
  page,
  site,
  service: SERVICE,
  assets: { styles: assetPath('tracker.css'), script: assetPath('tracker.js'), icon: assetPath('icon.svg') },
  navigation: allowed({ navigation: NAVIGATION }, site).navigation.map((link) => ({
    ...link,
    current: site.path === link.href,
    active: page.section === link.href,
  })),
  footer: allowed({ footer: FOOTER }, site).footer,
  marking: markingInWords(page.handling),
});

const table = <T extends Pick<Table, 'columns' | 'rows'>>({ columns, rows, ...rest }: T) => ({
  ...rest,
  columns,
  rows: rows.map((row) => row.map(piecesOf)),
});

/** Of a list of ways to go none may be left for whoever looks. */
const leadsSomewhere = (block: Block): boolean => block.kind !== 'links' || block.links.length > 0;

function prepared(block: Block): object {
  switch (block.kind) {
    case 'facts':
      return {
        ...block,
        anyChange: block.rows.some(({ change }) => change),
        rows: block.rows.map((row) => ({ ...row, pieces: piecesOf(row.value) })),
      };
    case 'table':
      return table(block);
    case 'chart':
      return { ...block, table: table(block.table) };
    case 'filters':
      return { ...block, fields: filterFields(block), unseen: hiddenMarkup(block.hidden) };
    case 'prose':
      return { ...block, paragraphs: block.text.split(/\n{2,}/) };
    case 'markdown':
      return { ...block, html: markdownHtml(block.text) };
    case 'writers':
      return { ...block, runs: block.runs.map((run) => ({ ...run, name: block.writers[run.writer] })) };
    case 'folded':
      return { ...block, inside: drawBlocks(block.blocks) };
    default:
      return block;
  }
}

/** The markup of blocks, to be put inside a page. */
export const drawBlocks = (blocks: readonly Block[]): string => drawn('blocks.njk', { blocks: blocks.map(prepared) });

/** A page that is read. */
export function drawPage(asked: BlocksPage, site: Site): string {
  const page = allowed(asked, site);
  return drawn('page.njk', {
    ...frame(page, site),
    content: drawBlocks(page.blocks.filter(leadsSomewhere)),
    moves: page.blocks.some(({ kind }) => kind === 'progress'),
  });
}

/** What a form page travels with: where it goes, what it carries unseen, the answers so far and the mistakes in them. */
export interface FormState {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly raw: Raw;
  readonly mistakes?: readonly Mistake[];
  /** a block that this showing of the form needs, above the questions */
  readonly blocks?: readonly Block[];
  /** where the answers are shown once more: a button that puts them right and records them */
  readonly amend?: string;
}

const hiddenMarkup = (hidden: Readonly<Record<string, string>>) =>
  Object.entries(hidden)
    .map(([name, value]) => drawn('hidden.njk', { name, values: [value] }))
    .join('');

/** A form, empty, filled in, or with its mistakes. */
export const drawForm = (
  form: Form,
  { action, hidden, raw, mistakes = [], blocks = [] }: FormState,
  site: Site,
): string =>
  drawn('form.njk', {
    ...frame(form, site),
    intro: form.intro?.split(/\n{2,}/),
    blocks: drawBlocks(allowed([...blocks, ...(form.blocks ?? [])], site)),
    action,
    hidden: hiddenMarkup(hidden),
    multipart: fieldsOf(form, raw).some(({ field }) => field.kind === 'file'),
    mistakes: mistakes.map(({ name, text }) => ({ text, ...(name && { href: `#${anchorOf(form, name)}` }) })),
    finds: form.fields.some((field) => field.kind === 'text' && field.finder),
    content: drawFields(form, raw, mistakes),
    below: drawBlocks(form.below ?? []),
  });

/** The answers once more before they are recorded. They travel in the page itself. */
export const drawCheck = (form: Form, { action, hidden, raw, blocks = [], amend }: FormState, site: Site): string =>
  drawn('check.njk', {
    ...frame({ ...form, title: `Check your answers: ${form.title}` }, site),
    page: { ...form, title: `Check your answers: ${form.title}` },
    heading: 'Check your answers',
    blocks: drawBlocks(allowed(blocks, site)),
    amend,
    action,
    hidden:
      hiddenMarkup(hidden) +
      Object.entries(raw)
        .filter(([name]) => !name.startsWith('_') && !(name in hidden))
        .map(([name, values]) => drawn('hidden.njk', { name, values }))
        .join(''),
    answers: answersShown(form, raw).map((row) => ({ ...row, anchor: anchorOf(form, row.name) })),
  });

/** Answers that came at a wrong moment, with a button that sends them once more. They travel in the page itself. */
export const drawAgain = (
  { action, fields, text }: { action: string; fields: Raw; text: string },
  site: Site,
): string =>
  drawn('again.njk', {
    ...frame({ title: 'Your answers are kept' }, site),
    text,
    action,
    hidden: Object.entries(fields)
      .map(([name, values]) => drawn('hidden.njk', { name, values }))
      .join(''),
  });

const flipped = (sort: string, by: string) => (sort === by ? `-${by}` : by);

/** A register with its filters, in the view that the address asks for. */
export function drawRegister<Row>(
  asked: Register<Row>,
  query: RegisterQuery,
  found: Rows<Row>,
  { site, today }: { site: Site; today: string },
): string {
  const register = allowed(asked, site);
  const address = (change: Partial<RegisterQuery>) => registerAddress(register.path, { ...query, page: 1, ...change });
  const columns = register.columns.filter(({ exportOnly }) => !exportOnly);
  const filtered = query.q !== undefined || Object.keys(query.filters).length > 0;
  return drawn('register.njk', {
    ...frame(register, site),
    path: register.path,
    wide: register.wide,
    blocks: drawBlocks(register.blocks ?? []),
    filtered,
    filters: filtersMarkup(register, query, found),
    found: count(found.total, ...register.items),
    rows: found.rows.length,
    results: {
      caption: register.title,
      hideCaption: true,
      columns: columns.map(({ label, numeric, sort }) => ({
        label,
        numeric,
        ...(sort && { href: `${address({ sort: flipped(found.sort, sort) })}#results` }),
        ...(sort === found.sort && { sorted: 'ascending' }),
        ...(`-${sort}` === found.sort && { sorted: 'descending' }),
      })),
      rows: allowed(
        found.rows.map((row) => columns.map(({ cell }) => piecesOf(cell(row, today)))),
        site,
      ),
    },
    pagination: found.pageCount > 1 && paginationOf(found, (page) => address({ page })),
    files: filesOf((format) => registerAddress(register.path, { ...query, page: 1 }, { format }), {
      calendar: register.calendar,
    }),
    empty: filtered ? `No ${register.items[1]} match these filters.` : register.empty,
  });
}

const withCount = (text: string, count?: number) =>
  count === undefined ? text : `${text} (${count.toLocaleString('en-GB')})`;

function filtersMarkup<Row>(register: Register<Row>, query: RegisterQuery, found: Rows<Row>): string {
  const search =
    register.searchLabel &&
    component('govukInput', 'input', {
      id: 'q',
      name: 'q',
      type: 'search',
      value: query.q ?? '',
      label: { text: register.searchLabel, classes: 'govuk-label--s' },
    });
  const selects = register.filters.map(({ name, label, title = labelOf, offers = [] }) => {
    const values = found.facets[name] ?? offers.map((value) => ({ value, title: null, count: undefined }));
    const chosen = query.filters[name];
    const missing =
      chosen && !values.some(({ value }) => value === chosen) ? [{ value: chosen, title: null, count: 0 }] : [];
    return component('govukSelect', 'select', {
      id: name,
      name,
      value: chosen ?? '',
      label: { text: label, classes: 'govuk-label--s' },
      classes: 'filter-select',
      items: [
        { value: '', text: 'All' },
        ...[...values, ...missing].map((facet) => ({
          value: facet.value,
          text: withCount(facet.title ?? title(facet.value), facet.count),
        })),
      ],
    });
  });
  return [search, ...selects, sortMarkup(register, found.sort)].filter(Boolean).join('\n');
}

/** The same as the links of the column headings, for phones, where there are none. */
function sortMarkup<Row>({ columns }: Register<Row>, sorted: string): string {
  const sortable = columns.filter(({ sort }) => sort);
  if (sortable.length === 0) return '';
  return component('govukSelect', 'select', {
    id: 'sort',
    name: 'sort',
    value: sorted,
    label: { text: 'Sort by', classes: 'govuk-label--s' },
    classes: 'filter-select',
    items: [
      ...(sortable.some(({ sort }) => sorted === sort || sorted === `-${sort}`)
        ? []
        : [{ value: '', text: 'Usual order' }]),
      ...sortable.flatMap(({ label, sort }) => [
        { value: sort, text: label },
        { value: `-${sort}`, text: `${label}, the other way round` },
      ]),
    ],
  });
}

/** Rows of a register to take away: all columns, of those on pages the words of the page. */
export const registerFile = <Row>(
  { title, columns, filters }: Register<Row>,
  { q, filters: asked }: Pick<RegisterQuery, 'q' | 'filters'>,
  { rows, facets }: Pick<Rows<Row>, 'rows' | 'facets'>,
  today: string,
): TableFile => ({
  title,
  narrowed: [
    ...(q ? [`Search: ${q}`] : []),
    ...filters.flatMap(({ name, label, title: titled = labelOf }) => {
      const value = asked[name];
      if (value === undefined) return [];
      const facet = facets[name]?.find((one) => one.value === value);
      return [`${label}: ${facet?.title ?? titled(value)}`];
    }),
  ],
  headings: columns.map(({ label }) => label),
  rows: rows.map((row) => columns.map(({ cell, exported }) => (exported ? exported(row) : cell(row, today)))),
});

/** A page, marked as what it shows must be: at its head and its foot. */
export const markedAs = (html: string, marking: Handling['marking']): string =>
  marking === 'official'
    ? html
    : html.replaceAll(/<p class="marking">OFFICIAL(?!-)/g, `<p class="marking">${markingInWords({ marking })}`);

const FORMS = /<form (?:method="post"|data-try)[^>]*>/g;

/** Puts into every form of a page that sends something the token that proves for whom it was drawn. */
export const withFormToken = (html: string, token: string): string =>
  html.replaceAll(FORMS, (form) => `${form}<input type="hidden" name="_csrf" value="${token}">`);

let policy: string | undefined;

/** The content security policy of every page: nothing from elsewhere, no inline script but the design system's one line. */
export function contentSecurityPolicy(): string {
  if (policy) return policy;
  const blank = drawPage({ kind: 'page', title: '', blocks: [] }, { path: '/' });
  const inline = /<script>([^<]*)<\/script>/.exec(blank)?.[1] ?? '';
  const hash = createHash('sha256').update(inline).digest('base64');
  policy = `default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
  return policy;
}

import { ASK_DIRECTIONS, ASK_SIZES } from '#asks';
import { DEPARTMENTS, labelOf, THEMES, type Field } from '#govuk-pages';
import { PositionAt } from '#registers';
import { EDITIONS, PinReport, REPORT_KINDS, ReportAsked, type KnownPosition } from '#reports';
import { endOfDay, isLocalDate, NATIONS } from '#vocabulary';
import { wish, type About } from '../wishes/wish.js';

const KIND_HINTS = {
  view: 'The figures of the Influence page, narrowed as below',
  quarterly_pack:
    'Early influence this quarter, decisions, open consultations, what awaits government, and actions. Needs a calendar quarter as its period',
  annual: 'Where influence is shown, and all figures of a year. Needs twelve whole months as its period',
} as const;

const EDITION_HINTS = {
  full: 'Everything. Its files are marked official-sensitive when something in them is sensitive',
  public:
    'Without rows about what is official-sensitive, in confidence or under embargo; it says how many it leaves out',
} as const;

const select = (name: string, label: string, options: readonly { value: string; label: string }[]): Field => ({
  kind: 'choice',
  name,
  label,
  select: true,
  options: [{ value: '', label: 'All' }, ...options],
});
const words = (values: readonly string[]) => values.map((value) => ({ value, label: labelOf(value) }));

const fields: readonly Field[] = [
  { kind: 'line', name: 'title', label: 'Title' },
  {
    kind: 'choice',
    name: 'kind',
    label: 'What kind of report is it?',
    noun: 'kind of report',
    options: REPORT_KINDS.map((value) => ({ value, label: labelOf(value), hint: KIND_HINTS[value] })),
  },
  {
    kind: 'group',
    name: 'period',
    label: 'Period',
    hint: 'A view may be of no period, or of one that is open at one end',
    fields: [
      { kind: 'date', name: 'from', label: 'First day' },
      { kind: 'date', name: 'to', label: 'Last day' },
    ],
  },
  {
    kind: 'choice',
    name: 'edition',
    label: 'Which edition?',
    noun: 'edition',
    options: EDITIONS.map((value) => ({ value, label: labelOf(value), hint: EDITION_HINTS[value] })),
  },
  {
    kind: 'group',
    name: 'filters',
    label: 'Narrowed to',
    folded: true,
    fields: [
      select('theme', 'Theme', THEMES),
      select('department', 'Department', DEPARTMENTS),
      select('nation', 'Nation', words(NATIONS)),
      select('direction', 'Direction of the ask', words(ASK_DIRECTIONS)),
      select('size', 'Size of the ask', words(ASK_SIZES)),
      select('by', 'The period is by', [
        { value: 'decision', label: 'Date of the decision' },
        { value: 'raise', label: 'Date of the first raise' },
      ]),
      {
        kind: 'line',
        name: 'policyId',
        label: 'Policy',
        hint: 'The id of one policy, as in its address',
        noun: 'policy',
      },
    ],
  },
  {
    kind: 'date',
    name: 'asAt',
    label: 'Counting what had happened by',
    noun: 'date up to which things count',
    hint: 'Left empty: the day of the report',
    aside: true,
  },
  {
    kind: 'instant',
    name: 'asOf',
    label: 'As recorded by',
    noun: 'moment that it is of',
    hint: 'Left empty: everything that is recorded by now',
    aside: true,
  },
];

const one = (asked: About['asked'], name: string) => [asked[name] ?? []].flat().find((value) => value !== '');

/** The view that the address of the form is of, as its answers. */
function viewOf({ asked }: About): Partial<ReportAsked> {
  const given = (...names: string[]) => {
    const found = names.flatMap((name) => {
      const value = one(asked, name);
      return value === undefined ? [] : [[name, value]];
    });
    return found.length > 0 ? (Object.fromEntries(found) as object) : undefined;
  };
  const filters = given('theme', 'department', 'nation', 'direction', 'size', 'by', 'policyId');
  const period = given('from', 'to');
  const [asAt, known] = [one(asked, 'happenedBy'), one(asked, 'recordedBy')];
  const asOf = isLocalDate(known) ? endOfDay(known) : known;
  return {
    kind: 'view',
    edition: 'full',
    ...(asAt && { asAt }),
    ...(asOf && { asOf }),
    ...(filters && { filters }),
    ...(period && { period }),
  };
}

/** Pins a view, a quarterly pack or an annual report. */
export const pinWish = wish<ReportAsked, KnownPosition>({
  command: PinReport,
  shape: ReportAsked,
  path: 'new',
  begins: true,
  summary:
    'Pins a report: what it is of is kept, and its files can be made again at any time, the same to the byte. Left out, asOf is now and asAt its date',
  knows: ({ asOf }) => new PositionAt(asOf),
  form: () => ({
    title: 'Pin a report',
    intro: 'A pinned report is kept for good. Its files can be made again at any time, and are the same each time.',
    fields,
    submit: 'Pin this report',
  }),
  starts: viewOf,
  done: 'Report pinned',
});

import { knownTitle, labelOf, titleOfSlug, type FiltersBlock } from '#govuk-pages';
import { ASK_DIRECTIONS, ASK_SIZES } from '#asks';
import type { AskedScope } from '#influence';
import type { FacetCount } from '#registers';
import { NATIONS } from '#vocabulary';

/** What the address of a page of figures may say. */
const NAMES = ['theme', 'department', 'nation', 'policyId', 'direction', 'size', 'from', 'to', 'by', 'asAt'] as const;

/** What figures are asked for, and how an address says it. */
export interface View {
  readonly scope: AskedScope & { readonly asOf: string };
  /** the same as the address has it, with the earlier moment if there is one */
  readonly address: Readonly<Record<string, string>>;
}

const one = (value: unknown): string =>
  Array.isArray(value) ? one(value[0]) : typeof value === 'string' ? value.trim() : '';

/** Reads the address of a page of figures at an instant: what it does not know is left out. */
export function viewAsked(asked: Readonly<Record<string, unknown>>, asOf: string): View {
  const given = Object.fromEntries(NAMES.map((name) => [name, one(asked[name])]).filter(([, value]) => value));
  const moment = one(asked.asOf);
  return { scope: { ...given, asOf }, address: { ...given, ...(moment && { asOf: moment }) } };
}

/** An address with what a view says. */
export function addressOf(path: string, { address }: View, more: Readonly<Record<string, string>> = {}): string {
  const said = new URLSearchParams({ ...address, ...more }).toString();
  return said ? `${path}?${said}` : path;
}

const titleOf = (slug: string) => knownTitle(slug) ?? titleOfSlug(slug);
const asOptions = (all: string, values: readonly string[], title: (value: string) => string) => [
  { value: '', text: all },
  ...values.map((value) => ({ value, text: title(value) })),
];

/** The form that narrows a page of figures. */
export function filtersOf(
  { address }: View,
  path: string,
  facets: Readonly<Record<'theme' | 'department', readonly FacetCount[]>>,
  hidden: Readonly<Record<string, string>> = {},
): FiltersBlock {
  const select = (name: string, label: string, options: FiltersBlock['selects'][number]['options']) => {
    const value = address[name] ?? '';
    const known = options.some((option) => option.value === value);
    return { name, label, value, options: known ? options : [...options, { value, text: titleOf(value) }] };
  };
  const values = (of: 'theme' | 'department') => facets[of].map(({ value }) => value).toSorted();
  const { asOf, policyId } = address;
  return {
    kind: 'filters',
    path,
    selects: [
      select('theme', 'Theme', asOptions('All themes', values('theme'), titleOf)),
      select('department', 'Department', asOptions('All departments', values('department'), titleOf)),
      select('nation', 'Nation', asOptions('All nations', NATIONS, labelOf)),
      select('direction', 'Direction of the ask', asOptions('All directions', ASK_DIRECTIONS, labelOf)),
      select('size', 'Size of the ask', asOptions('All sizes', ASK_SIZES, labelOf)),
      select('by', 'Period by', [
        { value: '', text: 'Date of the decision' },
        { value: 'raise', text: 'Date of the first raise' },
      ]),
    ],
    dates: [
      { name: 'from', label: 'From', value: address.from ?? '' },
      { name: 'to', label: 'To', value: address.to ?? '' },
      { name: 'asAt', label: 'Counting what had happened by', value: address.asAt ?? '' },
    ],
    hidden: { ...(asOf && { asOf }), ...(policyId && { policyId }), ...hidden },
    filtered: Object.keys(address).some((name) => name !== 'asOf'),
  };
}

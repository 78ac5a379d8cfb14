import { partsSvg } from '#govuk-pages';
import { number, text, type Finding, type Links } from './finding.js';
import { intervalInWords, rateInWords } from './in-words.js';
import type { HeadlineNumbers, IntervalNumbers } from './numbers.js';

export const GROUPINGS = ['theme', 'department', 'size'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The figures of those alone whose theme (or department, or size) it is. */
export interface GroupNumbers {
  readonly value: string;
  readonly title: string;
  readonly headline: HeadlineNumbers;
  /** taken up, of those that reached a decision */
  readonly any: IntervalNumbers;
}

const WORDS: Readonly<Record<Grouping, { readonly heading: string; readonly text: string }>> = {
  theme: { heading: 'By theme', text: 'A policy can have several themes: its asks are counted in each.' },
  department: {
    heading: 'By department',
    text: 'A policy can belong to several departments: its asks are counted in each.',
  },
  size: { heading: 'By size of the ask', text: 'A small change is easier to get than a large one.' },
};

const PARTS = [
  ['raised', 'Raised'],
  ['decided', 'Reached a decision'],
  ['successes', 'Taken up'],
  ['influence', 'Influence shown'],
] as const;

/** How asks fared by theme, department or size. */
export function groupsFinding(by: Grouping, groups: readonly GroupNumbers[], { rows }: Links): Finding {
  const { heading, text: about } = WORDS[by];
  const id = `by-${by}`;
  const at = ({ value }: GroupNumbers, path: string) => rows?.(path, { [by]: value });
  return {
    id,
    heading,
    text: about,
    table: {
      caption: `Asks ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`,
      columns: [
        { label: by === 'size' ? 'Size' : by === 'theme' ? 'Theme' : 'Department' },
        ...PARTS.map(([, label]) => ({ label, numeric: true })),
        { label: 'Early influence', numeric: true },
        { label: 'Taken up, of those decided' },
        { label: '95% interval' },
      ],
      rows: groups.map((group) => [
        text(group.title),
        ...([...PARTS.map(([part]) => part), 'earlyInfluence'] as const).map((part) =>
          number(group.headline[part as keyof HeadlineNumbers], at(group, `headline.${part}`)),
        ),
        number(group.any.rate, at(group, 'headline.successes'), rateInWords(group.any)),
        { shown: intervalInWords(group.any), value: intervalInWords(group.any) },
      ]),
      empty: 'No ask has been raised yet.',
    },
    chart: partsSvg({
      id,
      title: `Asks ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`,
      parts: PARTS.map(([, label]) => label),
      groups: groups.map((group) => ({
        label: group.title,
        parts: PARTS.map(([part]) => ({ count: group.headline[part], href: at(group, `headline.${part}`) })),
      })),
    }),
  };
}

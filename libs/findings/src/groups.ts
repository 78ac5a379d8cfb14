import { knownTitle, partsSvg, titleOfSlug } from '#govuk-pages';
import type { Grouping, GroupNumbers } from '#influence';
import { number, text, type Finding, type Links } from './finding.js';
import { intervalInWords, rateInWords } from './in-words.js';
import type { HeadlineNumbers } from './numbers.js';

const titleOf = (value: string) => knownTitle(value) ?? titleOfSlug(value);

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
        text(titleOf(group.value)),
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
        label: titleOf(group.value),
        parts: PARTS.map(([part]) => ({ count: group.headline[part], href: at(group, `headline.${part}`) })),
      })),
    }),
  };
}

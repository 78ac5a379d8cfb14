import type { Band, Stage } from '#vocabulary';
import { bandOf } from '#vocabulary';

/** Words whose label is not just the word with a capital letter and spaces. */
const LABELS: Record<string, string> = {
  govuk: 'GOV.UK',
  citizen_space: 'Citizen Space',
  parliament: 'UK Parliament',
  manual: 'Entered by hand',
  call_for_evidence: 'Call for evidence',
  pre_legislative: 'Pre-legislative scrutiny',
  technical: 'Technical consultation',
  closed_awaiting_outcome: 'Awaiting outcome',
  northern_ireland: 'Northern Ireland',
  research_or_pilot: 'Research or pilot',
  police_fire: 'Police or fire',
  not_due: 'Not due yet',
  adopted_in_principle: 'Adopted in principle',
  no_clear_answer: 'No clear answer',
};

/** The label of a word of the domain: `in_force` is “In force”. */
export function labelOf(word: string): string {
  const known = LABELS[word];
  if (known) return known;
  const spaced = word.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The title of a slug: `home-office` is “Home office” where no list knows better. */
export const titleOfSlug = (slug: string): string => labelOf(slug.replaceAll('-', ' '));

/** The colours of the design system's tags. */
export type TagColour =
  'grey' | 'green' | 'turquoise' | 'blue' | 'light-blue' | 'purple' | 'pink' | 'red' | 'orange' | 'yellow';

const BAND_COLOURS: Record<Band, TagColour> = { early: 'green', mid: 'blue', late: 'grey' };

/** Early stages green, mid stages blue, late stages grey. */
export const stageColour = (stage: Stage): TagColour => BAND_COLOURS[bandOf(stage)];

/** “1 policy”, “3 policies”. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

/** “England”, “England and Wales”, “England, Scotland and Wales”. */
export const inWords = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** The first letter small, unless the word is an abbreviation: “GOV.UK address”. */
export const uncapitalised = (text: string): string =>
  /^[A-Z][^A-Z]/.test(text) || /^[A-Z]$/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** The first letter a capital. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

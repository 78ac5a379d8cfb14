import type { Link } from '#govuk-pages';

/** A link to the whole list, when not all of it is shown. */
export const more = (total: number, shown: number, href: string, words: string): Link[] =>
  total > shown ? [{ text: `All ${total.toLocaleString('en-GB')} ${words}`, href }] : [];

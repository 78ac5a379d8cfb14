import { filesOf, type Files } from '#govuk-pages';

/** The files of a register as one item narrows it: of the rows that a table on the page of that item shows, and those beyond. */
export const filteredFiles = (
  register: `/${string}`,
  filter: Readonly<Record<string, string>>,
  calendar?: string,
): Files => filesOf((format) => `${register}?${new URLSearchParams({ ...filter, format }).toString()}`, { calendar });

import type { Files } from './page.js';

/** The formats in which every list can be taken away. */
export const FILE_FORMATS = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Whether an address asks for a list as a file. */
export const isFileFormat = (format: unknown): format is FileFormat => FILE_FORMATS.some((known) => known === format);

/** Links to the files of a list. @param at the address of a format @param calendar what of it a calendar can hold */
export const filesOf = (
  at: (format: string) => string,
  { calendar }: { calendar?: string | undefined } = {},
): Files => [
  { text: 'CSV', href: at('csv') },
  { text: 'Excel', href: at('xlsx') },
  ...(calendar ? [{ text: 'iCalendar', href: at('ics'), unseen: `(${calendar})` }] : []),
];

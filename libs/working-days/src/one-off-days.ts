import type { BankHoliday, Division } from './divisions.js';

/** What proclamations changed: days that were added for all or for some, and days that were moved in a year. */
interface OneOff {
  /** days that are bank holidays in that year only; for everybody where no divisions are named */
  readonly added: readonly (BankHoliday & { readonly divisions?: readonly Division[] })[];
  /** the usual day, and the one that took its place, by the name of the holiday */
  readonly moved: Readonly<Record<string, string>>;
}

const NONE: OneOff = { added: [], moved: {} };

/** As GOV.UK published them. A new one is put here, or comes from the file of bank holidays that the operator keeps. */
const BY_YEAR: Readonly<Record<number, OneOff>> = {
  2002: {
    added: [{ date: '2002-06-03', title: 'Golden Jubilee bank holiday' }],
    moved: { 'Spring bank holiday': '2002-06-04' },
  },
  2011: { added: [{ date: '2011-04-29', title: 'Royal wedding bank holiday' }], moved: {} },
  2012: {
    added: [{ date: '2012-06-05', title: 'Diamond Jubilee bank holiday' }],
    moved: { 'Spring bank holiday': '2012-06-04' },
  },
  2020: { added: [], moved: { 'Early May bank holiday': '2020-05-08' } },
  2022: {
    added: [
      { date: '2022-06-03', title: 'Platinum Jubilee bank holiday' },
      { date: '2022-09-19', title: 'State Funeral of Queen Elizabeth II' },
    ],
    moved: { 'Spring bank holiday': '2022-06-02' },
  },
  2023: { added: [{ date: '2023-05-08', title: 'Coronation of King Charles III' }], moved: {} },
  2026: { added: [{ date: '2026-06-15', title: 'World Cup bank holiday', divisions: ['scotland'] }], moved: {} },
};

/** What was out of the ordinary in a year. */
export const oneOffDays = (year: number): OneOff => BY_YEAR[year] ?? NONE;

/** The parts of the United Kingdom that have bank holidays of their own, as GOV.UK names them. */
export const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof DIVISIONS)[number];

/** A bank holiday of one division, on the day on which it is taken. */
export interface BankHoliday {
  /** a date */
  readonly date: string;
  readonly title: string;
}

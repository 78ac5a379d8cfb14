import { isLocalDate } from '#vocabulary';
import { DIVISIONS, type BankHoliday, type Division } from './divisions.js';

/** Bank holidays as GOV.UK publishes them at https://www.gov.uk/bank-holidays.json, by division. */
export type PublishedHolidays = Readonly<Record<Division, readonly BankHoliday[]>>;

/** What a file of bank holidays has to look like, in a sentence. */
export const BANK_HOLIDAYS_FORMAT = 'as GOV.UK publishes them at https://www.gov.uk/bank-holidays.json';

/** A file of bank holidays that cannot be used. */
export class WrongBankHolidays extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongBankHolidays';
  }
}

const isHoliday = (event: unknown): event is BankHoliday => {
  const { date, title } = Object(event) as Record<string, unknown>;
  return isLocalDate(date) && typeof title === 'string' && title !== '';
};

function eventsOf(published: Record<string, unknown>, division: Division): BankHoliday[] {
  const { events } = Object(published[division]) as { events?: unknown };
  if (!Array.isArray(events) || events.length === 0)
    throw new WrongBankHolidays(`It names no bank holidays for ${division}: it must be ${BANK_HOLIDAYS_FORMAT}.`);
  const wrong = events.findIndex((event) => !isHoliday(event));
  if (wrong >= 0)
    throw new WrongBankHolidays(
      `Bank holiday ${wrong + 1} of ${division} has no real date or no title: it must be ${BANK_HOLIDAYS_FORMAT}.`,
    );
  return (events as BankHoliday[]).map(({ date, title }) => ({ date, title }));
}

/** Reads the text of GOV.UK's file. @throws WrongBankHolidays saying what is wrong with it */
export function readBankHolidays(text: string): PublishedHolidays {
  let published: Record<string, unknown>;
  try {
    published = Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    throw new WrongBankHolidays(`It is not JSON: it must be ${BANK_HOLIDAYS_FORMAT}.`);
  }
  return Object.fromEntries(DIVISIONS.map((division) => [division, eventsOf(published, division)])) as Record<
    Division,
    BankHoliday[]
  >;
}

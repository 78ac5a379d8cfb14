export {
  BANK_HOLIDAYS_FORMAT,
  readBankHolidays,
  WrongBankHolidays,
  type PublishedHolidays,
} from './published-holidays.js';
export { DIVISIONS, type Division } from './divisions.js';
export { WorkingDays, type CountedDay, type DayOff } from './working-days.js';

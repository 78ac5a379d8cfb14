import Holidays from 'date-holidays';
import { DIVISIONS, readBankHolidays, WorkingDays, WrongBankHolidays, type Division } from './index.js';
import { easterSunday, usualHolidays } from './usual-holidays.js';

const days = new WorkingDays();
const EVERYWHERE: readonly Division[] = DIVISIONS;
const SOUTH: readonly Division[] = ['england-and-wales', 'northern-ireland'];
const SCOTLAND: readonly Division[] = ['scotland'];
const NORTHERN_IRELAND: readonly Division[] = ['northern-ireland'];

describe('Bank holidays as GOV.UK published them', () => {
  it.each<[string, string, readonly Division[]]>([
    // the early May holiday of 2020 was moved to the 75th anniversary of VE Day
    ['2020-05-08', 'Early May bank holiday', EVERYWHERE],
    ['2021-01-04', '2nd January (substitute day)', SCOTLAND],
    ['2021-12-27', 'Christmas Day (substitute day)', EVERYWHERE],
    ['2021-12-28', 'Boxing Day (substitute day)', EVERYWHERE],
    ['2022-01-03', 'New Year’s Day (substitute day)', EVERYWHERE],
    ['2022-01-04', '2nd January (substitute day)', SCOTLAND],
    ['2022-06-02', 'Spring bank holiday', EVERYWHERE],
    ['2022-06-03', 'Platinum Jubilee bank holiday', EVERYWHERE],
    ['2022-09-19', 'State Funeral of Queen Elizabeth II', EVERYWHERE],
    ['2022-12-26', 'Boxing Day', EVERYWHERE],
    ['2022-12-27', 'Christmas Day (substitute day)', EVERYWHERE],
    ['2023-05-08', 'Coronation of King Charles III', EVERYWHERE],
    ['2024-01-02', '2nd January', SCOTLAND],
    ['2024-03-18', 'St Patrick’s Day (substitute day)', NORTHERN_IRELAND],
    ['2024-03-29', 'Good Friday', EVERYWHERE],
    ['2024-04-01', 'Easter Monday', SOUTH],
    ['2024-07-12', 'Battle of the Boyne (Orangemen’s Day)', NORTHERN_IRELAND],
    ['2024-08-05', 'Summer bank holiday', SCOTLAND],
    ['2024-08-26', 'Summer bank holiday', SOUTH],
    ['2024-12-02', 'St Andrew’s Day (substitute day)', SCOTLAND],
    ['2025-03-17', 'St Patrick’s Day', NORTHERN_IRELAND],
    ['2025-04-18', 'Good Friday', EVERYWHERE],
    ['2025-04-21', 'Easter Monday', SOUTH],
    ['2025-05-05', 'Early May bank holiday', EVERYWHERE],
    ['2025-05-26', 'Spring bank holiday', EVERYWHERE],
    ['2025-07-14', 'Battle of the Boyne (Orangemen’s Day) (substitute day)', NORTHERN_IRELAND],
    ['2025-12-01', 'St Andrew’s Day (substitute day)', SCOTLAND],
    ['2026-04-03', 'Good Friday', EVERYWHERE],
    ['2026-04-06', 'Easter Monday', SOUTH],
    ['2026-06-15', 'World Cup bank holiday', SCOTLAND],
    ['2026-07-13', 'Battle of the Boyne (Orangemen’s Day) (substitute day)', NORTHERN_IRELAND],
    ['2026-11-30', 'St Andrew’s Day', SCOTLAND],
    ['2026-12-28', 'Boxing Day (substitute day)', EVERYWHERE],
    ['2027-01-04', '2nd January (substitute day)', SCOTLAND],
    ['2027-03-26', 'Good Friday', EVERYWHERE],
    ['2027-03-29', 'Easter Monday', SOUTH],
    ['2027-12-27', 'Christmas Day (substitute day)', EVERYWHERE],
    ['2027-12-28', 'Boxing Day (substitute day)', EVERYWHERE],
  ])('%s is %s', (date, title, divisions) => {
    expect(days.off(date)).toContainEqual({ title, divisions });
    expect(days.isWorkingDay(date)).toBe(false);
  });

  it('1 January 2023 was a Sunday: two days in Scotland, and one elsewhere, were taken for it and for the 2nd', () => {
    expect(days.off('2023-01-02').flatMap(({ divisions }) => divisions)).toEqual(
      expect.arrayContaining([...EVERYWHERE]),
    );
    expect(days.off('2023-01-03')).toEqual([{ title: 'New Year’s Day (substitute day)', divisions: ['scotland'] }]);
  });

  it.each(['2020-05-04', '2022-05-30', '2024-03-28', '2024-04-02', '2025-04-17', '2026-06-12', '2027-12-29'])(
    '%s was, or will be, worked on everywhere',
    (date) => expect(days.off(date)).toEqual([]),
  );

  it.each([
    [2000, '2000-04-23'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %i is %s', (year, date) => expect(easterSunday(year)).toBe(date));
});

describe('The rules of bank holidays', () => {
  const STATES: Readonly<Record<Division, string>> = {
    'england-and-wales': 'ENG',
    scotland: 'SCT',
    'northern-ireland': 'NIR',
  };
  /** what that calendar lacks, as it lacks the one-off days of 2011 and 2012 */
  const UNKNOWN_THERE = ['2026-06-15'];

  it.each(DIVISIONS)('give %s the days of another calendar from 2013 to 2060', (division) => {
    const others = new Holidays('GB', STATES[division]);
    const isWeekday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());
    for (let year = 2013; year <= 2060; year++) {
      const theirs = others.getHolidays(year).filter(({ type }) => type === 'public');
      const dates = theirs.map(({ date }) => date.slice(0, 10)).filter(isWeekday);
      const ours = usualHolidays(division, year).map(({ date }) => date);
      expect(ours.filter((date) => !UNKNOWN_THERE.includes(date))).toEqual([...new Set(dates)].toSorted());
    }
  });
});

describe('Counting working days of all nations', () => {
  it('passes over Easter, also where one nation works', () =>
    expect(days.before('2026-04-08', 3)).toEqual([
      { date: '2026-04-07', number: 1, off: [] },
      { date: '2026-04-06', off: [{ title: 'Easter Monday', divisions: SOUTH }] },
      { date: '2026-04-05', off: [{ title: 'Weekend', divisions: [] }] },
      { date: '2026-04-04', off: [{ title: 'Weekend', divisions: [] }] },
      { date: '2026-04-03', off: [{ title: 'Good Friday', divisions: EVERYWHERE }] },
      { date: '2026-04-02', number: 2, off: [] },
      { date: '2026-04-01', number: 3, off: [] },
    ]));

  it.each([
    ['2024-04-05', 9, '2024-03-21', 'Good Friday and Easter Monday'],
    ['2025-01-06', 9, '2024-12-18', 'Christmas, New Year and Scotland’s 2 January'],
    ['2025-12-03', 3, '2025-11-27', 'St Andrew’s Day, taken on a Monday'],
    ['2025-07-18', 7, '2025-07-08', 'the Boyne, taken on the 14th'],
    ['2026-03-20', 9, '2026-03-06', 'St Patrick’s Day in Northern Ireland'],
    ['2026-06-17', 2, '2026-06-12', 'the World Cup holiday in Scotland'],
    ['2026-12-31', 7, '2026-12-18', 'Christmas with its substitute for Boxing Day'],
    ['2027-05-09', 1, '2027-05-07', 'a close on a Sunday'],
    ['2022-09-23', 7, '2022-09-13', 'the day of the funeral'],
    ['2023-05-12', 9, '2023-04-27', 'the Coronation and the early May holiday'],
  ])('from %s back %i ends on %s: %s', (from, workingDays, on) =>
    expect(days.before(from, workingDays).at(-1)?.date).toBe(on),
  );

  it('goes forward in the same way', () => expect(days.after('2025-12-18', 10).at(-1)?.date).toBe('2026-01-07'));

  it('takes no step for nought', () => expect(days.before('2026-04-08', 0)).toEqual([]));
});

describe('What GOV.UK publishes anew', () => {
  const event = (date: string, title: string) => ({ title, date, notes: '', bunting: true });
  const file = (scotland: readonly object[]) =>
    JSON.stringify({
      'england-and-wales': { division: 'england-and-wales', events: [event('2028-01-03', 'New Year’s Day')] },
      scotland: { division: 'scotland', events: scotland },
      'northern-ireland': { division: 'northern-ireland', events: [event('2028-01-03', 'New Year’s Day')] },
    });

  it('counts for the years it speaks of; for the others the rules go on', () => {
    const announced = new WorkingDays(readBankHolidays(file([event('2028-06-14', 'A day of thanks')])));
    expect(announced.off('2028-06-14')).toEqual([{ title: 'A day of thanks', divisions: ['scotland'] }]);
    expect(announced.isWorkingDay('2028-05-29')).toBe(true);
    expect(announced.isWorkingDay('2027-05-31')).toBe(false);
  });

  it.each([
    ['not json', 'It is not JSON'],
    ['{}', 'It names no bank holidays for england-and-wales'],
    [file([]), 'It names no bank holidays for scotland'],
    [file([event('2028-02-30', 'No such day')]), 'Bank holiday 1 of scotland has no real date or no title'],
  ])('is refused in a sentence when it is not what GOV.UK publishes: %#', (text, sentence) => {
    expect(() => readBankHolidays(text)).toThrow(WrongBankHolidays);
    expect(() => readBankHolidays(text)).toThrow(sentence);
  });
});

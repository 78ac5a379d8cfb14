import {
  ageInWords,
  closesInWords,
  closingInWords,
  dateInWords,
  daysFromToday,
  instantInWords,
  timeInWords,
} from './dates.js';

describe('dates and times in words', () => {
  it('writes dates out', () => expect(dateInWords('2025-04-08')).toBe('8 April 2025'));

  it.each([
    ['17:00', '5pm'],
    ['09:30', '9:30am'],
    ['12:00', 'midday'],
    ['00:00', 'midnight'],
    ['12:15', '12:15pm'],
    ['00:05', '12:05am'],
    ['23:59', '11:59pm'],
  ])('writes %s as %s', (time, words) => expect(timeInWords(time)).toBe(words));

  it('shows an instant as a London clock does', () => {
    expect(instantInWords('2025-07-08T16:00:00Z')).toBe('8 July 2025 at 5pm');
    expect(instantInWords('2025-01-08T12:00:00Z')).toBe('8 January 2025 at midday');
  });

  it('takes a closing time of midnight for the end of the day before', () => {
    expect(closingInWords('2025-04-07T23:00:00Z')).toBe('7 April 2025');
    expect(closingInWords('2025-04-08T16:00:00Z')).toBe('8 April 2025 at 5pm');
    expect(closesInWords('2025-04-07T23:00:00Z', '2025-04-04')).toBe('closes in 3 days');
    expect(closesInWords('2025-04-07T23:00:00Z', '2025-04-07')).toBe('closes today');
    expect(closesInWords('2025-04-07T23:00:00Z', '2025-04-08')).toBe('closed yesterday');
  });

  it.each([
    ['2025-04-08', 'today'],
    ['2025-04-09', 'tomorrow'],
    ['2025-04-07', 'yesterday'],
    ['2025-04-11', 'in 3 days'],
    ['2025-03-27', '12 days ago'],
  ])('says how far %s is from 8 April 2025: %s', (date, words) =>
    expect(daysFromToday(date, '2025-04-08')).toBe(words),
  );

  it('says an age in days, then in months, then in years', () => {
    expect(ageInWords('2025-04-08', '2025-04-09')).toBe('1 day');
    expect(ageInWords('2025-01-08', '2025-04-08')).toBe('90 days');
    expect(ageInWords('2024-11-08', '2025-04-08')).toBe('5 months');
    expect(ageInWords('2022-04-08', '2025-04-09')).toBe('3 years');
  });
});

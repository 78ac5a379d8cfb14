import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  closingDate,
  compareInstants,
  daysBetween,
  endOfDay,
  LONDON,
  londonDate,
  londonInstant,
  londonTime,
  timeInWords,
} from './dates.js';

const milliseconds = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2099, 11, 31) });
const dates = fc
  .integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2099, 11, 31) })
  .map((time) => new Date(time).toISOString().slice(0, 10));

describe('dates in London', () => {
  it('are those of the calendar of London at every instant', () => {
    fc.assert(
      fc.property(milliseconds, (time) => {
        const instant = new Date(time).toISOString();
        expect(londonDate(instant)).toBe(
          Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).toPlainDate().toString(),
        );
      }),
    );
  });

  it('change at the hour at which the clocks do', () => {
    expect(londonDate('2026-03-28T23:59:59.999Z')).toBe('2026-03-28');
    expect(londonDate('2026-03-29T23:00:00Z')).toBe('2026-03-30');
    expect(londonDate('2026-10-24T23:00:00Z')).toBe('2026-10-25');
    expect(londonDate('2026-10-25T23:59:59Z')).toBe('2026-10-25');
    expect(londonDate('2025-08-04T22:30:00Z')).toBe('2025-08-04');
    expect(londonDate('2025-08-05T00:30:00+01:00')).toBe('2025-08-05');
    expect(londonDate('1970-01-01T00:00:00Z')).toBe('1970-01-01');
  });

  it('end a millisecond before the next', () => {
    expect(endOfDay('2026-03-28')).toBe('2026-03-28T23:59:59.999Z');
    expect(endOfDay('2026-03-29')).toBe('2026-03-29T22:59:59.999Z');
  });

  it('are no dates of anything else', () => {
    expect(() => londonDate('yesterday')).toThrow(RangeError);
    expect(() => daysBetween('2026-01-01', 'soon')).toThrow(RangeError);
  });

  it('lie as many days apart as the calendar says', () => {
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        const { days } = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' });
        expect(daysBetween(from, to)).toBe(days);
      }),
    );
  });

  it('of a closing at midnight are the day before', () => {
    expect(closingDate('2025-09-12T00:00:00+01:00')).toBe('2025-09-11');
    expect(closingDate('2025-09-12T00:00:01+01:00')).toBe('2025-09-12');
    expect(closingDate('2025-12-12T00:00:00Z')).toBe('2025-12-11');
    expect(closingDate('2025-09-12T00:00:00.000000+01:00')).toBe('2025-09-11');
    expect(closingDate('2025-09-12T00:00:00.000400+01:00')).toBe('2025-09-12');
  });

  it('of a closing at any other time are its own', () => {
    const midnights = dates.map((date) => Temporal.PlainDate.from(date).toZonedDateTime(LONDON).epochMilliseconds);
    fc.assert(
      fc.property(fc.oneof(milliseconds, midnights), (time) => {
        const closing = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(LONDON);
        const atMidnight = closing.toPlainTime().equals(new Temporal.PlainTime());
        const expected = closing.toPlainDate().subtract({ days: atMidnight ? 1 : 0 });
        expect(closingDate(new Date(time).toISOString())).toBe(expected.toString());
      }),
    );
  });
});

describe('instants', () => {
  it('are compared whatever their offsets, to the nanosecond', () => {
    expect(compareInstants('2025-08-05T00:30:00+01:00', '2025-08-04T23:30:00Z')).toBe(0);
    expect(compareInstants('2025-08-05T00:30:00+01:00', '2025-08-05T00:30:00Z')).toBeLessThan(0);
    expect(compareInstants('2025-08-05T00:30:00.000000002Z', '2025-08-05T00:30:00.000000001Z')).toBeGreaterThan(0);
  });
});

describe('times in London', () => {
  it('are told as people tell them', () => {
    expect(['00:00', '00:30', '09:05', '12:00', '12:15', '17:00'].map(timeInWords)).toEqual([
      'midnight',
      '12:30am',
      '9:05am',
      'midday',
      '12:15pm',
      '5pm',
    ]);
    expect(londonTime(londonInstant('2025-07-01', '17:00'))).toBe('17:00');
  });
});

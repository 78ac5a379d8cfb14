import { momentAsked } from './as-of.js';
import { atMoment, knownAt, now, today } from './clock.js';
import { cookie, setCookie } from './cookies.js';
import { knowingNames, nameOfActor, nameOfPerson, personOf, personOptions } from './names.js';

const sent = (text: string) => ({ headers: { cookie: text } });

describe('cookies', () => {
  it('come back as they were set', () => {
    const header = setCookie('done', 'Saved; “yes”, 100 %', 60);
    expect(header).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=60$/);
    expect(cookie(sent(`a=1; ${header.split(';')[0]}; b=2`), 'done')).toBe('Saved; “yes”, 100 %');
  });

  it('that are broken are none', () => {
    expect(cookie(sent('done=%E0%A4%A'), 'done')).toBeUndefined();
    expect(cookie({ headers: {} }, 'done')).toBeUndefined();
    expect(setCookie('done', '', 60)).toMatch(/Max-Age=0$/);
  });
});

describe('the name of who did something', () => {
  const names = { nameOf: (personId: string) => `Name of ${personId}`, choices: [{ value: 'a', label: 'Ada' }] };

  it('is that of the person, as far as whoever asks may know it', () => {
    expect(knowingNames(names, () => nameOfActor('person-a'))).toBe('Name of a');
    expect(knowingNames(names, () => nameOfPerson('a'))).toBe('Name of a');
    expect(knowingNames(names, personOptions)).toEqual([{ value: 'a', label: 'Ada' }]);
    expect(personOf('person-a')).toBe('a');
  });

  it('is told to nobody who does not ask', () => {
    expect(nameOfActor('person-a')).toBe('Somebody');
    expect(personOptions()).toEqual([]);
  });

  it('is that of a part of the tracker', () =>
    expect(nameOfActor('system:first-start')).toBe('The tracker (first start)'));
});

describe('the moment that a page is asked for', () => {
  const asked = (asOf?: unknown) => momentAsked({ url: '/', query: { asOf } });

  it('is the end of a day in London, or an instant', () => {
    expect(asked('2025-07-03')).toEqual({
      asOf: '2025-07-03T22:59:59.999Z',
      words: 'the end of 3 July 2025',
      address: { asOf: '2025-07-03' },
    });
    expect(asked('2025-07-03T12:30:00+01:00')).toEqual({
      asOf: '2025-07-03T11:30:00.000Z',
      words: '3 July 2025 at 12:30pm',
      address: { asOf: '2025-07-03T12:30:00+01:00' },
    });
  });

  it('has a second clock: the day by which things had happened', () => {
    expect(momentAsked({ url: '/', query: { asAt: '2025-07-01' } })).toEqual({
      asAt: '2025-07-01',
      happenedBy: '2025-07-01',
      words: 'the end of 1 July 2025',
      address: { asAt: '2025-07-01' },
    });
    // the figures of influence count by both clocks themselves
    const counted = momentAsked({ url: '/influence?asAt=2025-07-01', query: { asAt: '2025-07-01' } });
    expect([counted?.asAt, counted?.happenedBy]).toEqual(['2025-07-01', undefined]);
    expect(momentAsked({ url: '/', query: { asOf: '2025-07-03', asAt: '2025-07-01' } })).toMatchObject({
      asOf: '2025-07-03T22:59:59.999Z',
      asAt: '2025-07-01',
      address: { asOf: '2025-07-03', asAt: '2025-07-01' },
    });
    expect(() => momentAsked({ url: '/', query: { asAt: '2025-07-01T12:00:00Z' } })).toThrow('must be a date');
  });

  it('is now when none is asked for, and none at all when it cannot be read', () => {
    expect(asked()).toBeUndefined();
    expect(() => asked('soon')).toThrow('“asOf” must be a date');
    expect(() => asked(['2025-07-03', '2025-07-04'])).toThrow('“asOf” must be a date');
  });

  it('is what the clock says while the page is made', () => {
    const clocks = { now: '2025-07-03T23:30:00Z', knownAt: '2025-08-01T09:00:00Z' };
    expect(atMoment(clocks, () => [now(), today(), knownAt()])).toEqual([clocks.now, '2025-07-04', clocks.knownAt]);
    expect(Math.abs(Date.parse(now()) - Date.now())).toBeLessThan(60_000);
  });
});

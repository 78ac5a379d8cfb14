import { readBankHolidays, WorkingDays } from '#working-days';
import { milestonesOf, type MilestoneFacts } from '#consultations';

const days = new WorkingDays();

const planned = (facts: MilestoneFacts, calendar = days) =>
  Object.fromEntries(milestonesOf(facts, calendar).map(({ milestone, on }) => [milestone, on]));

describe('Milestones', () => {
  it.each<[string, string, string, Record<string, string>]>([
    [
      'an ordinary month',
      '2025-06-09T09:00:00Z',
      '2025-07-04T16:00:00Z',
      { decide: '2025-06-23', draft: '2025-06-23', sign_off: '2025-06-25', send: '2025-07-03' },
    ],
    [
      'Easter 2024',
      '2024-03-01T09:00:00Z',
      '2024-04-05T22:59:00Z',
      { decide: '2024-03-15', draft: '2024-03-21', sign_off: '2024-03-25', send: '2024-04-04' },
    ],
    [
      'Easter 2026, logged on Maundy Thursday',
      '2026-04-02T15:00:00Z',
      '2026-05-15T22:59:00Z',
      { decide: '2026-04-20', draft: '2026-05-01', sign_off: '2026-05-06', send: '2026-05-14' },
    ],
    [
      'Christmas 2025, and the 2nd of January in Scotland',
      '2025-11-20T09:00:00Z',
      '2026-01-09T17:00:00Z',
      { decide: '2025-12-05', draft: '2025-12-23', sign_off: '2025-12-29', send: '2026-01-08' },
    ],
    [
      'Boxing Day 2026 on a Saturday: its substitute is the 28th',
      '2026-11-25T09:00:00Z',
      '2026-12-31T23:59:00Z',
      { decide: '2026-12-10', draft: '2026-12-16', sign_off: '2026-12-18', send: '2026-12-30' },
    ],
    [
      'the Twelfth of July taken on Monday 14 July 2025',
      '2025-06-20T09:00:00Z',
      '2025-07-15T22:59:00Z',
      { decide: '2025-07-01', draft: '2025-07-01', sign_off: '2025-07-03', send: '2025-07-11' },
    ],
    [
      'St Andrew’s Day 2025 taken on Monday 1 December',
      '2025-11-03T09:00:00Z',
      '2025-12-02T17:00:00Z',
      { decide: '2025-11-17', draft: '2025-11-18', sign_off: '2025-11-20', send: '2025-11-28' },
    ],
    [
      'St Patrick’s Day 2024 taken on Monday 18 March',
      '2024-02-20T09:00:00Z',
      '2024-03-19T23:59:00Z',
      { decide: '2024-03-05', draft: '2024-03-05', sign_off: '2024-03-07', send: '2024-03-15' },
    ],
    [
      'two Jubilee days in 2022',
      '2022-05-10T09:00:00Z',
      '2022-06-06T22:59:00Z',
      { decide: '2022-05-20', draft: '2022-05-20', sign_off: '2022-05-24', send: '2022-06-01' },
    ],
    [
      'the State Funeral of 2022, on a Monday',
      '2022-08-30T09:00:00Z',
      '2022-09-20T22:59:00Z',
      { decide: '2022-09-06', draft: '2022-09-06', sign_off: '2022-09-08', send: '2022-09-16' },
    ],
    [
      'the Coronation in 2023, a week after the early May holiday',
      '2023-04-11T09:00:00Z',
      '2023-05-09T22:59:00Z',
      { decide: '2023-04-24', draft: '2023-04-24', sign_off: '2023-04-26', send: '2023-05-05' },
    ],
    [
      'a close at the end of a Sunday',
      '2027-04-01T09:00:00Z',
      '2027-05-16T22:59:00Z',
      { decide: '2027-04-15', draft: '2027-05-04', sign_off: '2027-05-06', send: '2027-05-14' },
    ],
  ])('are counted back from the close over %s', (_, loggedAt, closesAt, expected) =>
    expect(planned({ loggedAt, closesAt })).toEqual(expected),
  );

  it('count 00:00 as the end of the day before, in winter and in summer', () => {
    const winter = planned({ loggedAt: '2026-01-12T09:00:00Z', closesAt: '2026-02-28T00:00:00Z' });
    const summer = planned({ loggedAt: '2026-06-01T09:00:00Z', closesAt: '2026-07-31T23:00:00Z' });
    expect([winter.send, summer.send]).toEqual(['2026-02-26', '2026-07-30']);
  });

  it('move with a deadline that moves across the change of the clocks: its day is the day in London', () => {
    const before = planned({ loggedAt: '2026-02-16T09:00:00Z', closesAt: '2026-03-27T23:59:00Z' });
    const after = planned({ loggedAt: '2026-02-16T09:00:00Z', closesAt: '2026-04-10T22:59:00Z' });
    // half past midnight of 31 March in London is still 30 March in UTC
    const early = planned({ loggedAt: '2026-02-16T09:00:00Z', closesAt: '2026-03-30T23:30:00Z' });
    expect([before, after, early]).toEqual([
      { decide: '2026-03-02', draft: '2026-03-13', sign_off: '2026-03-18', send: '2026-03-26' },
      { decide: '2026-03-02', draft: '2026-03-26', sign_off: '2026-03-30', send: '2026-04-09' },
      { decide: '2026-03-02', draft: '2026-03-18', sign_off: '2026-03-20', send: '2026-03-30' },
    ]);
  });

  it('ask for the decision by the day of the draft when ten days would be later', () =>
    expect(milestonesOf({ loggedAt: '2026-09-01T09:00:00Z', closesAt: '2026-09-18T16:00:00Z' }, days)[0]).toMatchObject(
      {
        milestone: 'decide',
        on: '2026-09-07',
        sooner: true,
      },
    ));

  it('never ask for a decision before the day of the logging', () =>
    expect(planned({ loggedAt: '2026-09-14T09:00:00Z', closesAt: '2026-09-18T16:00:00Z' }).decide).toBe('2026-09-14'));

  it('are only the decision where no close is known', () =>
    expect(planned({ loggedAt: '2026-09-01T09:00:00Z' })).toEqual({ decide: '2026-09-15' }));

  it('move with a bank holiday that is announced later', () => {
    const event = (date: string) => ({ title: 'A day of thanks', date });
    const division = { events: [event('2026-09-16')] };
    const announced = readBankHolidays(
      JSON.stringify({ 'england-and-wales': division, scotland: division, 'northern-ireland': division }),
    );
    const facts = { loggedAt: '2026-08-03T09:00:00Z', closesAt: '2026-09-17T16:00:00Z' };
    expect([planned(facts).send, planned(facts, new WorkingDays(announced)).send]).toEqual([
      '2026-09-16',
      '2026-09-15',
    ]);
  });

  it('stand on the day that they were put on, for as long as that is not after the close', () => {
    const set = [{ milestone: 'draft', on: '2026-09-11', reason: 'The drafter is away' } as const];
    const loggedAt = '2026-08-03T09:00:00Z';
    const [, stands] = milestonesOf({ loggedAt, closesAt: '2026-09-18T16:00:00Z', set }, days);
    const [, overtaken] = milestonesOf({ loggedAt, closesAt: '2026-09-10T16:00:00Z', set }, days);
    expect(stands).toMatchObject({
      on: '2026-09-11',
      counted: '2026-09-07',
      set: { on: '2026-09-11', reason: 'The drafter is away' },
    });
    expect(overtaken).toMatchObject({
      on: '2026-08-27',
      overtaken: { on: '2026-09-11', reason: 'The drafter is away' },
    });
  });
});

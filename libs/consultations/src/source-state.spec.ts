import { sourceState } from '#consultations';

const window = { opensOn: '2025-01-14', closesAt: '2025-04-08T17:00:00+01:00' };

describe('The source state of a consultation', () => {
  it('is upcoming until midnight in London on the opening date', () => {
    expect(sourceState(window, '2025-01-13T23:59:59Z')).toBe('upcoming');
    expect(sourceState(window, '2025-01-14T00:00:00Z')).toBe('open');
  });
  it('goes by the London day in summer, an hour before midnight in UTC', () => {
    expect(sourceState({ opensOn: '2025-06-02' }, '2025-06-01T22:59:59Z')).toBe('upcoming');
    expect(sourceState({ opensOn: '2025-06-02' }, '2025-06-01T23:00:00Z')).toBe('open');
  });
  it('is open until the closing instant, and closed from it on', () => {
    expect(sourceState(window, '2025-04-08T15:59:59Z')).toBe('open');
    expect(sourceState(window, '2025-04-08T16:00:00Z')).toBe('closed_awaiting_outcome');
  });
  it('closes at the end of the day before when the closing time is 00:00 in London', () => {
    const midnight = { ...window, closesAt: '2025-04-15T00:00:00+01:00' };
    expect(sourceState(midnight, '2025-04-14T22:59:59Z')).toBe('open');
    expect(sourceState(midnight, '2025-04-14T23:00:00Z')).toBe('closed_awaiting_outcome');
  });
  it('knows the one instant by any offset, on either side of a clock change', () => {
    const winter = { opensOn: '2025-10-01', closesAt: '2025-10-26T01:30:00Z' };
    expect(sourceState(winter, '2025-10-26T01:30:00+01:00')).toBe('open');
    expect(sourceState(winter, '2025-10-26T01:29:59+00:00')).toBe('open');
    expect(sourceState(winter, '2025-10-26T02:30:00+01:00')).toBe('closed_awaiting_outcome');
  });
  it('is open until an outcome when there is no closing time', () => {
    expect(sourceState({ opensOn: '2025-01-14' }, '2035-01-01T00:00:00Z')).toBe('open');
    expect(
      sourceState({ opensOn: '2025-01-14', closesAt: null, outcomeOn: '2030-05-01' }, '2030-04-30T22:59:59Z'),
    ).toBe('open');
    expect(sourceState({ opensOn: '2025-01-14', outcomeOn: '2030-05-01' }, '2030-04-30T23:00:00Z')).toBe(
      'outcome_published',
    );
  });
  it('is open until a withdrawal when there is no closing time', () => {
    expect(sourceState({ withdrawnOn: '2030-05-01' }, '2030-04-30T12:00:00Z')).toBe('open');
    expect(sourceState({ withdrawnOn: '2030-05-01' }, '2030-05-01T12:00:00Z')).toBe('withdrawn');
  });
  it('is open when no date is known', () => expect(sourceState({}, '2025-01-01T00:00:00Z')).toBe('open'));
  it('is outcome published from the day of the outcome, also before the closing time', () => {
    const early = { ...window, outcomeOn: '2025-03-31' };
    expect(sourceState(early, '2025-03-30T12:00:00Z')).toBe('open');
    expect(sourceState(early, '2025-03-31T12:00:00Z')).toBe('outcome_published');
    expect(sourceState({ ...window, outcomeOn: '2025-07-22' }, '2025-07-22T09:00:00Z')).toBe('outcome_published');
  });
  it.each([
    ['upcoming', window, '2025-01-10'],
    ['open', window, '2025-02-01'],
    ['closed', window, '2025-05-01'],
    ['answered', { ...window, outcomeOn: '2025-07-22' }, '2025-08-01'],
  ])('is withdrawn when it was %s before', (_, dates, withdrawnOn) =>
    expect(sourceState({ ...dates, withdrawnOn }, `${withdrawnOn}T12:00:00Z`)).toBe('withdrawn'),
  );
});

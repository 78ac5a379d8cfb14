import { Accounts } from '#accounts';
import { Keys } from '#sealing';

const [ADA, BEN] = ['0196b7a0-0000-7000-8000-000000000401', '0196b7a0-0000-7000-8000-000000000402'];
const MINUTE = 60_000;

let now: number;
let keys: Keys;
let accounts: Accounts;

beforeEach(() => {
  now = Date.parse('2026-01-05T09:00:00Z');
  keys = Keys.open(':memory:');
  accounts = Accounts.open(':memory:', keys, () => now);
});
afterEach(() => {
  accounts.close();
  keys.close();
});

describe('A visit', () => {
  it('has none before it when it is the first', () => expect(accounts.visits.look(ADA)).toBeUndefined());

  it('goes on while somebody looks every half an hour', () => {
    accounts.visits.look(ADA);
    now += 30 * MINUTE;
    expect(accounts.visits.look(ADA)).toBeUndefined();
  });

  it('is another one after that, and tells the end of the one before, as long as it goes on', () => {
    accounts.visits.look(ADA);
    const ended = now;
    now += 31 * MINUTE;
    expect(accounts.visits.look(ADA)).toBe(ended);
    now += MINUTE;
    expect(accounts.visits.look(ADA)).toBe(ended);
    expect(accounts.visits.lastOf(ADA)).toBe(now);
  });

  it('is somebody’s own, and is forgotten with their account', () => {
    accounts.visits.look(ADA);
    expect(accounts.visits.lastOf(BEN)).toBeUndefined();
    accounts.remove(ADA);
    expect(accounts.visits.lastOf(ADA)).toBeUndefined();
  });
});

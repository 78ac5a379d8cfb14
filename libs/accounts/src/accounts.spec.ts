import { Accounts, codeAt, formToken, isFormToken, mustBeAGoodPassword } from '#accounts';
import { Keys } from '#sealing';

const ADA = '0196b7a0-0000-7000-8000-000000000401';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let now: number;
let accounts: Accounts;
let keys: Keys;
const later = (milliseconds: number) => (now += milliseconds);

beforeEach(() => {
  now = Date.parse('2026-01-05T09:00:00Z');
  keys = Keys.open(':memory:');
  accounts = Accounts.open(':memory:', keys, () => now);
  accounts.credentials.make(ADA, 'Ada@Kent.example');
});
afterEach(() => {
  accounts.close();
  keys.close();
});

const begin = (changes: object = {}) =>
  accounts.sessions.begin(ADA, { complete: true, way: 'password', roles: 'member', agent: 'Firefox', ...changes });

describe('a session', () => {
  it('goes on while there are signs of life, for twelve hours', () => {
    const secret = begin();
    for (let hour = 0; hour < 12; hour++) {
      expect(accounts.sessions.find(secret)?.personId).toBe(ADA);
      later(HOUR);
    }
    later(1);
    expect(accounts.sessions.find(secret)).toBeUndefined();
  });
  it('ends after two hours without any; whose it was is known for a day', () => {
    const secret = begin();
    later(2 * HOUR + 1);
    expect(accounts.sessions.find(secret)).toBeUndefined();
    expect(accounts.sessions.whoseItWas(secret)).toBe(ADA);
    later(40 * HOUR);
    accounts.tidy();
    expect(accounts.sessions.whoseItWas(secret)).toBeUndefined();
  });
  it('waits ten minutes for the code', () => {
    const secret = begin({ complete: false });
    later(10 * MINUTE);
    expect(accounts.sessions.find(secret)?.complete).toBe(false);
    later(1);
    expect(accounts.sessions.find(secret)).toBeUndefined();
    expect(accounts.sessions.whoseItWas(secret)).toBeUndefined();
  });
  it('ends with all others but the one at hand', () => {
    const [one, other] = [begin(), begin()];
    accounts.sessions.endAll(ADA, other);
    expect([accounts.sessions.find(one), accounts.sessions.of(ADA).length]).toEqual([undefined, 1]);
    expect(accounts.sessions.find(other)).toBeDefined();
  });
});

describe('a second step', () => {
  const setUp = () => {
    const { secret } = accounts.credentials.offerSecondStep(ADA);
    return { secret, codes: accounts.credentials.setSecondStep(ADA, secret, codeAt(secret, now))! };
  };

  it('takes each code of the app once, also of half a minute before or after', () => {
    const { secret } = setUp();
    expect(accounts.credentials.takeCode(ADA, codeAt(secret, now))).toBe(false);
    later(MINUTE);
    expect(accounts.credentials.takeCode(ADA, codeAt(secret, now - 2 * MINUTE))).toBe(false);
    expect(accounts.credentials.takeCode(ADA, codeAt(secret, now - MINUTE / 2))).toBe(true);
    expect(accounts.credentials.takeCode(ADA, codeAt(secret, now - MINUTE / 2))).toBe(false);
    expect(accounts.credentials.takeCode(ADA, codeAt(secret, now))).toBe(true);
  });
  it('takes each recovery code once, and none of those before', () => {
    const { codes } = setUp();
    expect(accounts.credentials.takeCode(ADA, codes[0]!.replaceAll('-', ' '))).toBe(true);
    expect(accounts.credentials.takeCode(ADA, codes[0]!)).toBe(false);
    accounts.credentials.newRecoveryCodes(ADA);
    expect(accounts.credentials.takeCode(ADA, codes[1]!)).toBe(false);
  });
  it('is set up only with a right code for what was offered', () => {
    const { secret, sealed } = accounts.credentials.offerSecondStep(ADA);
    expect(accounts.credentials.offered(ADA, sealed)).toBe(secret);
    expect(accounts.credentials.offered(ADA, 'v1.forged')).toBeUndefined();
    expect(accounts.credentials.setSecondStep(ADA, secret, '000000')).toBeUndefined();
    expect(accounts.credentials.of(ADA)?.hasSecondStep).toBe(false);
  });
});

describe('a password', () => {
  it('is known again, however its letters were typed, and only for its account', async () => {
    await accounts.credentials.setPassword(ADA, 'caf\u00e9 harbour seventeen');
    expect(await accounts.credentials.isPasswordOf(ADA, 'cafe\u0301 harbour seventeen')).toBe(true);
    expect(await accounts.credentials.isPasswordOf(ADA, 'cafe harbour seventeen')).toBe(false);
    expect(await accounts.credentials.isPasswordOf(undefined, 'caf\u00e9 harbour seventeen')).toBe(false);
  });
  it.each([
    ['too short', 'k9$Tz!q', 'at least 12'],
    ['common', 'password12345', 'easy to guess'],
    ['of their name', 'marsh marsh 12', 'easy to guess'],
    ['of what is here', 'influencetracker1', 'easy to guess'],
    ['too long', 'x'.repeat(201), 'at most 200'],
  ])('is refused when it is %s', (_, password, sentence) =>
    expect(() => mustBeAGoodPassword(password, ['Ada Marsh', 'ada@kent.example'])).toThrow(sentence),
  );
  it('needs no signs and digits', () => mustBeAGoodPassword('lamp harbour seventeen crow', ['Ada Marsh']));
});

describe('a link', () => {
  it('is good once, for its time, and not when another was made', () => {
    const first = accounts.links.make('reset', ADA);
    const second = accounts.links.make('reset', ADA);
    expect(accounts.links.find(first)).toBeUndefined();
    expect(accounts.links.find(second)).toEqual({ kind: 'reset', personId: ADA });
    expect([accounts.links.use(second), accounts.links.use(second)]).toEqual([true, false]);
    const invitation = accounts.links.make('invitation', ADA);
    later(7 * 24 * HOUR);
    expect(accounts.links.find(invitation)).toBeUndefined();
  });
});

describe('wrong answers', () => {
  it('close an account to the address that they come from, for a quarter of an hour, and to no other', () => {
    const { throttle } = accounts;
    for (let time = 0; time < 5; time++) throttle.failed(ADA, '192.0.2.1');
    expect(throttle.mayTry(ADA, '192.0.2.1')).toBe(false);
    expect(throttle.mayTry(ADA, '192.0.2.2')).toBe(true);
    expect(throttle.mayTry('somebody else', '192.0.2.1')).toBe(true);
    later(15 * MINUTE);
    expect(throttle.mayTry(ADA, '192.0.2.1')).toBe(true);
  });
  it('close the address to all accounts when there are very many', () => {
    for (let time = 0; time < 50; time++) accounts.throttle.failed(`account ${time}`, '2001:db8:1:2::1');
    expect(accounts.throttle.mayTry(ADA, '2001:db8:1:2:ffff::9')).toBe(false);
    expect(accounts.throttle.mayTry(ADA, '2001:db8:1:3::1')).toBe(true);
  });
});

describe('a token of a form', () => {
  it('is good for its browser alone, and never looks the same', () => {
    const [one, other] = [formToken('a secret'), formToken('a secret')];
    expect(one).not.toBe(other);
    expect([isFormToken(one, 'a secret'), isFormToken(one, 'another'), isFormToken('', 'a secret')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it('what was being written is kept for a day, for whoever wrote it', () => {
  accounts.kept.keep(ADA, { action: '/asks/new', fields: { statement: ['Fund it.'] } });
  expect(accounts.kept.of('somebody else')).toEqual([]);
  expect(accounts.kept.of(ADA)).toMatchObject([{ action: '/asks/new', fields: { statement: ['Fund it.'] } }]);
  later(25 * HOUR);
  expect(accounts.kept.of(ADA)).toEqual([]);
});

it('nothing is left of an account that is removed', () => {
  const secret = begin();
  const token = accounts.tokens.make(ADA, { name: 'A', scope: 'read', endsAt: now + HOUR });
  accounts.credentials.know('https://login.example', 'ada', ADA);
  accounts.remove(ADA);
  expect([
    accounts.credentials.personWith('ada@kent.example'),
    accounts.credentials.personOf('https://login.example', 'ada'),
    accounts.sessions.whoseItWas(secret),
    accounts.tokens.find(token),
    accounts.hasAny,
  ]).toEqual([undefined, undefined, undefined, undefined, false]);
});

import { jest } from '@jest/globals';
import { Accounts, codeAt } from '#accounts';
import { Audit } from '#audit';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

const PASSWORD = 'lamp harbour seventeen crow';
const ADA = { name: 'Ada Marsh', email: 'ada@northmoor.example' };
const MINUTE = 60_000;

let tracker: TestTracker;
let visitor: Visitor;
/** the key of Ada's authenticator app, and her recovery codes */
let secret: string;
let codes: string[];

beforeAll(async () => (tracker = await startTestTracker()));
afterAll(() => tracker?.close());
beforeEach(() => (visitor = new Visitor(tracker.url, null)));

const firstLink = () => new URL(tracker.firstLink!).pathname;

/** A code that was not used before: of the time before, now and after, each is good. */
let used = 0;
const nextCode = () => codeAt(secret, Date.now() + (used++ === 0 ? -MINUTE / 2 : MINUTE / 2));

const signIn = async (email: string, password: string, to = '/sign-in') => {
  await visitor.open(to);
  return visitor.answer({ email, password }).press('Sign in');
};

describe('a tracker that nobody has an account with', () => {
  it('shows nothing but the way in', async () => {
    for (const path of ['/', '/policies', '/account', '/people', '/search?q=a']) {
      await visitor.open(path);
      expect([path, visitor.all('h1')]).toEqual([path, ['Sign in']]);
    }
    expect(visitor.words()).toContain(
      'Nobody has an account here yet. The service has printed a link where it was started',
    );
    expect(await fetch(`${tracker.url}/api/policies`)).toMatchObject({ status: 401 });
    for (const path of ['/health/live', '/health/ready', '/accessibility'])
      expect([path, (await fetch(tracker.url + path)).status]).toEqual([path, 200]);
  });

  it('lets whoever has the link that it prints make the first administrator, with a good password and a second step', async () => {
    await visitor.open(firstLink());
    await visitor.answer({ ...ADA, password: 'password1234' }).press('Make my account');
    expect(visitor.mistakes()).toEqual([
      'This password is easy to guess: it is common, or made from common words or from your name. Choose another',
    ]);
    expect(visitor.value('name')).toEqual(['Ada Marsh']);
    await visitor.answer({ password: 'short' }).press('Make my account');
    expect(visitor.mistakes()[0]).toContain('at least 12 characters');
    await visitor.answer({ password: PASSWORD }).press('Make my account');
    expect(visitor.all('h1')).toEqual(['Set up the second step']);
    secret = visitor.facts()['Or type this key']!.replaceAll(' ', '');
    await visitor.answer({ code: '000000' }).press('Set it up');
    expect(visitor.mistakes()[0]).toContain('The code is not right');
    expect(visitor.facts()['Or type this key']!.replaceAll(' ', '')).toBe(secret);
    await visitor.answer({ code: nextCode() }).press('Set it up');
    codes = Object.values(visitor.facts());
    expect(codes).toHaveLength(10);
    await visitor.open(visitor.link('I have kept them: go on'));
    expect(visitor.words('.signed-in')).toContain('Signed in as Ada Marsh');
  });

  it('takes the link once', async () => {
    await visitor.open(firstLink());
    expect([visitor.status, visitor.all('h1')]).toEqual([410, ['This link is not good any more']]);
  });
});

describe('signing in', () => {
  it('takes the password and the code, and leads back to where somebody was', async () => {
    await signIn(ADA.email, PASSWORD, '/policies?stage=review');
    expect(visitor.all('h1')).toEqual(['Enter your code']);
    await visitor.open('/policies');
    expect(visitor.all('h1')).toEqual(['Sign in']);
    await visitor.open('/sign-in/code?to=%2Fpolicies%3Fstage%3Dreview');
    await visitor.answer({ code: nextCode() }).press('Go on');
    expect([visitor.path, visitor.all('h1')]).toEqual(['/policies?stage=review', ['Policies']]);
  });

  it('takes a recovery code instead, once', async () => {
    await signIn(ADA.email, PASSWORD);
    await visitor.answer({ code: codes[0]!.toUpperCase() }).press('Go on');
    expect(visitor.words('.signed-in')).toContain('Ada Marsh');
    await visitor.press('Sign out');
    await signIn(ADA.email, PASSWORD);
    await visitor.answer({ code: codes[0]! }).press('Go on');
    expect(visitor.mistakes()[0]).toContain('The code is not right');
  });

  it('says the same whatever is wrong', async () => {
    const said = async (email: string, password: string) => {
      await signIn(email, password);
      return [visitor.status, visitor.mistakes()];
    };
    const wrong = [400, ['The e-mail address or the password is not right']];
    expect(await said(ADA.email, 'not her password at all')).toEqual(wrong);
    expect(await said('nobody@northmoor.example', PASSWORD)).toEqual(wrong);
    expect(visitor.value('password')).toEqual(['']);
  });

  it.each(['//elsewhere.example', 'https://elsewhere.example/', '/\\elsewhere.example', '/\t/elsewhere.example'])(
    'never leads to another site: %j',
    async (to) => {
      await signIn(ADA.email, PASSWORD, `/sign-in?to=${encodeURIComponent(to)}`);
      await visitor.answer({ code: codes.pop()! }).press('Go on');
      expect(visitor.path).toBe('/');
    },
  );

  it('is closed to an address that guesses, and to no other', async () => {
    const { throttle, credentials } = tracker.inside.get(Accounts);
    for (let time = 0; time < 6; time++) await signIn('ben@northmoor.example', 'guess after guess');
    expect([visitor.status, visitor.mistakes()[0]]).toEqual([
      429,
      expect.stringContaining('Wait a quarter of an hour'),
    ]);
    const ben = credentials.countedAs('ben@northmoor.example');
    expect(throttle.mayTry(ben, '127.0.0.1')).toBe(false);
    expect(throttle.mayTry(ben, '192.0.2.7')).toBe(true);
    await signIn(ADA.email, PASSWORD);
    expect(visitor.all('h1')).toEqual(['Enter your code']);
  });
});

it('the audit record says who signed in, and who could not, without what was typed', async () => {
  const { rows } = tracker.inside.get(Audit).list({}, { size: 100 });
  const { personId } = rows.find(({ deed }) => deed === 'credentials_changed')!;
  const deeds = rows.map(({ deed, personId: who, about }) => [deed, who === personId ? 'Ada' : who, about]);
  expect(deeds.toReversed().slice(0, 5)).toEqual([
    ['credentials_changed', 'Ada', 'password, by a link (first)'],
    ['credentials_changed', 'Ada', 'second step set up'],
    ['signed_in', 'Ada', 'by password'],
    ['signed_in', 'Ada', 'by password'],
    ['signed_in', 'Ada', 'by password'],
  ]);
  expect(deeds).toContainEqual(['signed_out', 'Ada', '/sign-out']);
  expect(deeds).toContainEqual(['sign_in_failed', 'Ada', 'by code']);
  expect(deeds).toContainEqual(['sign_in_failed', 'Ada', 'by password']);
  expect(deeds).toContainEqual(['sign_in_failed', undefined, 'by password']);
  expect(JSON.stringify(rows)).not.toMatch(/northmoor|Marsh/i);
});

describe('a session', () => {
  const begin = async (as = 'secretariat') => new Visitor(tracker.url, as);

  it('ends when somebody signs out', async () => {
    const someone = await begin('chair');
    await someone.open('/account');
    await someone.press('Sign out');
    expect(someone.words()).toContain('You are signed out');
    await someone.open('/policies');
    expect(someone.all('h1')).toEqual(['Sign in']);
  });

  it('takes no form that was not drawn for it, and loses no answer', async () => {
    const someone = await begin();
    await someone.open('/policies/new');
    const answers = { title: 'Written before', departments: 'cabinet-office', nations: 'england', stage: 'signal' };
    await someone.answer({ ...answers, _csrf: 'forged' }).press('Register policy');
    expect([someone.status, someone.all('h1')]).toEqual([403, ['Your answers are kept']]);
    expect((await tracker.api('/policies')).body).toMatchObject({ total: 0 });
    await someone.press('Go on');
    expect([someone.all('h1'), someone.value('title')]).toEqual([['Register a policy'], ['Written before']]);
  });
});

import { jest } from '@jest/globals';
import { addDays, londonDate } from '#vocabulary';
import { startCouncil, typedDate, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

let council: Council;
let visitor: Visitor;
const today = londonDate(new Date().toISOString());
const [wrong, right] = [addDays(today, -9), addDays(today, -2)];
const WHY = 'The day of the announcement was taken for it.';

beforeAll(async () => {
  council = await startCouncil();
  visitor = new Visitor(council.url);
});
afterAll(() => council?.close());

interface Case {
  readonly what: string;
  /** the page of the item */
  readonly path: () => string;
  /** the call that records the fact, what it is called with, and its date */
  readonly call: string;
  readonly details: object;
  readonly date: string;
  readonly link: string;
  /** where the item of the API has the date */
  readonly dateIn: (body: never) => unknown;
}

const CASES: readonly Case[] = [
  {
    what: 'the pause of a policy',
    path: () => `/policies/${council.policyId}`,
    call: 'pause',
    details: { reason: 'An election.' },
    date: 'effectiveOn',
    link: 'Put right when it was paused',
    dateIn: ({ policy }: { policy: { standingSince: string } }) => policy.standingSince,
  },
  {
    what: 'the resumption of a policy',
    path: () => `/policies/${council.policyId}`,
    call: 'resume',
    details: {},
    date: 'effectiveOn',
    link: 'Put right when work on it went on',
    dateIn: ({ policy }: { policy: { resumedOn: string } }) => policy.resumedOn,
  },
  {
    what: 'the withdrawal of a policy',
    path: () => `/policies/${council.otherPolicyId}`,
    call: 'withdraw',
    details: { reason: 'No money.' },
    date: 'effectiveOn',
    link: 'Put right when it was withdrawn',
    dateIn: ({ policy }: { policy: { standingSince: string } }) => policy.standingSince,
  },
  {
    what: 'the withdrawal of a consultation',
    path: () => `/consultations/${council.consultationId}`,
    call: 'withdraw',
    details: { explanation: 'To be asked again.' },
    date: 'withdrawnOn',
    link: 'Put right when it was withdrawn',
    dateIn: ({ consultation }: { consultation: { withdrawnOn: string } }) => consultation.withdrawnOn,
  },
  {
    what: 'the withdrawal of an ask',
    path: () => `/asks/${council.askId}`,
    call: 'withdraw',
    details: { reason: 'It has come true.' },
    date: 'withdrawnOn',
    link: 'Put right when it was withdrawn',
    dateIn: ({ ask }: { ask: { withdrawnOn: string } }) => ask.withdrawnOn,
  },
  {
    what: 'the leaving of a member',
    path: () => `/members/${council.organisationId}`,
    call: 'leave',
    details: {},
    date: 'leftOn',
    link: 'Put right when it left',
    dateIn: ({ organisation }: { organisation: { leftOn: string } }) => organisation.leftOn,
  },
];

/** The resumption is of a pause that lies before both dates. */
const before = async (call: string, path: string) => {
  if (call === 'resume')
    await council.api(`${path}/pause`, { effectiveOn: addDays(today, -30), reason: 'An election.', correction: WHY });
};

describe.each(CASES)('A wrong date of $what', ({ path, call, details, date, link, dateIn }) => {
  let known: string;

  it('is recorded, and not again for another day without saying why', async () => {
    await before(call, path());
    expect((await council.api(`${path()}/${call}`, { ...details, [date]: wrong })).status).toBe(201);
    known = new Date().toISOString();
    expect((await council.api(`${path()}/${call}`, { ...details, [date]: right })).status).toBe(422);
  });

  it('is put right on its page, with why it was wrong', async () => {
    await visitor.open(path());
    await visitor.open(visitor.link(link));
    visitor.answer(typedDate(date, right));
    await visitor.press('Put the date right');
    expect(visitor.mistakes()).toEqual([expect.stringMatching(/why|reason/i)]);
    visitor.answer({ correction: WHY });
    await visitor.press('Put the date right');
    expect(visitor.words()).toContain('Date put right');
    expect(visitor.table('Who recorded what, and when')[0]![0]).toContain(`Why it was wrong: ${WHY}`);
    expect(dateIn((await council.api(path())).body as never)).toBe(right);
  });

  it('is still what was known before', async () => {
    const { body } = await council.api(`${path()}?asOf=${encodeURIComponent(known)}`);
    expect(dateIn(body as never)).toBe(wrong);
  });
});

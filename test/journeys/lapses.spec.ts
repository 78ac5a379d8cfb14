import { jest } from '@jest/globals';
import { startCouncil, type Council } from '../support/council.js';
import { personPlaying } from '../support/sign-in.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(120_000);

let council: Council;
let visitor: Visitor;
const leadPersonId = personPlaying('policy-lead');
const hour = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
let closesAt = at(1);

const begin = async (closing = closesAt) => {
  const consultationId = await council.begin('/consultations', {
    title: 'Who somebody is',
    kind: 'technical',
    departments: ['cabinet-office'],
    policyIds: [],
    themes: [],
    nations: ['england'],
    closesAt: closing,
  });
  const responseId = await council.begin('/responses', { consultationId, leadPersonId });
  return { consultationId, responseId };
};
const eventsOf = (responseId: string) => council.recorded(`response-${responseId}`);
const typesOf = async (responseId: string) => (await eventsOf(responseId)).map(({ type }) => type);

beforeAll(async () => {
  council = await startCouncil();
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

describe('a response that was not sent by the close', () => {
  let responseId: string;
  beforeAll(async () => {
    ({ responseId } = await begin());
  });
  afterAll(() => {
    closesAt = at(1);
  });

  it('stands until the very close', async () => {
    await council.processes.run(new Date(Date.parse(closesAt) - 1).toISOString());
    expect(await typesOf(responseId)).toEqual(['ResponseStarted']);
  });

  it('lapses by itself then, once, however often and by however many that is looked at', async () => {
    await Promise.all([council.processes.run(closesAt), council.processes.run(closesAt)]);
    await council.processes.run(at(48));
    const [, lapsed, ...more] = await eventsOf(responseId);
    expect(lapsed).toEqual({
      type: 'ResponseLapsed',
      data: { responseId, reason: expect.stringMatching(/^It was not sent by the close, \d+ \w+ \d{4}.*\.$/) },
    });
    expect(more).toEqual([]);
    await visitor.open(`/responses/${responseId}`);
    expect(visitor.words()).toContain('Lapsed');
    expect(visitor.table('Who recorded what, and when')[0]?.[1]).toBe('The tracker (deadlines)');
  });

  it('asks on the first page for the reason, until somebody has said it', async () => {
    await visitor.open('/');
    expect(visitor.table('Responses that lapsed, and consultations that went unanswered, without a reason')).toEqual([
      ['Response to Who somebody is', expect.any(String)],
    ]);
    await visitor.open(visitor.link('Say why “Response to Who somebody is” was not sent'));
    await visitor.press('Record the reason');
    expect([visitor.status, visitor.mistakes()]).toEqual([400, ['Enter a reason']]);
    await visitor.answer({ reason: 'Nobody was free' }).press('Record the reason');
    expect((await eventsOf(responseId)).at(-1)).toEqual({
      type: 'ResponseLapsed',
      data: { responseId, reason: 'Nobody was free' },
    });
    expect(visitor.facts()).toMatchObject({ 'Why it ended': 'Nobody was free' });
    await visitor.open('/');
    expect(visitor.words()).not.toContain('Reasons asked for');
  });
});

describe('what does not lapse', () => {
  it('is a response to a deadline that has moved', async () => {
    const { consultationId, responseId } = await begin();
    const publishedOn = new Date().toISOString().slice(0, 10);
    await council.api(`/consultations/${consultationId}/move-deadline`, { closesAt: at(100), publishedOn });
    await council.processes.run(at(99));
    expect(await typesOf(responseId)).toEqual(['ResponseStarted']);
    await council.processes.run(at(101));
    expect(await typesOf(responseId)).toEqual(['ResponseStarted', 'ResponseLapsed']);
  });

  it('is one that was withdrawn, or whose consultation was', async () => {
    const [one, other] = [await begin(), await begin()];
    await council.api(`/responses/${one.responseId}/withdraw`, { reason: 'No time' });
    await council.api(`/consultations/${other.consultationId}/withdraw`, {
      withdrawnOn: new Date().toISOString().slice(0, 10),
      explanation: 'To be consulted on again',
    });
    await council.processes.run(at(2));
    expect(await typesOf(one.responseId)).toEqual(['ResponseStarted', 'ResponseWithdrawn']);
    expect(await typesOf(other.responseId)).toEqual(['ResponseStarted']);
  });

  it('is one that is recorded after the close, as it was sent', async () => {
    const { responseId } = await begin(at(-24));
    await council.processes.run(at(2));
    expect(await typesOf(responseId)).toEqual(['ResponseStarted']);
  });

  it('is known to health: which processes there are, and when they ran', async () => {
    await council.processes.run(at(2));
    expect(await (await fetch(`${council.url}/health/ready`)).json()).toMatchObject({
      processes: [
        { name: 'deadlines', ranAt: expect.any(String) },
        { name: 'reminders', ranAt: expect.any(String) },
      ],
    });
  });
});

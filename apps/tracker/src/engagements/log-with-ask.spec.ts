import type { AskProposed } from '#asks';
import { knowing } from '#vocabulary';
import type { About, ActingAs, CarriedOut, CarriesOut, Wish } from '../wishes/wish.js';
import { wish } from '../wishes/wish.js';
import { EngagementLogged, LogEngagement } from '#engagements';
import { logWithAsk, type EngagementWithAsk } from './log-with-ask.js';

const id = (last: number) => `0198c0de-0000-7000-8000-00000000000${last}`;
const [engagementId, policyId, commandId] = [id(1), id(2), id(3)];

const log = wish({
  command: LogEngagement,
  shape: EngagementLogged,
  path: 'new',
  summary: '',
  done: '',
  form: () => ({ title: '', fields: [], submit: '' }),
});

const answers: EngagementWithAsk = {
  engagementId,
  kind: 'letter',
  happenedOn: '2025-02-03',
  counterpart: { body: 'cabinet-office' },
  initiatedBy: 'council',
  policyIds: [policyId],
  asksRaised: [],
  organisationIds: [],
  summary: 'A letter.',
  inConfidence: false,
  newAsk: { statement: 'Fund a help desk.', direction: 'fund', size: 'small' },
};

const about = {
  now: '2025-03-01T09:00:00Z',
  viewer: { roles: ['secretariat'] },
  ask: () => Promise.resolve(undefined),
} as unknown as About;

/** Carries out nothing, and keeps what it was asked for; the power fails before the wish with a number. */
class Desk implements CarriesOut {
  readonly asked: { wish: string; details: object; acting: ActingAs }[] = [];

  constructor(private readonly fails = Infinity) {}

  carryOut({ command }: Wish, details: object, acting: ActingAs): Promise<CarriedOut> {
    if (this.asked.length === this.fails) return Promise.reject(new Error('The power failed'));
    this.asked.push({ wish: command.name, details, acting });
    return Promise.resolve({ stream: '', revision: 0, position: 0, recorded: 1, repeated: false, shown: true });
  }

  known() {
    return Promise.resolve(knowing(about.now, { policies: new Map([[policyId, { title: 'Shared front offices' }]]) }));
  }

  keep() {
    return Promise.reject(new Error('An engagement keeps no document'));
  }

  view<T>(work: () => Promise<T>) {
    return work();
  }
}

const sending = async (desk: Desk, sent: EngagementWithAsk = answers, from: About = about) => {
  await logWithAsk(sent, from, { acting: { actor: 'person-x', commandId }, wishes: desk, log });
  return desk.asked;
};

describe('logging an engagement with an ask written on the spot', () => {
  it('proposes the ask of the policies first, then logs the engagement that raised it', async () => {
    const [proposal, engagement, ...more] = await sending(new Desk());
    const { askId, ...proposed } = proposal!.details as AskProposed;
    expect(more).toEqual([]);
    expect(proposal?.wish).toBe('ProposeAsk');
    expect(proposed).toEqual({
      statement: 'Fund a help desk.',
      direction: 'fund',
      size: 'small',
      policyIds: [policyId],
      themes: [],
    });
    expect(proposal?.acting).toMatchObject({ actor: 'person-x', correlationId: commandId });
    const { newAsk: _, ...details } = answers;
    expect(engagement).toEqual({
      wish: 'LogEngagement',
      details: { ...details, asksRaised: [askId] },
      acting: { actor: 'person-x', commandId },
    });
  });

  it('asks for the very same when it is sent again after the power failed between the two', async () => {
    const before = new Desk(1);
    await expect(sending(before)).rejects.toThrow('The power failed');
    expect(before.asked.map(({ wish: name }) => name)).toEqual(['ProposeAsk']);
    expect((await sending(new Desk()))[0]).toEqual(before.asked[0]);
  });

  it('takes other words for another ask: none is lost', async () => {
    const askOf = async (statement: string) => {
      const [proposal] = await sending(new Desk(), { ...answers, newAsk: { ...answers.newAsk!, statement } });
      return (proposal!.details as AskProposed).askId;
    };
    expect(await askOf('Fund a help desk.')).toBe(await askOf('Fund a help desk.'));
    expect(await askOf('Fund a help desk.')).not.toBe(await askOf('Fund two help desks.'));
  });

  it('asks for nothing when either would be refused', async () => {
    const desk = new Desk();
    await expect(sending(desk, { ...answers, policyIds: [] })).rejects.toThrow('Choose at least one policy');
    await expect(sending(desk, { ...answers, happenedOn: '2025-03-02' })).rejects.toThrow('today or in the past');
    expect(desk.asked).toEqual([]);
  });

  it('proposes nothing more once the engagement is logged', async () => {
    const logged = { ...about, ask: () => Promise.resolve({}) } as unknown as About;
    expect((await sending(new Desk(), answers, logged)).map(({ wish: name }) => name)).toEqual(['LogEngagement']);
  });

  it('logs the engagement alone when no ask was written', async () => {
    const { newAsk: _, ...alone } = answers;
    expect((await sending(new Desk(), alone)).map(({ wish: name }) => name)).toEqual(['LogEngagement']);
  });
});

import { jest } from '@jest/globals';
import { MainContent } from '../support/main-content.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

// Hundreds of pages, each twice: on a busy machine that takes its time.
jest.setTimeout(1_200_000);

/** A page as it was served while the history was played in. */
interface Recorded {
  readonly path: string;
  readonly moment: string;
  readonly markup: string;
}

let tracker: TestTracker;
const recorded: Recorded[] = [];
/** what the history has begun, by what it is */
const ids: Record<string, string> = {};

const api = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await tracker.api(path, body, headers);
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return (answer.body as { id: string }).id;
};
const chair = { as: 'chair' };
/** The dates of the history are of this year, counted back from today. */
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** What happens, one step after the other: something of every kind, and what puts right what was wrong. */
const HISTORY: readonly (() => Promise<unknown>)[] = [
  async () => {
    ids.policy = await api('/policies', {
      title: 'One front door for councils',
      departments: ['cabinet-office'],
      themes: ['shared-services'],
      nations: ['england'],
      stage: 'signal',
      stageSince: daysAgo(200),
    });
    ids.member = await api('/members', { name: 'Rutland', kind: 'unitary', nation: 'england', joinedOn: daysAgo(300) });
    ids.ask = await api('/asks', {
      statement: 'Fund one front door for each county.',
      direction: 'fund',
      size: 'large',
      policyIds: [ids.policy],
      themes: [],
      proposedBy: ids.member,
    });
  },
  async () => {
    ids.engagement = await api('/engagements', {
      kind: 'letter',
      happenedOn: daysAgo(190),
      counterpart: { body: 'cabinet-office', role: 'deputy director' },
      initiatedBy: 'council',
      policyIds: [ids.policy],
      asksRaised: [ids.ask],
      organisationIds: [ids.member],
      summary: 'A letter about front doors.',
      record: { title: 'Letter on file' },
      inConfidence: false,
    });
    await api(`/policies/${ids.policy}/change-stage`, { stage: 'consultation', effectiveOn: daysAgo(120) });
  },
  async () => {
    ids.consultation = await api('/consultations', {
      title: 'How should front doors open?',
      kind: 'consultation',
      departments: ['cabinet-office'],
      policyIds: [ids.policy],
      themes: [],
      nations: ['england'],
      opensOn: daysAgo(20),
      closesAt: `${daysAgo(-20)}T17:00:00Z`,
    });
    await api(`/consultations/${ids.consultation}/triage`, { decision: 'lead', reason: 'It is our subject.' });
  },
  async () => {
    ids.decision = await api('/decisions', {
      title: 'Front doors: the government response',
      decidedOn: daysAgo(10),
      kind: 'statement',
      departments: ['cabinet-office'],
      policyIds: [ids.policy],
      reference: { title: 'The response' },
    });
    await api(`/asks/${ids.ask}/answer`, {
      decisionId: ids.decision,
      answer: 'partly_adopted',
      answeredOn: daysAgo(10),
    });
    ids.report = await api('/reports', { title: 'So far', kind: 'view', edition: 'full' });
  },
  async () => {
    ids.claim = await api('/claims', {
      askId: ids.ask,
      decisionId: ids.decision,
      statement: 'Counties have front doors since the council asked.',
      contribution: 'contributory',
    });
    await api(`/claims/${ids.claim}/verify`, { grade: 'E2' }, chair);
  },
  async () => {
    await api(`/engagements/${ids.engagement}/correct`, { happenedOn: daysAgo(100), reason: 'The wrong letter.' });
    await api(`/policies/${ids.policy}/correct`, { title: 'Front doors for councils', reason: 'Renamed.' });
    await api(`/members/${ids.member}/rename`, { name: 'Rutland County Council', effectiveOn: daysAgo(5) });
  },
  async () => {
    await api(`/engagements/${ids.engagement}/strike-out`, { reason: 'It was never sent.' });
    await api(`/consultations/${ids.consultation}/withdraw`, { withdrawnOn: daysAgo(1), explanation: 'Too early.' });
  },
];

/** Every kind of page: home, registers, the item of each kind that the history is about, and the figures. */
const pages = (): string[] => [
  '/',
  ...['policies', 'consultations', 'engagements', 'asks', 'decisions', 'responses', 'claims', 'members', 'reports'].map(
    (register) => `/${register}`,
  ),
  '/asks?state=awaiting&sort=firstRaised',
  '/consultations/calendar',
  '/claims/answers',
  '/search?q=front+door',
  '/influence',
  '/influence?theme=shared-services',
  '/influence/asks',
  '/influence/rows?figure=headline.raised',
  '/influence/rows?figure=headline.influence&theme=shared-services',
  ...itemPages(),
];

const itemPages = (): string[] => [
  ...(ids.policy ? [`/policies/${ids.policy}`, `/influence?policyId=${ids.policy}`] : []),
  ...(ids.member ? [`/members/${ids.member}`] : []),
  ...(ids.ask ? [`/asks/${ids.ask}`, `/influence/why?figure=headline.raised&row=${ids.ask}:${ids.policy}`] : []),
  ...(ids.engagement ? [`/engagements/${ids.engagement}`] : []),
  ...(ids.consultation ? [`/consultations/${ids.consultation}`] : []),
  ...(ids.decision ? [`/decisions/${ids.decision}`] : []),
  ...(ids.claim ? [`/claims/${ids.claim}`] : []),
  ...(ids.report ? [`/reports/${ids.report}`] : []),
];

/** Opens a page, and waits for what it is made of: until then it shows a bar. */
async function open(path: string): Promise<{ status: number; markup: string }> {
  for (;;) {
    const answer = await fetch(tracker.url + path);
    const markup = await answer.text();
    if (!markup.includes('data-progress')) return { status: answer.status, markup };
  }
}

const atMoment = (path: string, moment: string) => `${path}${path.includes('?') ? '&' : '?'}asOf=${moment}`;

/** Waits until the clock has moved on: what is recorded next has a later instant. */
async function tick(): Promise<void> {
  const before = Date.now();
  while (Date.now() <= before) await fetch(`${tracker.url}/health/live`);
}

async function recordPages(): Promise<void> {
  await tick();
  for (const path of pages()) {
    const moment = new Date().toISOString();
    const { status, markup } = await open(path);
    if (status === 200) recorded.push({ path, moment, markup });
  }
  await tick();
}

beforeAll(async () => {
  tracker = await startTestTracker();
  await fetch(`${tracker.url}/sample`, { method: 'POST' });
  await open('/sample');
  for (const happen of HISTORY) {
    await happen();
    await recordPages();
  }
});
afterAll(() => tracker?.close());

/** The forms of a page that change something; whoever looks may always sign out. */
const formsIn = (markup: string) =>
  [...markup.matchAll(/<form [^>]*method="post"[^>]*>/g)].filter(([form]) => !form.includes('action="/sign-out"'));

/** Whether an address is one of a form: nothing but that may be missing on a page of an earlier moment. */
const leadsToForm = async (href: string) => formsIn((await open(href)).markup).length > 0;

it('has recorded every kind of page, many times', () => {
  expect(recorded.length).toBeGreaterThan(7 * 19 + 25);
  const why = recorded.filter(({ path }) => path.startsWith('/influence/why'));
  expect(why.map(({ markup }) => markup.includes('Why is this counted?'))).toEqual(Array(5).fill(true));
});

it('shows every page of every earlier moment as it was served then, but for its forms and the ways to them', async () => {
  const forms = new Map<string, boolean>();
  const differing: object[] = [];
  for (const { path, moment, markup } of recorded) {
    const { status, markup: again } = await open(atMoment(path, moment));
    const [then, now] = [new MainContent(markup), new MainContent(again)];
    const there = new Set(now.links());
    const missing = new Set(then.links().filter((href) => !there.has(href)));
    for (const href of missing) {
      const kind = href.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '');
      if (!forms.has(kind)) forms.set(kind, await leadsToForm(href));
      if (!forms.get(kind)) differing.push({ path, moment, missing: href });
    }
    const [expected, found] = [then.without(missing).lines(), now.lines()];
    const at = expected.findIndex((line, n) => line !== found[n]);
    if (status !== 200 || at >= 0 || expected.length !== found.length)
      differing.push({ path, moment, status, served: expected.slice(at, at + 5), asOf: found.slice(at, at + 5) });
  }
  expect(differing).toEqual([]);
});

it('leads on at that moment from every page, and says which it is', async () => {
  const moment = recorded.at(-1)!.moment;
  const astray: string[] = [];
  for (const path of pages()) {
    const { markup } = await open(atMoment(path, moment));
    expect(markup).toContain('This is what the tracker knew at ');
    expect(formsIn(markup)).toEqual([]);
    for (const [, href = ''] of markup.matchAll(/<a [^>]*href="(\/[^"]*)"/g))
      if (
        !/^\/(account|operations|settings|sample|help|accessibility|api|reports\/new)/.test(href) &&
        !href.includes('asOf=') &&
        href !== path.split('?')[0]
      )
        astray.push(`${path} → ${href}`);
  }
  expect(astray).toEqual([]);
});

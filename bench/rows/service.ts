import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { history, numbersFrom } from '../history.ts';
import { inFolder, noMoreThan, quantile, type Row } from '../measure.ts';
import { signedIn, TRACKER } from '../product.ts';
import { fill } from './rebuild.ts';

const MOST_MS = 50;
const MOST_KB = 100;
const MOST_MB = 400;
const READY_WITHIN_MS = 2000;
/** so many pages are looked at between two things that are recorded */
const VIEWS_A_RECORD = 20;
const ROUNDS = 5;
const ITEMS_OF_A_KIND = 5;

interface Service {
  readonly url: string;
  /** milliseconds from its start until it said that it was ready */
  readonly readyAfter: number;
  readonly process: ChildProcess;
}

/** As `npm start` has them: what is drawn for a page is thrown away early, and its memory used again. */
const FLAGS = ['--max-semi-space-size=8'];

/** Starts the service as an operator would; answers when it says that its read models are up to date. */
async function start(dataDir: string): Promise<Service> {
  const from = performance.now();
  const child = spawn(process.execPath, [...FLAGS, TRACKER], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      const found = /is at (http\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`The service ended: ${said}`)));
  });
  for (;;) {
    const { status } = await fetch(`${url}/health/ready`);
    if (status === 200) return { url, readyAfter: performance.now() - from, process: child };
    await setTimeout(20);
  }
}

async function stop({ process: child }: Service): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Megabytes that a process has in memory; undefined where the system does not tell it so. */
function residentMegabytes({ pid }: ChildProcess): number | undefined {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return undefined;
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
}

interface Item {
  readonly id: string;
  /** the first words of its text, as somebody would type them to find it again */
  readonly words: string;
}

const WORDS_TYPED = 6;
/** A response has none of its own: it is found by its consultation. */
const HAVE_TEXT = ['policy', 'consultation', 'engagement', 'ask', 'decision'];

/** Some items from all over the history, by kind. */
function itemsOf(events: number): Readonly<Record<string, readonly Item[]>> {
  const items: Record<string, Item[]> = {};
  const every = Math.floor(events / ITEMS_OF_A_KIND);
  let at = 0;
  for (const { stream, data } of history(events)) {
    const [, kind, id] = /^(\w+)-(.*)$/.exec(stream)!;
    const some = (items[kind!] ??= []);
    if (some.length * every > at++ || some.some((item) => item.id === id)) continue;
    const { title, statement, summary } = data as Readonly<Record<string, string>>;
    const text = title ?? statement ?? summary ?? '';
    if (text === '' && HAVE_TEXT.includes(kind!)) continue;
    some.push({ id: id!, words: text.split(' ').slice(0, WORDS_TYPED).join('+') });
  }
  return items;
}

const REGISTERS = ['policies', 'consultations', 'engagements', 'asks', 'decisions', 'responses'];
const KINDS = ['policy', 'consultation', 'engagement', 'ask', 'decision', 'response'];

/** The addresses that somebody opens in a day's work. */
function addresses(items: ReturnType<typeof itemsOf>): string[] {
  const policy = items['policy']![0]!.id;
  const found = (kind: string) => items[kind]![1]!.words;
  return [
    '/',
    '/influence',
    '/meetings',
    '/claims',
    '/members',
    '/positions',
    `/search?q=${found('consultation')}`,
    `/search?q=${found('ask')}`,
    ...KINDS.flatMap((kind, at) => [
      `/${REGISTERS[at]}`,
      `/${REGISTERS[at]}?page=3`,
      `/${REGISTERS[at]}?q=${found(kind) || found('consultation')}`,
    ]),
    `/consultations?state=open`,
    `/consultations?theme=cyber`,
    `/engagements?policy=${policy}`,
    `/asks?policy=${policy}`,
    `/asks?state=awaiting`,
    `/decisions?policy=${policy}`,
    ...KINDS.flatMap((kind, at) => items[kind]!.map(({ id }) => `/${REGISTERS[at]}/${id}`)),
  ];
}

/** Everything over HTTP, as somebody of the secretariat who works, while others record. */
export function service(events: number): Promise<Row[]> {
  return inFolder(async (folder) => {
    await fill(join(folder, 'events.sqlite'), events);
    const built = await start(folder);
    await stop(built);
    const running = await start(folder);
    const { cookie, token } = signedIn(folder);
    const items = itemsOf(events);
    const pages = addresses(items);
    const random = numbersFrom(11);
    const took: { page: string; milliseconds: number; kilobytes: number }[] = [];
    const record = async () => {
      const sent = {
        kind: 'official_meeting',
        happenedOn: '2025-05-30',
        counterpart: { body: 'home-office', role: 'policy lead' },
        initiatedBy: 'council',
        policyIds: [items['policy']![0]!.id],
        asksRaised: [items['ask']![0]!.id],
        organisationIds: [items['organisation']![0]!.id],
        summary: 'Met the team.',
        inConfidence: false,
      };
      const answer = await fetch(`${running.url}/api/engagements`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      });
      if (answer.status !== 201) throw new Error(`Nothing was recorded: ${await answer.text()}`);
    };
    await record();
    for (let views = 0, round = 0; round < ROUNDS; round++)
      for (const page of pages.toSorted(() => random() - 0.5)) {
        if (views++ % VIEWS_A_RECORD === 0) await record();
        const from = performance.now();
        const answer = await fetch(`${running.url}${page}`, { headers: { cookie }, redirect: 'error' });
        const body = await answer.text();
        if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
        took.push({ page, milliseconds: performance.now() - from, kilobytes: gzipSync(body).length / 1024 });
      }
    const memory = residentMegabytes(running.process);
    await stop(running);
    if (process.env['BENCH_EACH'])
      for (const page of pages) {
        const own = took.filter((view) => view.page === page);
        const times = own.map(({ milliseconds }) => Math.round(milliseconds)).join(' ');
        process.stderr.write(`${page}: ${times} ms, ${Math.round(own[0]!.kilobytes)} KB\n`);
      }
    const times = took.map(({ milliseconds }) => milliseconds);
    const among = `${events.toLocaleString('en-GB')} events`;
    const row = (name: string, value: number, unit: string, goal: number) => noMoreThan(goal, { name, value, unit });
    return [
      row(
        `pages over ${among}, something recorded every ${VIEWS_A_RECORD} views: 95 % within`,
        quantile(times, 0.95),
        'ms',
        MOST_MS,
      ),
      row(`pages over ${among}: half of them within`, quantile(times, 0.5), 'ms', MOST_MS),
      row(
        `the largest page over ${among}, compressed`,
        Math.max(...took.map(({ kilobytes }) => kilobytes)),
        'KB',
        MOST_KB,
      ),
      ...(memory === undefined
        ? []
        : [row(`resident memory after ${took.length} pages over ${among}`, memory, 'MB', MOST_MB)]),
      row(`ready after a start on ${among}`, running.readyAfter, 'ms', READY_WITHIN_MS),
    ];
  });
}

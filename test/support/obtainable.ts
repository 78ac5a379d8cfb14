import { strFromU8, unzipSync } from 'fflate';
import { signedInFetch } from './sign-in.js';

/** What somebody was answered under an address: its words, also those of a Word document or a workbook. */
export interface Said {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What is asked for. */
export interface Asked {
  readonly url: string;
  /** the addresses of the router */
  readonly addresses: readonly string[];
  /** the addresses of items: what stands at `/asks/:id` is asked for each that begins so */
  readonly items: readonly string[];
  /** ids that stand in addresses below an item, by the name of their parameter */
  readonly below: Readonly<Record<string, readonly string[]>>;
  /** further addresses */
  readonly more: readonly string[];
}

const FILES: Readonly<Record<string, readonly string[]>> = {
  '/reports/:id/:name': ['report.html', 'report.docx', 'report.xlsx'],
  '/influence/files/:name': ['headline.csv', 'headline.xlsx'],
};

/** Every address of the router, filled with every item that there is, and what the pages there lead to. */
export async function everythingFor(
  { url, addresses, items, below, more }: Asked,
  headers: Record<string, string>,
  follow = true,
): Promise<Said[]> {
  const found: Said[] = [];
  const links = new Set<string>();
  const open = async (path: string) => {
    const said = await ask(`${url}${path}`, path, headers);
    found.push(said);
    for (const [, href = ''] of said.text.matchAll(/ href="(\/[^"#]*)/g)) links.add(href.replaceAll('&amp;', '&'));
  };
  const paths = new Set([...addresses.flatMap((address) => filled(address, items, below)), ...more]);
  await inTens([...paths], open);
  const further = [...links].filter((link) => follow && !paths.has(link) && !/^\/(assets|api)\//.test(link));
  await inTens(further, open);
  const calendar = await calendarOf(url, headers);
  if (calendar !== undefined) await open(calendar);
  return found;
}

async function ask(address: string, path: string, headers: Record<string, string>): Promise<Said> {
  const answer = await signedInFetch(address, { headers, redirect: 'manual' });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  return { path, status: answer.status, type, text: wordsIn(bytes) };
}

/** The words of a file: of a Word document or a workbook those of all its parts. */
function wordsIn(bytes: Uint8Array): string {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return zipped
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    : strFromU8(bytes);
}

/** The address of a calendar of one's own, when somebody may have one. */
async function calendarOf(url: string, headers: Record<string, string>): Promise<string | undefined> {
  const answer = await signedInFetch(`${url}/settings/calendar/make`, { method: 'POST', headers, redirect: 'manual' });
  return /\/calendar\/[\w-]+\.ics/.exec(await answer.text())?.[0];
}

/** The addresses of a route: one for each item, and for each id below it. Links of people outside are for nobody here. */
function filled(route: string, items: readonly string[], below: Asked['below']): string[] {
  const plain = route.replace(/^\/api(?=\/)/, '');
  if (plain in FILES && !route.includes(':id')) return FILES[plain]!.map((name) => route.replace(':name', name));
  const subject = /^\/[^/]+/.exec(plain)?.[0];
  let paths = route.includes(':id')
    ? items
        .filter((item) => item.startsWith(`${subject}/`))
        .map((item) => route.replace(':id', item.slice(subject!.length + 1)))
    : [route];
  for (const [, parameter = ''] of route.matchAll(/:(\w+)/g))
    if (parameter !== 'id') {
      const values = parameter === 'name' ? (FILES[plain] ?? []) : (below[parameter] ?? []);
      paths = paths.flatMap((path) => values.map((value) => path.replace(`:${parameter}`, value)));
    }
  return paths;
}

async function inTens<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 10) await Promise.all(all.slice(at, at + 10).map(work));
}

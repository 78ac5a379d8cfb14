import { signedInFetch } from './sign-in.js';
import type { TestTracker } from './tracker.js';

/** What can be opened in a tracker. */
export interface Opened {
  /** the addresses of pages */
  readonly pages: readonly string[];
  /** the addresses of what is no page: answers of the API, files */
  readonly others: readonly string[];
  /** the routes that could not be opened */
  readonly closed: readonly string[];
}

/** A row names itself first, and then what it belongs to. */
const ownId = (row: object): string => {
  const [, id] = Object.entries(row).find(([name]) => name.endsWith('Id')) ?? [];
  return String(id);
};

/** A page is shown: a file that happens to be one is kept. */
const html = ({ headers }: Response) =>
  (headers.get('content-type') ?? '').startsWith('text/html') &&
  !(headers.get('content-disposition') ?? '').startsWith('attachment');

/**
 * Opens every address that the router knows. One about an item is opened with the fullest item of its subject for which
 * it opens at all: what stands at `/asks/:id` is looked for among the rows of `/api/asks`. Any other that does not open
 * as it stands is opened by a link that leads there, one that is known or from a page opened so far.
 */
export async function openEverything(
  { url, addresses, api }: TestTracker,
  known: readonly string[] = [],
): Promise<Opened> {
  const opened: { pages: string[]; others: string[]; closed: string[] } = { pages: [], others: [], closed: [] };
  const links = new Set(known);
  const fullest = new Map<string, Promise<string[]>>();

  async function open(path: string) {
    const answer = await signedInFetch(`${url}${path}`, { redirect: 'manual' });
    const text = await answer.text();
    for (const [, href = ''] of text.matchAll(/ href="(\/[^"#]*)/g)) links.add(href.replaceAll('&amp;', '&'));
    return { status: answer.status, text, page: html(answer) };
  }

  /** The ids of all items of a subject, those with the longest pages first. */
  async function idsOf(subject: string): Promise<string[]> {
    const { status, body } = await api(`${subject}?pageSize=1000`);
    if (status !== 200) return [];
    const ids = (body as { rows: object[] }).rows.map(ownId);
    const lengths = new Map<string, number>();
    for (const id of ids) lengths.set(id, (await open(`${subject}/${id}`)).text.length);
    return ids.toSorted((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0));
  }

  /** Addresses that the route may open at, one after the other. */
  async function* candidates(route: string): AsyncGenerator<string> {
    const [, subject] = /^(?:\/api)?(\/[^/]+)\/:id(?:\/|$)/.exec(route) ?? [];
    if (subject) {
      if (!fullest.has(subject)) fullest.set(subject, idsOf(subject));
      for (const id of await fullest.get(subject)!) yield route.replace(':id', id);
    } else if (!route.includes(':')) yield route;
    const leadsHere = new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/:[^/]+/g, '[^/?]+')}(\\?|$)`);
    for (const link of links) if (leadsHere.test(link)) yield link;
  }

  // those with something to fill in come last: by then there are links
  const routes = [...new Set(addresses)].toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')));
  for (let round = routes; round.length > 0;) {
    const closed: string[] = [];
    for (const route of round) {
      const found = await firstOpen(candidates(route), open);
      if (!found) closed.push(route);
      else (found.page ? opened.pages : opened.others).push(found.path);
    }
    // what was opened in this round may have links to what was not
    if (closed.length === round.length) return { ...opened, closed };
    round = closed;
  }
  return opened;
}

async function firstOpen(
  paths: AsyncGenerator<string>,
  open: (path: string) => Promise<{ status: number; page: boolean }>,
): Promise<{ path: string; page: boolean } | undefined> {
  for await (const path of paths) {
    const { status, page } = await open(path);
    if (status === 200) return { path, page };
  }
  return undefined;
}

import sanitizeHtml from 'sanitize-html';
import { closingDate, londonDate, type Reference } from '#vocabulary';
import { webAddress } from './addresses.js';
import type { Fields } from './fields.js';
import { plainLine, plainText } from './plain-text.js';

/** Where the date of a publication was found, the best first. GOV.UK often does not send the date itself. */
export type DatedBy = 'publication date' | 'change history' | 'last update' | 'day seen';

/** What GOV.UK published on a call: what people said, or the answer. */
export interface Publication {
  readonly publishedOn: string;
  readonly datedBy: DatedBy;
  /** GOV.UK's own words about it, as plain text */
  readonly text?: string;
  readonly documents: readonly Reference[];
  /** the first document, else the page itself */
  readonly reference: Reference;
}

export interface Change {
  readonly on: string;
  readonly note: string;
}

/** What a publication is found with. */
export interface Page {
  readonly url: string;
  readonly closesAt?: string;
  readonly updatedOn?: string;
  readonly seenOn: string;
  readonly changes: readonly Change[];
  readonly attachments: ReadonlyMap<string, Reference>;
}

/** A change note that speaks of government's answer. */
export const ANSWERED = /response|outcome|result|decision|conclusion|government(?:'|’)s answer/i;

/** The words of a change note, and the page's own heading. */
interface About {
  readonly heading: string;
  readonly noted: RegExp;
}

/** The publication whose fields begin with a prefix (`final_outcome`, `public_feedback`, `outcome`), if there is one. */
export function publication(details: Fields, prefix: string, about: About, page: Page): Publication | undefined {
  const text = plainText(details.text(`${prefix}_detail`) ?? '');
  const attached = details.texts(`${prefix}_attachments`).flatMap((id) => page.attachments.get(id) ?? []);
  const embedded = details.texts(`${prefix}_documents`).flatMap((snippet) => documentIn(snippet) ?? []);
  const sent = details.instant(`${prefix}_publication_date`);
  const sentOn = sent && londonDate(sent) <= page.seenOn ? londonDate(sent) : undefined;
  if (!text && attached.length === 0 && embedded.length === 0 && !sentOn) return undefined;
  const documents = uniqueByUrl([...attached, ...embedded]);
  return {
    ...dated(sentOn, about.noted, page),
    ...(text && { text }),
    documents,
    reference: documents[0] ?? { title: about.heading, url: page.url },
  };
}

function dated(sentOn: string | undefined, noted: RegExp, page: Page): Pick<Publication, 'publishedOn' | 'datedBy'> {
  if (sentOn) return { publishedOn: sentOn, datedBy: 'publication date' };
  const changedOn = changeAfterClosing(noted, page);
  if (changedOn) return { publishedOn: changedOn, datedBy: 'change history' };
  if (page.updatedOn && page.updatedOn <= page.seenOn) return { publishedOn: page.updatedOn, datedBy: 'last update' };
  return { publishedOn: page.seenOn, datedBy: 'day seen' };
}

/** The first change since the call closed whose note speaks of the publication, else the last change since then. */
function changeAfterClosing(noted: RegExp, { changes, closesAt, seenOn }: Page): string | undefined {
  const closed = closesAt ? closingDate(closesAt) : '';
  const since = changes.filter(({ on, note }) => on >= closed && on <= seenOn && !/^first published/i.test(note));
  return (since.findLast(({ note }) => noted.test(note)) ?? since[0])?.on;
}

/** The title and address of the document that a piece of a GOV.UK page shows; undefined when it links to none. */
function documentIn(snippet: string): Reference | undefined {
  const clean = sanitizeHtml(snippet.slice(0, 100_000), {
    allowedTags: ['a', 'h2', 'h3'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https'],
  });
  const links = [...clean.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].flatMap(([, href = '', words = '']) => {
    const url = webAddress(plainLine(href, 2000));
    return url ? [{ url, words: plainLine(words) }] : [];
  });
  const link = links.find(({ words }) => words) ?? links[0];
  const heading = /<h[23]>(.*?)<\/h[23]>/s.exec(clean)?.[1];
  const title = plainLine(heading ?? '') || link?.words;
  return link && title ? { title, url: link.url } : undefined;
}

function uniqueByUrl(documents: readonly Reference[]): Reference[] {
  const seen = new Set<string | undefined>();
  return documents.filter(({ url }) => !seen.has(url) && seen.add(url));
}

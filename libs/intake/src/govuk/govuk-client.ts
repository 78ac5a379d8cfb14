import { GOVUK } from './addresses.js';
import { NotFetched } from './not-fetched.js';
import { pathsOfPasted } from './pasted-address.js';

export interface GovukClientOptions {
  /** where the content API is, and the only host that is asked (default https://www.gov.uk) */
  readonly baseUrl?: string;
  /** for an answer with all its redirects (default 10 seconds) */
  readonly timeoutMs?: number;
  /** the longest answer that is read (default 5 MiB) */
  readonly limitBytes?: number;
}

const USER_AGENT = 'lgcc-influence-tracker (Local Government CIO Council; reads consultations a secretariat asks for)';
const GONE = 'This page has been taken off GOV.UK: log it by hand';
const REDIRECTS_AT_MOST = 3;
const WAIT_SECONDS = 60;
const WAIT_AT_MOST_SECONDS = 3600;

/** Fetches content items from GOV.UK, from nowhere else, and leaves it alone when it asks for that. */
export class GovukClient {
  private readonly base: URL;
  private readonly hosts: readonly string[];
  private readonly timeoutMs: number;
  private readonly limitBytes: number;
  private notBefore = 0;

  constructor({ baseUrl = GOVUK, timeoutMs = 10_000, limitBytes = 5 * 1024 * 1024 }: GovukClientOptions = {}) {
    this.base = new URL(baseUrl);
    this.hosts = [this.base.host, 'www.gov.uk', 'gov.uk'];
    this.timeoutMs = timeoutMs;
    this.limitBytes = limitBytes;
  }

  /**
   * The content item (parsed JSON, not yet looked at) of the consultation or call for evidence that a pasted address
   * belongs to. @throws NotFetched with a sentence for the page
   */
  async fetchItem(pasted: string): Promise<unknown> {
    const paths = pathsOfPasted(pasted, this.hosts);
    const signal = AbortSignal.timeout(this.timeoutMs);
    for (const path of paths) {
      const item = await this.item(path, signal);
      if (item !== undefined) return item;
    }
    throw new NotFetched('GOV.UK has no page at this address: check that all of it was copied');
  }

  /** @returns undefined when there is no such page */
  private async item(path: string, signal: AbortSignal): Promise<unknown> {
    const wait = Math.ceil((this.notBefore - Date.now()) / 1000);
    if (wait > 0) throw new NotFetched(tooMany(wait), wait);
    try {
      const response = await this.answer(new URL(`/api/content${path}`, this.base), signal);
      if (response.status === 404) return undefined;
      const item = parsed(await this.text(response));
      refuseWhatHasGone(item);
      return item;
    } catch (error) {
      if (error instanceof NotFetched) throw error;
      const late = signal.aborted;
      const sentence = late
        ? `GOV.UK did not answer within ${this.timeoutMs / 1000} seconds: try again later`
        : 'GOV.UK could not be reached: try again later, or upload the content item';
      throw new NotFetched(sentence, undefined, { cause: error });
    }
  }

  private async answer(address: URL, signal: AbortSignal, redirects = 0): Promise<Response> {
    const headers = { 'User-Agent': USER_AGENT, Accept: 'application/json' };
    const response = await fetch(address, { headers, redirect: 'manual', signal });
    const { status } = response;
    if (status === 200) return response;
    await response.body?.cancel();
    if (status === 404) return response;
    if (status === 410) throw new NotFetched(GONE);
    if (status === 429 || (status === 503 && response.headers.has('retry-after'))) this.standBack(response);
    if (status >= 300 && status < 400)
      return this.answer(this.target(response, address, redirects), signal, redirects + 1);
    if (status >= 500) throw new NotFetched(`GOV.UK has a fault of its own (${status}): try again later`);
    throw new NotFetched(`GOV.UK refused to answer (${status}): try again later, or upload the content item`);
  }

  /** Where a redirect leads: another item on the same host. */
  private target(response: Response, from: URL, redirects: number): URL {
    const location = response.headers.get('location') ?? '';
    const to = location && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (!to || to.origin !== this.base.origin)
      throw new NotFetched('GOV.UK sends this page on to another site, which is not followed: log it by hand');
    if (redirects === REDIRECTS_AT_MOST) throw new NotFetched('GOV.UK sends this page on again and again');
    return to;
  }

  private standBack(response: Response): never {
    const seconds = secondsIn(response.headers.get('retry-after'));
    this.notBefore = Date.now() + seconds * 1000;
    throw new NotFetched(tooMany(seconds), seconds);
  }

  /** Reads no more than the limit, whatever the answer says of its own length. */
  private async text({ body }: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > this.limitBytes) {
        const limit = (this.limitBytes / 1024 / 1024).toLocaleString('en-GB', { maximumFractionDigits: 1 });
        throw new NotFetched(`GOV.UK’s answer is longer than ${limit} MiB and was not read`);
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}

const tooMany = (seconds: number) =>
  `GOV.UK asks not to be asked for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}: try again after that`;

/** Retry-After is a number of seconds or a date. */
function secondsIn(retryAfter: string | null): number {
  const text = retryAfter?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? WAIT_SECONDS : Math.min(Math.max(seconds, 1), WAIT_AT_MOST_SECONDS);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotFetched('GOV.UK’s answer is not a content item: try again later', undefined, { cause: error });
  }
}

interface Gone {
  readonly document_type?: unknown;
  readonly redirects?: unknown;
}

/** GOV.UK keeps an item where a page was: it says where the page went, or that it has gone. */
function refuseWhatHasGone(item: unknown): void {
  const { document_type: type, redirects } = Object(item) as Gone;
  if (type === 'redirect') {
    const { destination } = Object(Array.isArray(redirects) ? redirects[0] : {}) as { destination?: unknown };
    const to = typeof destination === 'string' && destination.startsWith('/') ? ` to ${GOVUK}${destination}` : '';
    throw new NotFetched(`GOV.UK has moved this page${to}: use the new address`);
  }
  if (type === 'gone' || type === 'vanish') throw new NotFetched(GONE);
}

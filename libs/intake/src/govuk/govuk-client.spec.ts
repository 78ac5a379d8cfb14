import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { GovukClient, type GovukClientOptions } from './govuk-client.js';
import type { NotFetched } from './not-fetched.js';

const PAGE = '/government/consultations/data-sharing';
const ITEM = { content_id: 'x', document_type: 'open_consultation' };

let server: Server;
let base: string;
let asked: string[];
let agents: (string | undefined)[];
let answer: RequestListener;

beforeEach(async () => {
  asked = [];
  agents = [];
  answer = (_, response) => response.end(JSON.stringify(ITEM));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    agents.push(request.headers['user-agent']);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});

const client = (options: GovukClientOptions = {}) => new GovukClient({ baseUrl: base, ...options });
const failure = async (pasted = `https://www.gov.uk${PAGE}`, from = client()): Promise<NotFetched> => {
  const outcome: unknown = await from.fetchItem(pasted).catch((error: unknown) => error);
  expect(outcome).toMatchObject({ name: 'NotFetched' });
  return outcome as NotFetched;
};
const sentence = async (pasted?: string, from?: GovukClient) => (await failure(pasted, from)).message;

const status = (code: number, headers: Record<string, string> = {}, body = '') => {
  answer = (_, response) => response.writeHead(code, headers).end(body);
};

const redirect = (location: string) => {
  answer = (request, response) =>
    request.url === '/api/content/new'
      ? response.end(JSON.stringify(ITEM))
      : response.writeHead(301, { location }).end();
};

const busy = (code: number, retryAfter?: string) => {
  answer = (_, response) =>
    response.writeHead(code, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end();
};

describe('a pasted address', () => {
  it.each([
    `https://www.gov.uk${PAGE}`,
    `http://gov.uk${PAGE}/`,
    `www.gov.uk${PAGE}?utm=1#ways-to-respond`,
    `  ${PAGE}  `,
    `https://www.gov.uk/api/content${PAGE}`,
    `https://www.gov.uk${PAGE}/public-feedback`,
    `https://www.gov.uk${PAGE}/the-document-in-html#section-3`,
    `HTTPS://WWW.GOV.UK${PAGE.toUpperCase()}`,
    `https://www.gov.uk${PAGE}.cy`,
    `https://www.gov.uk${PAGE}.zh-hk`,
    `https://www.gov.uk/x/..${PAGE}`,
  ])('%s leads to its call', async (pasted) => {
    expect(await client().fetchItem(pasted)).toEqual(ITEM);
    expect(asked).toEqual([`/api/content${PAGE}`]);
    expect(agents).toEqual([expect.stringContaining('lgcc-influence-tracker')]);
  });

  it('may be one of the host that is configured', async () => {
    expect(await client().fetchItem(`${base}/government/calls-for-evidence/vaping`)).toEqual(ITEM);
    expect(asked).toEqual(['/api/content/government/calls-for-evidence/vaping']);
  });

  it('of a translation is asked for in its language when there is none in English', async () => {
    answer = (request, response) => {
      response.statusCode = request.url?.endsWith('.cy') ? 200 : 404;
      response.end(JSON.stringify(ITEM));
    };
    expect(await client().fetchItem(`https://www.gov.uk${PAGE}.cy`)).toEqual(ITEM);
    expect(asked).toEqual([`/api/content${PAGE}`, `/api/content${PAGE}.cy`]);
  });

  it.each([
    ['', 'Enter the address of a GOV.UK page'],
    ['https://', 'Enter the address of a GOV.UK page'],
    ['x'.repeat(3000), 'Enter the address of a GOV.UK page'],
    [`https://evil.example${PAGE}`, 'Enter an address on GOV.UK'],
    [`//evil.example${PAGE}`, 'Enter an address on GOV.UK'],
    [`https://www.gov.uk.evil.example${PAGE}`, 'Enter an address on GOV.UK'],
    [`https://www.gov.uk@evil.example${PAGE}`, 'Enter an address on GOV.UK'],
    [`https://someone:secret@www.gov.uk${PAGE}`, 'Enter an address on GOV.UK'],
    [`https://www.gov.uk:8443${PAGE}`, 'Enter an address on GOV.UK'],
    [`http://169.254.169.254${PAGE}`, 'Enter an address on GOV.UK'],
    [`file://www.gov.uk${PAGE}`, 'Enter an address on GOV.UK'],
    ['javascript:alert(1)', 'Enter an address on GOV.UK'],
    ['https://www.gov.uk/government/publications/x', 'not the address of a consultation or call for evidence'],
    ['https://www.gov.uk/government/consultations', 'not the address of a consultation or call for evidence'],
    ['https://www.gov.uk/government/consultations/%2e%2e%2fsecret', 'not the address of a consultation'],
    ['https://www.gov.uk/api/content/government/consultations/a b', 'not the address of a consultation'],
  ])('%j is refused and nobody is asked', async (pasted, words) => {
    expect(await sentence(pasted)).toContain(words);
    expect(asked).toEqual([]);
  });
});

describe('an answer', () => {
  it('is read whole, in pieces, compressed', async () => {
    const item = { ...ITEM, title: 'Cyngor – “£” 🏛'.repeat(1000) };
    const bytes = gzipSync(JSON.stringify(item));
    answer = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(bytes.subarray(0, 7));
      response.end(bytes.subarray(7));
    };
    expect(await client().fetchItem(PAGE)).toEqual(item);
  });

  it.each([
    [404, 'GOV.UK has no page at this address: check that all of it was copied'],
    [410, 'This page has been taken off GOV.UK: log it by hand'],
    [500, 'GOV.UK has a fault of its own (500): try again later'],
    [503, 'GOV.UK has a fault of its own (503): try again later'],
    [403, 'GOV.UK refused to answer (403): try again later, or upload the content item'],
  ])('of %i is a sentence', async (code, words) => {
    status(code);
    expect(await sentence()).toBe(words);
  });

  it.each([['{'], ['<html>'], ['']])('that is not JSON (%j) is said to be so', async (body) => {
    status(200, {}, body);
    expect(await sentence()).toBe('GOV.UK’s answer is not a content item: try again later');
  });

  it('that only says where the page went is told with the new address', async () => {
    status(200, {}, JSON.stringify({ document_type: 'redirect', redirects: [{ destination: '/government/x' }] }));
    expect(await sentence()).toBe('GOV.UK has moved this page to https://www.gov.uk/government/x: use the new address');
    status(200, {}, JSON.stringify({ document_type: 'redirect', redirects: [{ destination: 'javascript:x' }] }));
    expect(await sentence()).toBe('GOV.UK has moved this page: use the new address');
    status(200, {}, JSON.stringify({ document_type: 'redirect', redirects: 7 }));
    expect(await sentence()).toBe('GOV.UK has moved this page: use the new address');
  });

  it('that the page has gone is told', async () => {
    status(200, {}, JSON.stringify({ document_type: 'gone' }));
    expect(await sentence()).toBe('This page has been taken off GOV.UK: log it by hand');
  });

  it('longer than the limit is not read, whatever length it claims', async () => {
    const small = client({ limitBytes: 1024 * 1024 });
    answer = (_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(64 * 1024, ' ')));
      };
      response.on('drain', more);
      more();
    };
    expect(await sentence(PAGE, small)).toBe('GOV.UK’s answer is longer than 1 MiB and was not read');
    status(200, { 'content-encoding': 'gzip' }, undefined);
    answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20 * 1024 * 1024)));
    expect(await sentence(PAGE, small)).toBe('GOV.UK’s answer is longer than 1 MiB and was not read');
  });

  it('that does not come in time is not waited for', async () => {
    answer = () => undefined;
    expect(await sentence(PAGE, client({ timeoutMs: 50 }))).toBe(
      'GOV.UK did not answer within 0.05 seconds: try again later',
    );
    answer = (_, response) => response.write('{');
    expect(await sentence(PAGE, client({ timeoutMs: 50 }))).toBe(
      'GOV.UK did not answer within 0.05 seconds: try again later',
    );
  });

  it('that breaks off, or nobody there, is told', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
    const words = 'GOV.UK could not be reached: try again later, or upload the content item';
    expect(await sentence()).toBe(words);
    expect(await sentence(PAGE, client({ baseUrl: 'http://127.0.0.1:1' }))).toBe(words);
  });
});

describe('a redirect', () => {
  it('is followed on the same host', async () => {
    redirect('/api/content/new');
    expect(await client().fetchItem(PAGE)).toEqual(ITEM);
    expect(asked).toEqual([`/api/content${PAGE}`, '/api/content/new']);
  });

  it.each(['https://evil.example/x', '//evil.example/x', 'http://127.0.0.1:1/x', 'file:///etc/passwd', ''])(
    'elsewhere (%j) is not followed',
    async (location) => {
      redirect(location);
      expect(await sentence()).toContain('sends this page on to another site, which is not followed');
    },
  );

  it('is followed a few times only', async () => {
    redirect('/api/content/round');
    expect(await sentence()).toBe('GOV.UK sends this page on again and again');
    expect(asked).toHaveLength(4);
  });
});

describe('when GOV.UK asks to be left alone', () => {
  it('it is, for as long as it asks', async () => {
    busy(429, '120');
    const from = client();
    expect(await failure(PAGE, from)).toMatchObject({
      message: 'GOV.UK asks not to be asked for 120 seconds: try again after that',
      retryAfterSeconds: 120,
    });
    answer = (_, response) => response.end(JSON.stringify(ITEM));
    expect((await failure(PAGE, from)).retryAfterSeconds).toBeGreaterThan(110);
    expect(asked).toHaveLength(1);
  });

  it.each([
    [429, undefined, 60],
    [429, 'soon', 60],
    [429, '0', 1],
    [429, '999999999999', 3600],
    [503, '5', 5],
    [429, 'Mon, 01 Jan 2001 00:00:00 GMT', 1],
  ])('%i with Retry-After %j means %i seconds', async (code, retryAfter, seconds) => {
    busy(code, retryAfter);
    expect((await failure()).retryAfterSeconds).toBe(seconds);
  });
});

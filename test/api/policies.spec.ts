import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const POLICY = {
  title: 'Fibre for all',
  departments: ['department-for-science-innovation-and-technology'],
  themes: ['connectivity'],
  nations: ['england'],
  stage: 'scoping',
  stageSince: '2025-02-01',
};
const ID = '0198c0de-0000-7000-8000-000000000001';
const KEY = '0198c0de-0000-7000-8000-00000000000a';

let tracker: TestTracker;
beforeAll(async () => {
  tracker = await startTestTracker();
});
afterAll(() => tracker.close());

const register = async (details: object = {}) => {
  const { body } = await tracker.api('/policies', { ...POLICY, ...details });
  return (body as { id: string }).id;
};

describe('the API', () => {
  it('carries out a wish and shows it at once', async () => {
    const { status, headers, body } = await tracker.api('/policies', { ...POLICY, policyId: ID });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/policies/${ID}`);
    expect(headers.get('etag')).toBe('"0"');
    expect(body).toEqual({
      id: ID,
      stream: `policy-${ID}`,
      revision: 0,
      position: expect.any(Number),
      recorded: 1,
      visible: true,
    });
    const found = await tracker.api(`/policies/${ID}`);
    expect(found.headers.get('etag')).toBe('"0"');
    expect(found.body).toMatchObject({
      policy: { policyId: ID, ...POLICY, revision: 0 },
      stages: [{ stage: 'scoping' }],
    });
  });

  it('records a request that is sent twice once, with an id of its own making too', async () => {
    const sent = ['/policies', POLICY, { 'idempotency-key': KEY }] as const;
    const [first, again] = [await tracker.api(...sent), await tracker.api(...sent)];
    expect(first.body).toMatchObject({ recorded: 1 });
    expect(again).toMatchObject({ status: 201, body: { ...(first.body as object), recorded: 0 } });
  });

  it('refuses a wish about something that has changed since it was read, whoever is quicker', async () => {
    const id = await register();
    const pause = (effectiveOn: string) =>
      tracker.api(`/policies/${id}/change-stage`, { stage: 'options', effectiveOn }, { 'if-match': '"0"' });
    const answers = await Promise.all([pause('2025-03-01'), pause('2025-03-02')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toEqual({
      type: 'about:blank',
      title: 'Somebody else was quicker',
      status: 412,
      detail: 'It has changed since you read it: it is at revision 1 now. Read it again and decide anew.',
    });
  });

  it('names every field that is wrong in a problem document', async () => {
    const { status, headers, body } = await tracker.api('/policies', {
      ...POLICY,
      title: '',
      stage: 'soon',
      colour: 'red',
    });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect((body as { errors: object[] }).errors).toEqual([
      { field: 'colour', detail: 'colour is not a field of this', pointer: '#/colour' },
      { field: 'title', detail: 'title must be one line of 1 to 500 characters', pointer: '#/title' },
      { field: 'stage', detail: expect.stringContaining('stage must be one of signal, scoping'), pointer: '#/stage' },
    ]);
  });

  it('says which rule was broken, at which field', async () => {
    const id = await register();
    const { status, body } = await tracker.api(`/policies/${id}/change-stage`, {
      stage: 'signal',
      effectiveOn: '2025-03-01',
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      detail: 'Give a reason for the move back to an earlier stage',
      errors: [{ field: 'reason', detail: 'Give a reason for the move back to an earlier stage', pointer: '#/reason' }],
    });
  });

  it.each([
    ['an item that is not there', `/policies/0198c0de-0000-7000-8000-0000000000ff`, 404],
    ['an id that is none', '/policies/none', 404],
    ['an address that is not there', '/nothing', 404],
  ])('answers a question about %s with a problem document', async (_, path, status) => {
    const answer = await tracker.api(path);
    expect(answer).toMatchObject({ status, body: { status } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['no JSON', '{"title":', {}, 400],
    ['another kind of body', 'title=x', { 'content-type': 'text/csv' }, 415],
    ['a key that is no UUID', '{}', { 'idempotency-key': 'again' }, 400],
    ['an If-Match that is no ETag', JSON.stringify(POLICY), { 'if-match': 'x' }, 400],
    ['a body that is too large', JSON.stringify({ title: 'x'.repeat(3_000_000) }), {}, 413],
  ])('refuses %s', async (_, body, headers, status) => {
    const answer = await fetch(`${tracker.url}/api/policies`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status, detail: expect.any(String) });
  });

  it('walks through a long list, a page at a time, with its total', async () => {
    const titles = ['A', 'B', 'C', 'D', 'E'].map((letter) => `Walked through ${letter}`);
    for (const title of titles) await register({ title, stage: 'review' });
    const walked: string[] = [];
    let after: string | null = '';
    do {
      const path: string = `/policies?stage=review&pageSize=2${after && `&after=${encodeURIComponent(after)}`}`;
      const { rows, total, next } = (await tracker.api(path)).body as {
        rows: { title: string }[];
        total: number;
        next: string | null;
      };
      expect(total).toBe(5);
      walked.push(...rows.map(({ title }) => title));
      after = next;
    } while (after);
    expect(walked).toEqual(titles);
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const { openapi, paths } = (await tracker.api('/openapi.json')).body as {
      openapi: string;
      paths: Record<
        string,
        { post?: { operationId: string; requestBody: { content: Record<string, { schema: object }> } } }
      >;
    };
    expect(openapi).toBe('3.1.0');
    expect(paths['/api/policies/{id}/correct']?.post).toMatchObject({
      operationId: 'CorrectPolicyDetails',
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'id', in: 'path' })]),
      requestBody: {
        content: {
          'application/json': {
            schema: {
              required: ['reason'],
              properties: {
                summary: { type: ['string', 'null'] },
                nations: { items: { enum: expect.arrayContaining(['wales']) } },
              },
            },
          },
        },
      },
    });
  });
});

describe('the service', () => {
  it('takes nothing that another site has sent', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${tracker.url}/account/sessions/none/end`, {
        method: 'POST',
        headers,
        redirect: 'manual',
      });
    expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await send({ origin: 'null' })).status).toBe(403);
    expect((await send({ origin: tracker.url })).status).toBe(303);
    expect((await send({})).status).toBe(303);
  });

  it('lets browsers keep what never changes, and nothing else', async () => {
    const page = await fetch(`${tracker.url}/policies`);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const styles = /href="([^"]+\.css)"/.exec(await page.text())?.[1] ?? '';
    const asset = await fetch(tracker.url + styles, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(await asset.text()).not.toMatch(/GDS Transport|govuk-crest|@font-face/);
  });

  it('says that it is there, and that it is ready', async () => {
    expect(await (await fetch(`${tracker.url}/health/live`)).json()).toEqual({ status: 'live' });
    const ready = await fetch(`${tracker.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', readModels: { state: 'live', faults: [] } });
  });

  it('exports a register with every row that the filters let through', async () => {
    const answer = await fetch(`${tracker.url}/policies?q=walked&format=csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="policies-\d{4}-\d\d-\d\d\.csv"$/);
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('Policy,Stage,Since');
    expect(lines[1]).toContain('Walked through A,review,2025-02-01');
  });
});

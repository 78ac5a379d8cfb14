import { startCouncil, type Council } from '../support/council.js';
import { as } from '../support/people.js';
import { Visitor } from '../support/visitor.js';
import { personPlaying, signedInFetch as fetch } from '../support/sign-in.js';

let council: Council;

const METRICS_TOKEN = 'a-token-of-the-collector';

beforeAll(async () => (council = await startCouncil({ METRICS_TOKEN })));
afterAll(() => council?.close());

const get = (path: string, headers = as('administrator')) => fetch(`${council.url}${path}`, { headers });

describe('administrators', () => {
  it('see how the service is, and have its pages built afresh', async () => {
    const visitor = await new Visitor(council.url).open('/operations');
    expect(visitor.facts()).toMatchObject({ Log: 'Can be reached', Pages: 'Live', 'Behind the log': '0 positions' });
    await visitor.press('Build afresh');
    expect(visitor.path).toBe('/operations');
    await council.readModels.rebuild();
    await visitor.open('/operations');
    expect(visitor.words()).toContain('The pages were built afresh');
  });

  it('read metrics by route, with no address in them', async () => {
    await get(`/policies/${council.policyId}`, as('secretariat'));
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/^tracker_request_seconds_count\{method="GET",route="\/policies\/:id",status="2xx"\} [1-9]/m);
    expect(text).toMatch(/^tracker_append_seconds_count [1-9]/m);
    expect(text).toMatch(/^tracker_read_models_lag 0$/m);
    expect(text).not.toContain(council.policyId);
  });

  it('find in the audit record who was refused, who exported, and who saw what is sensitive', async () => {
    const changed = await council.api(`/policies/${council.otherPolicyId}/change-handling`, {
      handling: { marking: 'official-sensitive' },
      reason: 'It was shared with few.',
    });
    expect(changed.status).toBe(201);
    await get(`/policies/${council.otherPolicyId}`, as('chair'));
    await get(`/policies/${council.policyId}`, as('chair'));
    await get('/policies?format=csv&q=standards', as('member'));
    await get('/policies?format=xlsx&q=standards', as('chair'));
    expect((await get('/audit', as('member'))).status).toBe(403);
    const csv = await (await get('/audit?format=csv')).text();
    const said = csv.split('\r\n').map((line) => line.split(',').slice(1, 4).join());
    const person = /[0-9a-f-]{36}/;
    expect(said.filter((line) => line.includes('saw,')).map((line) => line.replace(person, 'somebody'))).toEqual([
      `saw,somebody,/policies/${council.otherPolicyId}`,
    ]);
    expect(csv).toMatch(/refused,[0-9a-f-]{36},GET \/audit/);
    expect(csv).toMatch(/exported,[0-9a-f-]{36},\/policies/);
    expect(csv.match(/exported_sensitive,[0-9a-f-]{36},[^,\s]+/g)).toEqual([
      `exported_sensitive,${personPlaying('chair')},/policies`,
    ]);
    expect(csv).not.toContain('standards');
  });
});

it('what collects metrics has a token for them, and for nothing else', async () => {
  const ask = async (path: string, token: string) =>
    (
      await globalThis.fetch(`${council.url}${path}`, {
        headers: { authorization: `Bearer ${token}` },
        redirect: 'manual',
      })
    ).status;
  expect(await ask('/metrics', METRICS_TOKEN)).toBe(200);
  expect([await ask('/metrics', `${METRICS_TOKEN}-`), await ask('/metrics', 'another')]).toEqual([401, 401]);
  expect([await ask('/api/people', METRICS_TOKEN), await ask('/api/policies', METRICS_TOKEN)]).toEqual([401, 401]);
});

it('answers carry an id that the log has too, and headers that keep others out', async () => {
  const { headers } = await get('/policies', as('member'));
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(headers.get('permissions-policy')).toContain('camera=()');
  expect(headers.get('x-frame-options')).toBe('DENY');
});

it('says where to tell of a weakness only when somebody has said so', async () =>
  expect((await get('/.well-known/security.txt')).status).toBe(404));

import { join } from 'node:path';
import { startCouncil, type Council } from '../support/council.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

interface Standing {
  readonly state: string;
  readonly position: number;
  readonly rebuilding?: number;
  readonly rebuild?: { readonly id: string; readonly state: string };
}

let council: Council;
beforeAll(async () => (council = await startCouncil()));
afterAll(() => council.close());

const standing = async () => (await council.api('/read-models')).body as Standing;

/** Opens pages again and again for as long as something goes on; answers what was on them. */
async function readOn(goesOn: () => Promise<boolean>): Promise<string[]> {
  const paths = ['/', '/policies', `/policies/${council.policyId}`, '/asks', '/influence', '/search?q=front'];
  const pages: string[] = [];
  do
    for (const path of paths) {
      const answer = await fetch(council.url + path);
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      pages.push(await answer.text());
    }
  while (await goesOn());
  return pages;
}

describe('While the read models are rebuilt', () => {
  it('every page goes on being served and says how far it is, what is recorded meanwhile is shown, and a second asking changes nothing', async () => {
    const before = await standing();
    expect(before).toMatchObject({ state: 'live', faults: [], storeAvailable: true });
    expect(before).not.toHaveProperty('rebuild');

    const asked = await council.api('/read-models/rebuild', {});
    const { rebuild } = asked.body as Standing;
    expect(asked).toMatchObject({ status: 202, body: { state: 'live', rebuilding: expect.any(Number) } });
    expect(rebuild).toEqual({ id: expect.any(String), state: 'underWay' });
    expect(await council.api('/read-models/rebuild', {})).toMatchObject({ status: 202, body: { rebuild } });
    const askId = await council.propose('Asked in the middle of it.', [council.policyId]);

    const pages = await readOn(async () => (await standing()).rebuild?.state === 'underWay');
    expect(pages.filter((page) => page.includes('The pages are being built afresh: ')).length).toBeGreaterThan(0);
    const after = await standing();
    expect(after).toMatchObject({ state: 'live', faults: [], rebuild: { id: rebuild?.id, state: 'done' } });
    expect(after).not.toHaveProperty('rebuilding');
    expect(after.position).toBeGreaterThan(before.position);
    for (const page of await readOn(async () => false)) expect(page).not.toContain('being built afresh');
    expect(await council.api(`/asks/${askId}`)).toMatchObject({ status: 200 });
    expect(await council.readModels.verify()).toMatchObject({ differences: [] });
  });

  it('another asking, when it is done, is another rebuild', async () => {
    const { rebuild: last } = await standing();
    const folder = join(council.dataDir, 'read-models');
    const { body } = await council.api('/read-models/rebuild', { folder });
    expect((body as Standing).rebuild?.id).not.toBe(last?.id);
    await readOn(async () => (await standing()).rebuild?.state === 'underWay');
    expect((await standing()).rebuild).toEqual({ ...(body as Standing).rebuild, state: 'done' });
  });
});

describe('A rebuild', () => {
  it('is refused when it is meant for other read models, or comes from another site', async () => {
    const { rebuild } = await standing();
    expect(await council.api('/read-models/rebuild', { folder: '/somewhere/else' })).toMatchObject({
      status: 409,
      body: { detail: 'The tracker at this address keeps other read models.' },
    });
    expect(await council.api('/read-models/rebuild', { folder: 7 })).toMatchObject({ status: 400 });
    const elsewhere = await fetch(`${council.url}/api/read-models/rebuild`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(elsewhere.status).toBe(403);
    expect((await standing()).rebuild).toEqual(rebuild);
  });

  it('is in the description of the API', async () => {
    const { paths } = (await council.api('/openapi.json')).body as { paths: object };
    expect(paths).toMatchObject({
      '/api/read-models': { get: { operationId: 'ShowReadModels' } },
      '/api/read-models/rebuild': { post: { operationId: 'RebuildReadModels', responses: { 202: expect.anything() } } },
    });
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Plays the content API of GOV.UK. */
export interface FakeGovuk {
  readonly url: string;
  /** shows an item at its own path from now on; a number is an answer with that status and nothing in it */
  readonly shows: (item: { readonly base_path: string } | { readonly path: string; readonly status: number }) => void;
  readonly close: () => Promise<void>;
}

export async function startFakeGovuk(): Promise<FakeGovuk> {
  const pages = new Map<string, { status: number; body: string }>();
  const server = createServer((request, reply) => {
    const { status, body } = pages.get(request.url ?? '') ?? { status: 404, body: '{}' };
    reply.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shows: (item) =>
      'status' in item
        ? pages.set(`/api/content${item.path}`, { status: item.status, body: '' })
        : pages.set(`/api/content${item.base_path}`, { status: 200, body: JSON.stringify(item) }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

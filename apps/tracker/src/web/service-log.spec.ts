import { fastify } from 'fastify';
import { serviceLog } from './service-log.js';

it('says which page was asked for, and no secret of its address, nor what was looked for', async () => {
  const said: string[] = [];
  const service = fastify({ loggerInstance: serviceLog('info', { write: (line) => said.push(line) }) });
  // as the service answers what has no page
  service.setNotFoundHandler(async (_, reply) => reply.status(404).send(''));
  for (const route of ['/policies/:id', '/substantiate/:token', '/substantiate/:token/done', '/search'])
    service.get(route, async () => 'answered');
  for (const address of [
    '/policies/0198?asOf=2025-01-01',
    '/substantiate/sesame',
    '/substantiate/sesame/done',
    '/search?q=sesame',
    '/substantiated/sesame',
  ])
    await service.inject(address);
  await service.close();
  const asked = said.flatMap((line) => (JSON.parse(line) as { req?: { url: string } }).req?.url ?? []);
  expect(asked).toEqual([
    '/policies/0198',
    '/substantiate/(token)',
    '/substantiate/(token)/done',
    '/search',
    '(no such page)',
  ]);
  expect(said.filter((line) => line.includes('sesame'))).toEqual([]);
});

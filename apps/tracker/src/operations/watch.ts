import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.js';

/**
 * Logs and measures each answer by its route, under an id that the answer carries too: no address, which may hold words
 * that were searched for or the secret of a link, and nobody's name.
 */
export function watch(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onRequest', async (request, reply) => {
    metrics.begun();
    reply.header('x-request-id', request.id);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    const milliseconds = reply.elapsedTime;
    metrics.answered(request.method, route, reply.statusCode, milliseconds / 1000);
    request.log.info(
      { method: request.method, route, status: reply.statusCode, milliseconds: Math.round(milliseconds) },
      'answered',
    );
  });
}

/** The route as the router has it. Assets have none, nor has what is not there. */
const routeOf = ({ routeOptions, is404 }: FastifyRequest): string => (is404 ? 'none' : (routeOptions.url ?? 'none'));

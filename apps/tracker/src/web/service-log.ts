import type { FastifyRequest } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Parts of an address that open something to whoever has them: they stand in no log. */
const SECRET_PARTS: ReadonlySet<string> = new Set(['token', 'secret', 'key', 'code']);

/**
 * The address of a request without its secrets: the parts that open something are left out, and so is all that stands
 * after the question mark, where people write what they look for. An address that leads nowhere may be a secret mistyped.
 */
export function addressForLog({ routeOptions, params }: Pick<FastifyRequest, 'routeOptions' | 'params'>): string {
  const route = routeOptions.url;
  if (route === undefined || route.includes('*')) return '(no such page)';
  const parts = params as Readonly<Record<string, string>> | undefined;
  return route.replaceAll(/:([A-Za-z]+)/g, (named, name: string) =>
    SECRET_PARTS.has(name) ? `(${name})` : (parts?.[name] ?? named),
  );
}

/** What the service says of itself: JSON, a line each. @param to standard output, unless said otherwise */
export const serviceLog = (level: string, to?: DestinationStream): Logger =>
  pino(
    {
      level,
      serializers: {
        req: (request: FastifyRequest) => ({
          method: request.method,
          url: addressForLog(request),
          host: request.host,
          remoteAddress: request.ip,
        }),
      },
    },
    to ?? pino.destination(1),
  );

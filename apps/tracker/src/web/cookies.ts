import type { FastifyRequest } from 'fastify';

/** The value of a cookie, decoded; undefined when it was not sent or cannot be read. */
export function cookie(request: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const sent = request.headers.cookie?.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  if (!sent) return undefined;
  try {
    return decodeURIComponent(sent.slice(name.length + 1)) || undefined;
  } catch {
    return undefined;
  }
}

/** A Set-Cookie header for this site alone; an empty value takes the cookie away. */
export const setCookie = (name: string, value: string, maxAgeSeconds: number): string =>
  `${name}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax${name.startsWith('__Host-') ? '; Secure' : ''}; Max-Age=${value ? maxAgeSeconds : 0}`;

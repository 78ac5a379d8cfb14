import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TrackerConfig } from '#configuration';
import { assets, contentSecurityPolicy } from '#govuk-pages';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const encodingFor = (request: FastifyRequest) => {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
};

/** What is the same for every answer: security headers, assets, compression, and nothing taken from other sites. */
export function addHooks(fastify: FastifyInstance, { publicUrl }: Pick<TrackerConfig, 'publicUrl'>): void {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy(),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      'x-frame-options': 'DENY',
      ...(request.protocol === 'https' && { 'strict-transport-security': 'max-age=31536000' }),
      'cache-control': 'no-store',
    });
    if (publicUrl?.startsWith('https://')) void reply.header('strict-transport-security', 'max-age=31536000');
    const { host = '' } = request.headers;
    if (host !== publicHost && !LOOPBACK.test(host))
      return refuse(request, reply, `Open the tracker as ${publicHost ?? 'localhost or 127.0.0.1'}.`);
    if (isFromElsewhere(request)) return refuse(request, reply, 'This was sent from another site, and was not taken.');
    const asset = assets.get(request.url);
    if (asset) return sendAsset(request, reply, asset);
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < 1024 || reply.hasHeader('content-encoding')) return payload;
    const encoding = encodingFor(request);
    reply.header('vary', 'accept-encoding');
    if (!encoding) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return encoding === 'br'
      ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : zip(payload, { level: 6 });
  });
}

function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, content, gzip, brotli }: { type: string; content: Buffer; gzip: Buffer; brotli: Buffer },
) {
  const encoding = encodingFor(request);
  reply.headers({
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  if (encoding) reply.header('content-encoding', encoding);
  return reply.send(encoding === 'br' ? brotli : encoding === 'gzip' ? gzip : content);
}

function refuse({ url }: FastifyRequest, reply: FastifyReply, sentence: string) {
  void reply.status(403);
  if (!url.startsWith('/api/')) return reply.type('text/plain; charset=utf-8').send(sentence);
  const problem = { type: 'about:blank', title: 'This is not taken from there', status: 403, detail: sentence };
  return reply.type('application/problem+json').send(JSON.stringify(problem));
}

/** A wish from a page of another site: browsers say where a request comes from, and programs say nothing. */
function isFromElsewhere({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (headers.origin === undefined) return false;
  return !URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host;
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A file that browsers may keep for ever: its address changes with its content. */
export interface Asset {
  readonly type: string;
  readonly content: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

const own = (file: string) => readFileSync(new URL(`./client/${file}`, import.meta.url), 'utf8');
const govuk = (file: string) => readFileSync(new URL(file, import.meta.resolve('govuk-frontend')), 'utf8');

/** The package's styles without what belongs to GOV.UK alone: its typeface and the crest. */
const withoutGovUk = (css: string) =>
  css
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/GDS Transport,arial,sans-serif/g, 'Arial,Helvetica,sans-serif')
    .replaceAll(/url\(\/assets\/images\/[^)]*\)/g, 'none');

const files: Record<string, [type: string, text: string]> = {
  'tracker.css': ['text/css; charset=utf-8', withoutGovUk(govuk('govuk-frontend.min.css')) + own('tracker.css')],
  'govuk-frontend.min.js': [
    'text/javascript; charset=utf-8',
    govuk('govuk-frontend.min.js').replace(/\/\/# sourceMappingURL=.*$/, ''),
  ],
  'tracker.js': ['text/javascript; charset=utf-8', own('tracker.js')],
  'drafting.js': ['text/javascript; charset=utf-8', own('drafting.js')],
  'icon.svg': ['image/svg+xml', own('icon.svg')],
};

const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);

/** The address of an asset. */
export const assetPath = (file: 'tracker.css' | 'tracker.js' | 'icon.svg'): string => `/assets/${version}/${file}`;

/** All assets by their address, compressed once. */
export const assets: ReadonlyMap<string, Asset> = new Map(
  Object.entries(files).map(([file, [type, text]]) => {
    const content = Buffer.from(text);
    return [
      `/assets/${version}/${file}`,
      { type, content, gzip: gzipSync(content, { level: 9 }), brotli: brotliCompressSync(content) },
    ];
  }),
);

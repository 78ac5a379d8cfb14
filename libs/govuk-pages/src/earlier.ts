import type { Earlier, Site } from './page.js';

/** Pages that are the same at every moment, and what is done now whatever page it is done from. */
const OF_NO_MOMENT =
  /^\/(account|audit|operations|settings|sign-in|help|accessibility|api|sample|assets|health|reports\/new)(\/|$)/;

const ANCHOR = /(<a\b(?![^>]*\bdata-now\b)[^>]*?\shref=")([^"]*)"/g;
const ASKING_FORM = /<form\b[^>]*\bmethod="get"[^>]*>/g;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The markup of a page of an earlier moment whose links, and the forms that look for something, stay at that moment. */
export function staying(markup: string, { earlier }: Pick<Site, 'earlier'>): string {
  if (!earlier) return markup;
  const { address } = earlier;
  const hidden = Object.entries(address)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('');
  return markup
    .replaceAll(ANCHOR, (_, before: string, href: string) => `${before}${leadingOn(href, address)}"`)
    .replaceAll(ASKING_FORM, (form) => form + hidden);
}

function leadingOn(href: string, address: Earlier['address']): string {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
  const within = path.startsWith('/') && !path.startsWith('//') && !OF_NO_MOMENT.test(path);
  if (!within && !(path === '' && query !== '')) return href;
  const asked = new URLSearchParams(query.replaceAll('&amp;', '&'));
  // a link to a moment of its own leads there
  if (asked.has('asOf')) return href;
  for (const [name, value] of Object.entries(address)) if (!asked.has(name)) asked.set(name, value);
  return `${path}?${escaped(asked.toString())}${hash}`;
}

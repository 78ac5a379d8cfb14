export const GOVUK = 'https://www.gov.uk';

const LONGEST = 2000;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * A web address from outside, in full: `/x` is on GOV.UK, `example.gov.uk/x` gets its https://. Undefined when it is
 * anything else than a web address (`javascript:`, `mailto:`, a fragment) or carries a password.
 */
export function webAddress(outside: string): string | undefined {
  const text = outside.trim();
  const full = text.startsWith('/') || SCHEME.test(text) ? text : `https://${text}`;
  if (text === '' || text.startsWith('#') || !URL.canParse(full, GOVUK)) return undefined;
  const url = new URL(full, GOVUK);
  const plain = ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  if (!plain || !url.hostname.includes('.') || url.href.length > LONGEST) return undefined;
  return url.href;
}

/** A path without what names its language: `/x.cy` and `/x` are the same page. */
export const withoutLanguage = (path: string): string => path.replace(/\.[a-z]{2}(?:-[a-z0-9]{2,4})?$/, '');

import { GOVUK, withoutLanguage } from './addresses.js';
import { NotFetched } from './not-fetched.js';

const CALL =
  /^\/government\/(?:consultations|calls-for-evidence)\/[a-z0-9][a-z0-9_-]*(?:\.[a-z]{2}(?:-[a-z0-9]{2,4})?)?$/;

/**
 * The paths of the call that a pasted address belongs to, the likeliest first: the page itself, without query,
 * fragment and whatever follows (documents, feedback); in English first, when the address is that of a translation.
 * @param hosts the hosts whose addresses are taken, `www.gov.uk` among them
 * @throws NotFetched when it is not the address of a consultation or call for evidence on GOV.UK
 */
export function pathsOfPasted(pasted: string, hosts: readonly string[]): string[] {
  const text = pasted.trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) || text.startsWith('/') ? text : `https://${text}`;
  if (text === '' || text.length > 2000 || !URL.canParse(full, GOVUK))
    throw new NotFetched('Enter the address of a GOV.UK page, like https://www.gov.uk/government/consultations/…');
  const url = new URL(full, GOVUK);
  const anonymous = url.username === '' && url.password === '';
  if (!['http:', 'https:'].includes(url.protocol) || !anonymous || !hosts.includes(url.host))
    throw new NotFetched('Enter an address on GOV.UK, one that begins with https://www.gov.uk/');
  const page = url.pathname.toLowerCase().replace(/^\/api\/content(?=\/)/, '');
  const path = page.split('/').slice(0, 4).join('/');
  if (!CALL.test(path))
    throw new NotFetched(
      'This is not the address of a consultation or call for evidence: those begin with https://www.gov.uk/government/consultations/ or https://www.gov.uk/government/calls-for-evidence/',
    );
  return [...new Set([withoutLanguage(path), path])];
}

import { isEmail } from 'class-validator';
import type { WaysToRespond } from '#consultations';
import { webAddress } from './addresses.js';
import type { Fields } from './fields.js';
import { plainLine, plainText } from './plain-text.js';

/** How to answer a call: its form on the web (or the site that holds it, or the form to send in), e-mail, post. */
export function waysToRespond(details: Fields, leftOut: string[]): WaysToRespond | undefined {
  const ways = details.object('ways_to_respond');
  const address = (text: string | undefined, what: string) => {
    const url = text?.trim() ? webAddress(text) : undefined;
    if (text?.trim() && !url) leftOut.push(`${what} is not a web address and was left out: ${plainLine(text, 100)}`);
    return url;
  };
  const link = address(ways.text('link_url'), 'The address to respond at');
  const elsewhere = address(details.text('held_on_another_website_url'), 'The address of the other website');
  const form = address(ways.text('attachment_url'), 'The address of the response form');
  const email = plainLine(ways.text('email') ?? '', 320).replace(/^mailto:/i, '');
  const usable = isEmail(email);
  if (email && !usable) leftOut.push(`The e-mail address is not one and was left out: ${plainLine(email, 100)}`);
  const url = link ?? elsewhere ?? form;
  const postalAddress = plainText(ways.text('postal_address') ?? '', 1000);
  if (!url && !usable && !postalAddress) return undefined;
  return { ...(url && { url }), ...(usable && { email }), ...(postalAddress && { postalAddress }) };
}

import { RuleBroken } from './rule-broken.js';

const ADDRESS = /\S@\S/;
const TITLE = 'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Cllr';
const TITLE_AND_NAME = new RegExp(String.raw`\b(?:${TITLE})\b\.?\s*\p{Lu}`, 'u');
const BEGINS_WITH_TITLE = new RegExp(String.raw`^\s*(?:${TITLE.toLowerCase()})\b\.?\s+\S`, 'u');

/**
 * Names and addresses of people stand only in the events of that person. This catches what is plainly one; it cannot
 * tell a bare name from a role.
 * @throws RuleBroken when a role is an e-mail address, or a title with a name after it
 */
export function mustBeARole(role: string, field: string): void {
  if (ADDRESS.test(role) || TITLE_AND_NAME.test(role) || BEGINS_WITH_TITLE.test(role))
    throw new RuleBroken('Role must be a role, like “policy lead”, never a person’s name or e-mail address', field);
}

import { ROLES } from '#members';
import { ANYBODY, ROLE_WORDS } from './roles.js';
import { ROUTES, type Who } from './routes.js';
import { WISHES } from './wishes.js';
import { whoMayWish } from './may.js';

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? 'nobody') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Those who may, as a sentence names them: “the secretariat and the chair”. */
export function whoInWords(who: Who | undefined): string {
  if (who === ANYBODY) return 'anybody, signed in or not';
  if (ROLES.every((role) => who?.includes(role))) return 'everybody who has signed in';
  return listed(ROLES.filter((role) => who?.includes(role)).map((role) => ROLE_WORDS[role]));
}

/** Those who may wish for something: “the secretariat; members and deputies for their own organisation”. */
export function wishersInWords(command: string): string {
  const rule = WISHES[command];
  if (!rule?.own) return whoInWords(whoMayWish(command));
  return `${whoInWords(rule.may)}; ${whoInWords(rule.own.may)} for their own organisation`;
}

/** A line of the table. */
export interface AccessLine {
  readonly what: string;
  readonly who: string;
}

/** The command as words: “Change policy stage”. */
export const commandInWords = (command: string): string =>
  command.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The table as people read it: what can be recorded, and what can be opened. */
export const accessInWords = (): { readonly wishes: AccessLine[]; readonly pages: AccessLine[] } => ({
  wishes: Object.keys(WISHES).map((command) => ({ what: commandInWords(command), who: wishersInWords(command) })),
  pages: Object.entries(ROUTES).flatMap(([path, rule]) => {
    if ('wish' in rule) return [{ what: path, who: `as for “${commandInWords(rule.wish)}”` }];
    return [
      ...(rule.see ? [{ what: path, who: whoInWords(rule.see) }] : []),
      ...(rule.send ? [{ what: `${path} (sending)`, who: whoInWords(rule.send) }] : []),
    ];
  }),
});

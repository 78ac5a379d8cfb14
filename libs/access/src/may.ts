import type { Role } from '#members';
import { RuleBroken } from '#vocabulary';
import { ANYBODY } from './roles.js';
import { ROUTES, type Who } from './routes.js';
import { WISHES } from './wishes.js';

/** Somebody, as far as the table asks. */
export interface Somebody {
  readonly roles: readonly Role[];
  readonly organisationId?: string;
}

/** Those who may wish for something, some of them for their own organisation only. Nobody, when the table does not know it. */
export function whoMayWish(command: string): readonly Role[] {
  const rule = Object.hasOwn(WISHES, command) ? WISHES[command] : undefined;
  return rule ? [...rule.may, ...(rule.own?.may ?? [])] : [];
}

/**
 * Those who may open an address, or send something to it; undefined when the table does not name it. `wish` is the
 * command of the wish whose form or call it is.
 */
export function whoMay(method: string, route: string, wish?: string): Who | undefined {
  if (wish !== undefined) return Object.hasOwn(WISHES, wish) ? whoMayWish(wish) : undefined;
  const path = route.replace(/^\/api(?=\/)/, '');
  const rule = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!rule) return undefined;
  if ('wish' in rule) return whoMayWish(rule.wish);
  return method === 'GET' || method === 'HEAD' ? rule.see : rule.send;
}

/** Whether somebody is among them. */
export const isAmong = (who: Who | undefined, { roles }: Pick<Somebody, 'roles'>): boolean =>
  who === ANYBODY || (who?.some((role) => roles.includes(role)) ?? false);

/** Somebody asked for what their roles do not allow. */
export class NotAllowed extends Error {
  constructor(readonly who: Who | undefined) {
    super('Your role does not allow this.');
    this.name = 'NotAllowed';
  }
}

/**
 * Whether somebody may have a wish carried out with these details.
 * @throws NotAllowed when their roles do not allow it; RuleBroken when they may for their own organisation, and it is about another
 */
export function mustBeAllowed(somebody: Somebody, command: string, details: object): void {
  const rule = Object.hasOwn(WISHES, command) ? WISHES[command] : undefined;
  if (isAmong(rule?.may, somebody)) return;
  if (!rule?.own || !isAmong(rule.own.may, somebody)) throw new NotAllowed(rule && whoMayWish(command));
  const named = [(details as Readonly<Record<string, unknown>>)[rule.own.field]].flat();
  if (somebody.organisationId === undefined || !named.includes(somebody.organisationId))
    throw new RuleBroken('Name your own organisation: you act for it, and for no other', rule.own.field);
}

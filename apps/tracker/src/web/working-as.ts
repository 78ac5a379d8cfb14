import type { FastifyRequest } from 'fastify';
import { v5 as uuidOf } from 'uuid';
import { cookie } from './cookies.js';

export const WORKING_AS = 'working-as';

const PEOPLE = '2f6d3c1e-8f0a-5b7c-9a43-6d1f0e2b7c58';

/** Until there is sign-in, work is recorded in the name of a part that somebody plays, never of a person. */
export const PARTS: Readonly<Record<string, string>> = {
  secretariat: 'Secretariat',
  chair: 'Chair of the council',
  'policy-lead': 'Policy lead',
  member: 'A member',
};

const actorOf = (part: string) => `person-${uuidOf(part, PEOPLE)}`;

const NAMES = new Map(Object.entries(PARTS).map(([part, name]) => [actorOf(part), name]));

/** Who a request is made as: the part chosen on the settings page, or the secretariat. */
export function workingAs(request: Pick<FastifyRequest, 'headers'>): { part: string; name: string; actor: string } {
  const chosen = cookie(request, WORKING_AS) ?? '';
  const part = Object.hasOwn(PARTS, chosen) ? chosen : 'secretariat';
  return { part, name: PARTS[part] ?? part, actor: actorOf(part) };
}

/** The name of an actor as the history shows it. */
export const nameOfActor = (actor: string): string =>
  NAMES.get(actor) ??
  (actor.startsWith('system:') ? `The tracker (${actor.slice('system:'.length)})` : 'Somebody else');

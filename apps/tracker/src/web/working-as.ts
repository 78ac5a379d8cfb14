import type { FastifyRequest } from 'fastify';
import { validate as isId } from 'uuid';
import { PARTS, personPlaying, ROLES_OF_PARTS } from '#members';
import { cookie } from './cookies.js';
import type { Viewer } from './viewer.js';

export const WORKING_AS = 'working-as';

const actorOf = (part: string) => `person-${personPlaying(part)}`;

const NAMES = new Map(Object.entries(PARTS).map(([part, name]) => [actorOf(part), name]));

/**
 * Who a request is made as: the part chosen on the settings page, or the secretariat. The cookie holds the part and, after
 * a dot, the organisation that it is played for.
 */
export function workingAs(request: Pick<FastifyRequest, 'headers'>): Viewer {
  const [chosen = '', organisationId] = (cookie(request, WORKING_AS) ?? '').split('.');
  const part = Object.hasOwn(PARTS, chosen) ? chosen : 'secretariat';
  const personId = personPlaying(part, isId(organisationId) ? organisationId : undefined);
  return {
    personId,
    actor: `person-${personId}`,
    name: PARTS[part] ?? part,
    roles: ROLES_OF_PARTS[part] ?? [],
    ...(isId(organisationId) && { organisationId }),
  };
}

/** The id of the person who acts, as events name people. */
export const personOf = (actor: string): string => actor.replace(/^person-/, '');

/** The name of a person, by their id. */
export const nameOfPerson = (personId: string): string => nameOfActor(`person-${personId}`);

/** The name of an actor as the history shows it. */
export const nameOfActor = (actor: string): string =>
  NAMES.get(actor) ??
  (actor.startsWith('system:') ? `The tracker (${actor.slice('system:'.length)})` : 'Somebody else');

/** Those who can be named in a wish, as options: until there is sign-in, the parts that people play. */
export const personOptions = Object.entries(PARTS).map(([part, label]) => ({ value: personPlaying(part), label }));

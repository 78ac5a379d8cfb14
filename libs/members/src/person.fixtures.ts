import { knowing } from '#vocabulary';
import type { PersonEvent } from './person-events.js';

/** The people, and the council of one of them, that the specs of this library speak of. */
export const personId = '0196b7a0-0000-7000-8000-000000000401';
export const councilId = '0196b7a0-0000-7000-8000-000000000301';

export const knownCouncil = knowing('2025-06-30T11:00:00Z', {
  organisations: new Map([[councilId, { name: 'Kent County Council' }]]),
});

export const invited = (roles: string[], organisationId?: string): PersonEvent => ({
  type: 'PersonInvited',
  data: { personId, ...(organisationId && { organisationId }), roles, sealed: 'v1.sealed' },
});
export const rolesChanged = (roles: string[]): PersonEvent => ({
  type: 'PersonRolesChanged',
  data: { personId, roles },
});
export const deactivated: PersonEvent = { type: 'PersonDeactivated', data: { personId, reason: 'Moved on' } };
export const erased: PersonEvent = { type: 'PersonErased', data: { personId, reason: 'Asked for it' } };

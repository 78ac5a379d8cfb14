import { JoinOrganisationHandler } from './join-organisation.js';
import { LeaveOrganisationHandler } from './leave-organisation.js';
import { RenameOrganisationHandler } from './rename-organisation.js';

export * from './organisation-events.js';
export * from './person-events.js';
export { PARTS, personPlaying, ROLES_OF_PARTS } from './parts.js';
export { ROLES, type Role } from './roles.js';
export { organisation, type Organisation } from './organisation.js';
export { JoinOrganisation, joinOrganisation } from './join-organisation.js';
export { LeaveOrganisation, leaveOrganisation } from './leave-organisation.js';
export { RenameOrganisation, renameOrganisation } from './rename-organisation.js';

/** Who carries out the wishes about organisations. */
export const memberHandlers = [JoinOrganisationHandler, LeaveOrganisationHandler, RenameOrganisationHandler];

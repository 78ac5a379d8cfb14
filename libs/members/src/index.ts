import { ChangePersonRolesHandler } from './change-person-roles.js';
import { DeactivatePersonHandler } from './deactivate-person.js';
import { ErasePersonHandler } from './erase-person.js';
import { InvitePersonHandler } from './invite-person.js';
import { JoinOrganisationHandler } from './join-organisation.js';
import { LeaveOrganisationHandler } from './leave-organisation.js';
import { RenameOrganisationHandler } from './rename-organisation.js';

export * from './organisation-events.js';
export * from './person-events.js';
export { ROLES, type Role } from './roles.js';
export { organisation, type Organisation } from './organisation.js';
export { person, type KnownOfPeople, type Person } from './person.js';
export { JoinOrganisation, joinOrganisation } from './join-organisation.js';
export { LeaveOrganisation, leaveOrganisation } from './leave-organisation.js';
export { RenameOrganisation, renameOrganisation } from './rename-organisation.js';
export { ChangePersonRoles, changePersonRoles } from './change-person-roles.js';
export { DeactivatePerson, deactivatePerson } from './deactivate-person.js';
export { ErasePerson, erasePerson } from './erase-person.js';
export { InvitePerson, invitePerson, PersonToInvite, type NameAndAddress } from './invite-person.js';

/** Who carries out the wishes about organisations and people. */
export const memberHandlers = [
  JoinOrganisationHandler,
  LeaveOrganisationHandler,
  RenameOrganisationHandler,
  InvitePersonHandler,
  ChangePersonRolesHandler,
  DeactivatePersonHandler,
  ErasePersonHandler,
];

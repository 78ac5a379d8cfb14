import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { Keys } from '#sealing';
import { AreOf, IsEmailAddress, IsId, IsLine, mustExist, Optional, RuleBroken, type Known } from '#vocabulary';
import { mustHaveAnOrganisation, person, type Person } from './person.js';
import type { PersonEvent } from './person-events.js';
import { ROLES } from './roles.js';

/** Who is invited, in plain words: what the log is told of it has the name and the address sealed. */
export class PersonToInvite {
  @IsId() personId: string;
  @IsLine(100) name: string;
  @IsEmailAddress() email: string;
  @AreOf(ROLES) roles: string[];
  @Optional() @IsId() organisationId?: string;
}

/** A name and an e-mail address, as they are sealed. */
export interface NameAndAddress {
  readonly name: string;
  readonly email: string;
}

export class InvitePerson extends Command<Outcome> {
  constructor(
    readonly details: PersonToInvite,
    readonly known: Known & { readonly emailTaken?: boolean },
  ) {
    super();
  }
}

/**
 * Somebody is given an account, or one who had left is given it again. `sealed` is asked for only when it is so.
 * Whoever was erased stays erased: the key of that id is gone.
 */
export const invitePerson =
  ({ details, known }: InvitePerson, sealed: () => string) =>
  (state: Person): PersonEvent[] => {
    const { personId, roles, organisationId } = details;
    if (state?.state === 'active') return [];
    if (state?.state === 'erased') throw new RuleBroken('This person was erased: invite them anew');
    if (roles.length === 0) throw new RuleBroken('Choose at least one role', 'roles');
    mustHaveAnOrganisation(roles, organisationId);
    if (organisationId !== undefined)
      mustExist([organisationId], known.organisations, 'organisationId', 'organisation');
    if (known.emailTaken) throw new RuleBroken('Somebody with this e-mail address has an account already', 'email');
    return [
      {
        type: 'PersonInvited',
        data: { personId, ...(organisationId !== undefined && { organisationId }), roles, sealed: sealed() },
      },
    ];
  };

@CommandHandler(InvitePerson)
export class InvitePersonHandler implements ICommandHandler<InvitePerson> {
  constructor(
    private readonly events: EventStore,
    private readonly keys: Keys,
  ) {}

  execute(command: InvitePerson) {
    const { personId, name, email } = command.details;
    return this.events.transact(
      `person-${personId}`,
      person,
      invitePerson(command, () => this.keys.seal(personId, { name, email } satisfies NameAndAddress)),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { InvitePerson, PersonToInvite } from '#members';
import { RuleBroken } from '#vocabulary';
import { LinksByMail } from '../accounts/links-by-mail.js';
import type { ActingAs, CarriedOut } from '../wishes/wish.js';
import { wish } from '../wishes/wish.js';
import { Wishes } from '../wishes/wishes.js';

/** What came of an invitation: the link itself when it could not be mailed, to be handed on. */
export interface Invited extends CarriedOut {
  readonly link?: string;
}

/** Invites people: the fact goes into the log, the account beside it, and the link to the person. */
@Injectable()
export class Inviting {
  constructor(
    private readonly wishes: Wishes,
    private readonly accounts: Accounts,
    private readonly links: LinksByMail,
  ) {}

  /** @throws InvalidInput, RuleBroken, StoreUnavailable */
  async invite(details: object, acting: ActingAs): Promise<Invited> {
    const { personId, email } = details as PersonToInvite;
    const taken = typeof email === 'string' ? this.accounts.credentials.personWith(email) : undefined;
    if (taken !== undefined && taken !== personId)
      throw new RuleBroken('Somebody with this e-mail address has an account already', 'email');
    const outcome = await this.wishes.carryOut(inviteWish, details, acting);
    if (outcome.recorded === 0 && this.accounts.credentials.of(personId)) return outcome;
    this.accounts.credentials.make(personId, email);
    return { ...outcome, ...(await this.links.send('invitation', personId, email)) };
  }
}

export const inviteWish = wish({
  command: InvitePerson,
  shape: PersonToInvite,
  path: 'new',
  begins: true,
  summary: 'Invites somebody: answers the link by which they choose a password, when no mail could be sent',
  done: 'Invitation sent',
  form: () => ({ title: 'Invite somebody', fields: [], submit: 'Invite' }),
});

import { ValidateBy } from 'class-validator';
import type { EventsOf } from '#event-store';
import { IsId, IsSlugs, IsText, Optional } from '#vocabulary';

/**
 * A name and an e-mail address, encrypted with the person's own key: cipher text, or an object of its parts (cipher
 * text, nonce, tag, key version), whose names are the business of whoever seals and opens it.
 */
export type Sealed = string | Readonly<Record<string, string | number>>;

const isCipherText = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 20_000;
const isSealed = (value: unknown) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return isCipherText(value);
  const parts = Object.values(value);
  return parts.length > 0 && parts.every((part) => isCipherText(part) || Number.isFinite(part));
};
const IsSealed = () =>
  ValidateBy({
    name: 'isSealed',
    validator: { validate: isSealed, defaultMessage: () => 'must be cipher text, or an object of its parts' },
  });

export class PersonInvited {
  @IsId() personId: string;
  @Optional() @IsId() organisationId?: string;
  @IsSlugs() roles: string[];
  @IsSealed() sealed: Sealed;
}

export class PersonRolesChanged {
  @IsId() personId: string;
  @IsSlugs() roles: string[];
}

export class PersonDeactivated {
  @IsId() personId: string;
  @IsText() reason: string;
}

/** The person's key was destroyed: the name is gone everywhere, the fact that somebody was there stays. */
export class PersonErased extends PersonDeactivated {}

/** Everything that can happen to a person, by its stored name. The first of a stream is PersonInvited. */
export const personEvents = { PersonInvited, PersonRolesChanged, PersonDeactivated, PersonErased };
export type PersonEvent = EventsOf<typeof personEvents>;

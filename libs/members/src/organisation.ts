import type { Fold } from '#event-store';
import type { OrganisationEvent } from './organisation-events.js';

interface JoinedOrganisation {
  /** the last time it joined */
  readonly joinedOn: string;
  /** absent while it is in membership */
  readonly leftOn?: string;
  /** what it was called from when, in order of recording */
  readonly names: readonly { readonly name: string; readonly effectiveOn: string }[];
}

/** Null: never joined. */
export type Organisation = JoinedOrganisation | null;

export const organisation: Fold<Organisation, OrganisationEvent> = {
  initial: null,
  evolve: (state, event): Organisation => {
    if (event.type === 'OrganisationJoined') {
      const { joinedOn, name } = event.data;
      return { joinedOn, names: [...(state?.names ?? []), { name, effectiveOn: joinedOn }] };
    }
    if (state === null) return null;
    switch (event.type) {
      case 'OrganisationLeft':
        return { ...state, leftOn: event.data.leftOn };
      case 'OrganisationRenamed':
        return { ...state, names: [...state.names, event.data] };
    }
  },
};

/** What it was called on a date: the last name by the day it took effect, then by recording. */
export const nameOn = ({ names }: JoinedOrganisation, date: string): string | undefined =>
  names
    .filter(({ effectiveOn }) => effectiveOn <= date)
    .toSorted((one, other) => one.effectiveOn.localeCompare(other.effectiveOn))
    .at(-1)?.name;

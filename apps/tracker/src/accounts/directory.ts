import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import type { NameAndAddress, Role } from '#members';
import { ReadModels } from '#read-models';
import { listPeople, type PersonRow } from '#registers';
import { Keys } from '#sealing';
import type { Names } from '../web/names.js';
import type { Viewer } from '../web/viewer.js';

/** Somebody who has, or had, an account. */
export interface Who {
  readonly personId: string;
  /** “A former member” when the name was erased */
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly organisationId?: string;
  readonly state: PersonRow['state'];
  /** instants; absent while the log does not know them yet */
  readonly invitedAt?: string;
  readonly changedAt?: string;
}

/** Somebody as the one who asks. */
export const viewerFor = ({ personId, name, roles, organisationId }: Who): Viewer => ({
  personId,
  actor: `person-${personId}`,
  name,
  roles,
  ...(organisationId !== undefined && { organisationId }),
});

/** What is shown for those whose names were erased. */
export const ERASED = 'A former member';
/** What is shown for those that the tracker does not know: the log may be older than its people. */
const UNKNOWN = 'Somebody who is not known here';

/** Those who see the names of all; others see those of their own organisation, and their own. */
const SEES_NAMES: readonly Role[] = ['administrator', 'secretariat', 'chair'];

/** Those who have no part in the work: nobody gives them any. */
const ONLY_READING: readonly Role[] = ['observer', 'report-reader'];

/** Who is who at the moment. Names are opened here, in memory, and are written nowhere. */
@Injectable()
export class Directory {
  private read?: { readonly position: number; readonly rows: readonly PersonRow[] };
  private readonly opened = new Map<string, NameAndAddress>();

  constructor(
    private readonly readModels: ReadModels,
    private readonly accounts: Accounts,
    private readonly keys: Keys,
  ) {}

  /** Everybody, in the order in which they were invited. @throws ReadModelsBuilding */
  async everybody(): Promise<readonly Who[]> {
    const rows = await this.rows();
    const recorded = new Set(rows.map(({ personId }) => personId));
    const waiting = this.accounts.unrecorded.all().filter(({ personId }) => !recorded.has(personId));
    return [
      ...rows.map((row) => this.who(row)),
      ...waiting.map((row) => this.who({ ...row, roles: row.roles as Role[], state: 'active' })),
    ];
  }

  /** @throws ReadModelsBuilding */
  async find(personId: string): Promise<Who | undefined> {
    return (await this.everybody()).find((who) => who.personId === personId);
  }

  /** The names that somebody may see. @throws ReadModelsBuilding */
  async namesFor(viewer: Viewer): Promise<Names> {
    const everybody = await this.everybody();
    const seesAll = viewer.roles.some((role) => SEES_NAMES.includes(role));
    const shown = (who: Who) =>
      seesAll ||
      who.personId === viewer.personId ||
      (viewer.organisationId !== undefined && who.organisationId === viewer.organisationId)
        ? who.name
        : whatTheyAre(who);
    const names = new Map(everybody.map((who) => [who.personId, shown(who)]));
    return {
      nameOf: (personId) => names.get(personId) ?? UNKNOWN,
      // most pages name nobody to choose: they are put in order when a form asks
      get choices() {
        return everybody
          .filter(({ state, roles }) => state === 'active' && roles.some((role) => !ONLY_READING.includes(role)))
          .map((who) => ({ value: who.personId, label: shown(who) }))
          .toSorted((one, other) => one.label.localeCompare(other.label));
      },
    };
  }

  private async rows(): Promise<readonly PersonRow[]> {
    const { position } = this.readModels.statusNow;
    if (this.read?.position !== position) {
      const rows = await this.readModels.view(() => listPeople(this.readModels.db));
      this.read = { position, rows };
      const sealed = new Set(rows.map((row) => row.sealed));
      for (const text of this.opened.keys()) if (!sealed.has(text)) this.opened.delete(text);
    }
    return this.read.rows;
  }

  private who(
    row: Pick<PersonRow, 'personId' | 'organisationId' | 'roles' | 'state' | 'sealed'> & Partial<PersonRow>,
  ): Who {
    const { personId, organisationId, roles, state, sealed, invitedAt, changedAt } = row;
    return {
      personId,
      ...(sealed ? (this.open(personId, sealed) ?? { name: ERASED }) : { name: ERASED }),
      roles,
      ...(organisationId !== null && { organisationId }),
      state,
      ...(invitedAt !== undefined && { invitedAt }),
      ...(changedAt !== undefined && { changedAt }),
    };
  }

  private open(personId: string, sealed: string): NameAndAddress | undefined {
    const before = this.opened.get(sealed);
    if (before) return before;
    const opened = this.keys.open(personId, sealed) as NameAndAddress | undefined;
    if (opened) this.opened.set(sealed, opened);
    return opened;
  }
}

const WHAT: Readonly<Record<Role, string>> = {
  administrator: 'An administrator',
  secretariat: 'The secretariat',
  chair: 'The chair',
  member: 'A member',
  deputy: 'A deputy',
  observer: 'An observer',
  'report-reader': 'A reader of reports',
};

function whatTheyAre({ state, roles }: Who): string {
  if (state === 'erased') return ERASED;
  const most = (['chair', 'secretariat', 'administrator', 'member', 'deputy'] as const).find((role) =>
    roles.includes(role),
  );
  return WHAT[most ?? roles[0] ?? 'observer'];
}

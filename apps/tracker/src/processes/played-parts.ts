import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PARTS, personPlaying, ROLES_OF_PARTS } from '#members';
import { ReadModels } from '#read-models';
import { ListOrganisations } from '#registers';
import type { Viewer } from '../web/viewer.js';
import { People, type Addressee } from './people.js';

/** Until people sign in, those who play a part: they have no e-mail address. */
@Injectable()
export class PlayedParts extends People {
  constructor(
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
  ) {
    super();
  }

  addressees(): Promise<readonly Addressee[]> {
    return Promise.resolve([]);
  }

  async viewerOf(personId: string): Promise<Viewer | undefined> {
    const members = await this.readModels.view(() =>
      this.queries.execute(new ListOrganisations({ membership: 'current', pageSize: 1000 })),
    );
    const played = [
      ...Object.keys(PARTS).map((part) => ({ part, organisationId: undefined })),
      ...members.rows.map(({ organisationId }) => ({ part: 'member', organisationId })),
    ].find(({ part, organisationId }) => personPlaying(part, organisationId) === personId);
    if (!played) return undefined;
    const { part, organisationId } = played;
    return {
      personId,
      actor: `person-${personId}`,
      name: PARTS[part] ?? part,
      roles: ROLES_OF_PARTS[part] ?? [],
      ...(organisationId !== undefined && { organisationId }),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReadModels } from '#read-models';
import { HighestMarking, type Marking } from '#registers';

const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** How what is shown must be marked: as the highest of the items that it names, each of which it names by its id. */
@Injectable()
export class Markings {
  constructor(
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
  ) {}

  /** @param shown the markup of a page, or the rows of a file as JSON */
  async of(shown: string): Promise<Marking> {
    const ids = [...new Set(shown.match(IDS)?.map((id) => id.toLowerCase()))];
    if (ids.length === 0) return 'official';
    return this.readModels.view(() => this.queries.execute(new HighestMarking(ids)));
  }
}

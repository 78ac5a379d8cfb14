import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReadModels } from '#read-models';
import { HighestMarking, type Marking } from '#registers';

/** What follows the first eight digits of an id: looked for from its first dash, a large page is searched in a moment. */
const REST_OF_ID = /-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The ids in a text, and perhaps something that only looks like one. */
function idsIn(shown: string): string[] {
  const found = new Set<string>();
  for (const { index, 0: rest } of shown.matchAll(REST_OF_ID))
    found.add(`${shown.slice(Math.max(0, index - 8), index)}${rest}`.toLowerCase());
  return [...found];
}

/** How what is shown must be marked: as the highest of the items that it names, each of which it names by its id. */
@Injectable()
export class Markings {
  constructor(
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
  ) {}

  /** @param shown the markup of a page, or the rows of a file as JSON */
  async of(shown: string): Promise<Marking> {
    const ids = idsIn(shown);
    if (ids.length === 0) return 'official';
    return this.readModels.view(() => this.queries.execute(new HighestMarking(ids)));
  }
}

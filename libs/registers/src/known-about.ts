import { Query } from '@nestjs/cqrs';
import type { Known } from '#vocabulary';

/** The ids that a wish names. */
export interface Named {
  readonly policyIds?: readonly string[];
  readonly consultationIds?: readonly string[];
  readonly askIds?: readonly string[];
  readonly decisionIds?: readonly string[];
  readonly organisationIds?: readonly string[];
}

/** What the tracker knows about the items that a wish names, to go with the command. `today` is a date. */
export class KnownAbout extends Query<Known> {
  constructor(
    readonly named: Named,
    readonly today: string,
  ) {
    super();
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { narrowedTo, ReadModels, type Narrowing } from '#read-models';
import { keptAt } from '../kept.js';
import { ids } from '../sql.js';
import { shadow } from './shadow.js';
import { withheldFrom, type Clearance } from './withheld.js';

/** How the read models look to somebody. */
export const sightOf = (clearance: Clearance): Narrowing => ({
  name: JSON.stringify(clearance),
  withheld: (db) => withheldFrom(db, clearance),
  shadow,
});

/** The ids that a connection leaves out. */
export const withheldIn = (db: Database): ReadonlySet<string> =>
  new Set(narrowedTo(db) === undefined ? [] : ids(db, 'SELECT id FROM temp.withheld'));

/** The same, with what lies below it: what stands on an agenda about something that is left out, and so what was decided on it. */
export const withheldWithBelow = (db: Database): ReadonlySet<string> => {
  const withheld = withheldIn(db);
  if (withheld.size === 0) return withheld;
  const below = ids(
    db,
    'SELECT item_id FROM main.agenda_items WHERE position NOT IN (SELECT position FROM temp.agenda_items)',
  );
  return new Set([...withheld, ...below]);
};

/** How many items whoever asks may not see, and whether they may see some. */
export interface Unseen {
  readonly count: number;
  readonly among: readonly string[];
}

/** What the tracker holds and does not show to whoever asks: how much in all, and which of some ids. */
export class WhatIsWithheld extends Query<Unseen> {
  constructor(readonly among: readonly string[] = []) {
    super();
  }
}

@QueryHandler(WhatIsWithheld)
export class WhatIsWithheldHandler implements IQueryHandler<WhatIsWithheld> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ among }: WhatIsWithheld) {
    const withheld = withheldIn(this.readModels.db);
    return { count: withheld.size, among: among.filter((id) => withheld.has(id)) };
  }
}

/** The ids of what is not for everybody by a date, whoever asks: a public edition tells nothing of it. */
export const withheldFromThePublic = (db: Database, today: string, position?: number): string[] =>
  keptAt(db, position, ['withheld from the public', today], () =>
    withheldFrom(db, { personId: '', confidant: false, today }),
  );

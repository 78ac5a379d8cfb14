import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { kaplanMeier, type SurvivalStep } from './arithmetic.js';
import { Counted, onceOf } from './counted.js';
import type { Figure } from './figure.js';
import { Selection, type AskedScope } from './selection.js';

export interface WaitCurves {
  readonly timeToAnswer: readonly SurvivalStep[];
  readonly governmentAnswer: readonly SurvivalStep[];
}

/**
 * The curves behind the medians of `timeToAnswer` and `governmentAnswer`: the share that still waits after so many days.
 * @throws InvalidInput naming the fields of the scope that are wrong
 */
export class Waits extends Query<WaitCurves> {
  constructor(readonly scope: AskedScope) {
    super();
  }
}

function curveOf({ n, events }: { readonly n: Figure<number>; readonly events: Figure<number> }): SurvivalStep[] {
  const ended = new Set(events.rows);
  return kaplanMeier(n.rows.map((row, place) => ({ days: n.days![place]!, ended: ended.has(row) })));
}

const curvesOf = onceOf(({ timeToAnswer, governmentAnswer }): WaitCurves => ({
  timeToAnswer: curveOf(timeToAnswer),
  governmentAnswer: curveOf(governmentAnswer),
}));

@QueryHandler(Waits)
export class WaitsHandler implements IQueryHandler<Waits> {
  constructor(private readonly counted: Counted) {}

  async execute({ scope }: Waits): Promise<WaitCurves> {
    return curvesOf(await this.counted.figuresOf(Selection.of(scope)));
  }
}

import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus, type Query } from '@nestjs/cqrs';
import { actingAs, type Outcome } from '#event-store';
import { ReadModels } from '#read-models';
import { KnownAbout } from '#registers';
import { validated } from '#vocabulary';
import { now, today } from '../web/clock.js';
import { namedIn } from './named.js';
import type { About, Wish } from './wish.js';

/** What a wish left behind, and whether the pages show it already. */
export interface CarriedOut extends Outcome {
  readonly shown: boolean;
}

/** Carries out wishes, for pages and for the API. */
@Injectable()
export class Wishes {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
  ) {}

  /**
   * Carries out a wish in somebody's name, then waits until the read models show it, a second at most.
   * @throws InvalidInput, RuleBroken, WrongExpectedRevision, StoreUnavailable
   */
  async carryOut(
    { command, shape }: Wish,
    details: object,
    acting: { actor: string; commandId: string },
  ): Promise<CarriedOut> {
    const checked = validated(shape, details);
    const known = await this.readModels.view(() => this.queries.execute(new KnownAbout(namedIn(checked), now())));
    const outcome = await actingAs(acting, () => this.commands.execute(new command(checked, known)));
    return { ...outcome, shown: await this.readModels.reached(outcome.position) };
  }

  /** What a form of an item may draw on. */
  about(id: string, asked: About['asked'] = {}): About {
    return { id, asked, today: today(), now: now(), ask: <A>(query: Query<A>) => this.queries.execute(query) };
  }

  /** Reads at one position. */
  view<T>(work: () => Promise<T>): Promise<T> {
    return this.readModels.view(work);
  }
}

import { Injectable } from '@nestjs/common';
import { v5 as derivedId } from 'uuid';
import type { Proposal } from '#intake';
import { RuleBroken } from '#vocabulary';
import { Wishes } from '../../wishes/wishes.js';
import { consultationWishes } from '../consultation-wishes.js';
import { outcomeWishes } from '../outcome-wishes.js';
import { eventsOf } from './offered-changes.js';

/** The wish that leaves an event of a type behind. */
export const wishFor = (type: string) =>
  [...consultationWishes, ...outcomeWishes].find(({ shape }) => shape.name === type);

/** A change that a rule does not allow. Those before it are recorded. */
export class NotRecorded extends Error {
  constructor(cause: RuleBroken) {
    super(cause.message, { cause });
    this.name = 'NotRecorded';
  }
}

/** Records changes that GOV.UK gave reason to, each through its own wish. */
@Injectable()
export class RecordChanges {
  constructor(private readonly wishes: Wishes) {}

  /**
   * Each change is a command of its own, its id derived from the one of the form: the same form sent twice records
   * nothing twice. @throws NotRecorded, InvalidInput
   */
  async record(
    taken: readonly Proposal[],
    { consultationId, actor, commandId }: { consultationId: string; actor: string; commandId: string },
  ): Promise<void> {
    for (const event of eventsOf(taken)) {
      const wish = wishFor(event.type);
      if (!wish) throw new Error(`No wish leaves an event of the type ${event.type} behind`);
      const details = { ...event.data, consultationId };
      try {
        await this.wishes.carryOut(wish, details, { actor, commandId: derivedId(JSON.stringify(event), commandId) });
      } catch (error) {
        if (error instanceof RuleBroken) throw new NotRecorded(error);
        throw error;
      }
    }
  }
}

import { Injectable } from '@nestjs/common';
import { v5 as derivedId } from 'uuid';
import type { ConsultationEvent } from '#consultations';
import { validated } from '#vocabulary';
import { Wishes } from '../../wishes/wishes.js';
import { consultationWishes } from '../consultation-wishes.js';
import { outcomeWishes } from '../outcome-wishes.js';

const WISHES = new Map([...consultationWishes, ...outcomeWishes].map((wish) => [wish.shape.name, wish]));

/** The wish that leaves an event of a type behind. */
export function wishFor(type: string) {
  const wish = WISHES.get(type);
  if (!wish) throw new Error(`No wish leaves an event of the type ${type} behind`);
  return wish;
}

/** The events as events of a consultation, each of the shape of its type. @throws InvalidInput */
export const eventsAbout = (consultationId: string, events: readonly ConsultationEvent[]): ConsultationEvent[] =>
  events.map(({ type, data }) => {
    const details = { ...data, consultationId };
    return { type, data: validated(wishFor(type).shape, details) } as ConsultationEvent;
  });

/** Records changes that GOV.UK gave reason to, each through its own wish. */
@Injectable()
export class RecordChanges {
  constructor(private readonly wishes: Wishes) {}

  /**
   * Each change is a command of its own, its id derived from the one of the form: the same form sent twice records
   * nothing twice. @throws RuleBroken, InvalidInput
   */
  async record(
    events: readonly ConsultationEvent[],
    { actor, commandId }: { readonly actor: string; readonly commandId: string },
  ): Promise<void> {
    for (const event of events)
      await this.wishes.carryOut(wishFor(event.type), event.data, {
        actor,
        commandId: derivedId(JSON.stringify(event), commandId),
      });
  }
}

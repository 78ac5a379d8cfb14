import { Injectable } from '@nestjs/common';
import { consultation, type ConsultationEvent, type ConsultationLogged } from '#consultations';
import { EventStore } from '#event-store';
import { isSameCall, type GovukConsultation, type KnownConsultation } from '#intake';
import { LoggedConsultation } from '#registers';
import type { About } from '../../wishes/wish.js';

/** What the log knows of consultations, to be compared with what GOV.UK shows. */
@Injectable()
export class KnownCalls {
  constructor(private readonly events: EventStore) {}

  /** Null when it was never logged. */
  async of(consultationId: string): Promise<KnownConsultation | null> {
    const history = (await this.events.read(`consultation-${consultationId}`)) as unknown as ConsultationEvent[];
    return history.reduce(consultation.evolve, consultation.initial);
  }

  /** The consultation that was logged from the same call on GOV.UK. */
  async loggedFrom(
    item: GovukConsultation,
    { ask, now }: Pick<About, 'ask' | 'now'>,
  ): Promise<KnownConsultation | null> {
    const { title, departments, source } = item.details;
    const { same, alike } = await ask(
      new LoggedConsultation({ system: source?.system, key: source?.key, title, departments }, now),
    );
    for (const { consultationId } of [...(same ? [same.consultation] : []), ...alike]) {
      const known = await this.of(consultationId);
      if (known && isSameCall(known.facts, item)) return known;
    }
    return null;
  }
}

/** One that has just been logged, and of which nothing else is known. */
export const justLogged = (details: ConsultationLogged): KnownConsultation =>
  consultation.evolve(null, { type: 'ConsultationLogged', data: details })!;

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import {
  closingDate,
  compareInstants,
  dateInWords,
  existing,
  type Known,
  mustHaveHappened,
  mustSayWhyItWasWrong,
  RuleBroken,
} from '#vocabulary';
import { consultation, closingAsOf, mustStillStand, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationLapsed } from './consultation-events.js';

/** A consultation without a closing time closes with its first outcome. */
function mustHaveClosed(logged: NonNullable<Consultation>, lapsedOn: string, { now, today }: Known): void {
  const closesAt = closingAsOf(logged, today);
  if (closesAt && compareInstants(now, closesAt) < 0)
    throw new RuleBroken('This consultation has not closed yet: it can still be answered');
  const [first] = logged.outcomes.map(({ publishedOn }) => publishedOn).toSorted();
  const closedOn = closesAt ? closingDate(closesAt) : first;
  if (!closedOn)
    throw new RuleBroken('This consultation has no closing date: it is open until an outcome or a withdrawal');
  if (lapsedOn < closedOn)
    throw new RuleBroken(
      `The date of the lapse must be on or after the closing date, ${dateInWords(closedOn)}`,
      'lapsedOn',
    );
}

export class LapseConsultation extends Command<Outcome> {
  constructor(
    readonly details: ConsultationLapsed,
    readonly known: Known,
  ) {
    super();
  }
}

/** The council meant to answer and did not: its triage was to lead or to contribute, and the consultation has closed. The date can be put right. */
export const lapseConsultation =
  ({ details, known }: LapseConsultation) =>
  (state: Consultation): ConsultationEvent[] => {
    const logged = existing(state, 'consultation');
    const { lapsedOn, triage } = logged;
    if (lapsedOn === details.lapsedOn) return [];
    mustSayWhyItWasWrong(
      { before: lapsedOn, correction: details.correction },
      `This consultation already lapsed, on ${lapsedOn && dateInWords(lapsedOn)}`,
      'lapsedOn',
    );
    if (triage?.decision !== 'lead' && triage?.decision !== 'contribute')
      throw new RuleBroken('Only a consultation that the council chose to lead or to contribute to can lapse');
    if (known.consultations.get(details.consultationId)?.answered)
      throw new RuleBroken('The council sent a response to this consultation: it has not lapsed');
    mustHaveHappened(details.lapsedOn, known, 'lapsedOn', 'The date of the lapse');
    mustHaveClosed(logged, details.lapsedOn, known);
    mustStillStand(logged, details.lapsedOn, 'lapsedOn');
    return [{ type: 'ConsultationLapsed', data: details }];
  };

@CommandHandler(LapseConsultation)
export class LapseConsultationHandler implements ICommandHandler<LapseConsultation> {
  constructor(private readonly events: EventStore) {}

  execute(command: LapseConsultation) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      lapseConsultation(command),
    );
  }
}

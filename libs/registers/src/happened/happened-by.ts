import type { RecordedEvent } from '#event-store';
import { seenAs, type HappenedBy, type Seeing } from '#read-models';
import { dateOf, DATED, idOf } from './dated.js';
import { DatesOfFacts } from './dates-of-facts.js';

const OUTCOMES = new Set(['ConsultationOutcomePublished', 'ConsultationOutcomeCorrected']);

/**
 * What had happened by a date, by the date that each fact bears, as corrected: a contact, a decision, a stage, an answer, an
 * outcome, a membership. What begins an item without a date of its own (an ask, a response, a consultation) is there from
 * the day it was recorded, or from the first date that it bears or contact, decision or answer that names it, if that was
 * earlier; a claim from the day of the answer that it is about. Whatever else bears no date (a correction, a triage, a link, a draft) is seen whenever
 * it was recorded: when that was, the other clock says.
 */
export const happenedBy: HappenedBy = {
  types: [...new Set([...Object.keys(new DatesOfFacts().effects), ...Object.keys(DATED)])],
  read: () => {
    const dates = new DatesOfFacts();
    return {
      take: (event) => dates.take(event),
      by: (date) => {
        dates.settle();
        return seeing(dates, date);
      },
    };
  },
};

function seeing(dates: DatesOfFacts, date: string): Seeing {
  const stages = dates.stages.seenBy(date, (policyId) => dates.bornOn(policyId));
  return (event) => {
    if (beginsOn(dates, event.stream) > date || stages.leftOut.has(event.position)) return undefined;
    const registeredAs = stages.registeredAs.get(event.position);
    if (registeredAs) return seenAs(event, { ...event.data, ...registeredAs });
    return happenedOn(dates, event) > date ? undefined : event;
  };
}

/** The first day on which the item that a stream is about is there; '' when it always was. */
function beginsOn(dates: DatesOfFacts, stream: string): string {
  const id = idOf(stream);
  return stream.startsWith('claim-') ? dates.claimOn(id) : dates.bornOn(id);
}

/** The day on which what an event tells of happened; '' when it bears no date. */
function happenedOn(dates: DatesOfFacts, event: RecordedEvent): string {
  const on = dateOf(event) ?? '';
  return OUTCOMES.has(event.type) ? dates.outcomeOn(idOf(event.stream), event.position, on) : on;
}

import type { ConsultationEvent } from '#consultations';
import type { Proposal } from '#intake';

type Correction = Extract<ConsultationEvent, { type: 'ConsultationDetailsCorrected' }>;

const isCorrection = (event: ConsultationEvent): event is Correction => event.type === 'ConsultationDetailsCorrected';

/** The proposals as they can be taken or left: of a correction each detail on its own. */
export const offered = (proposals: readonly Proposal[]): Proposal[] => proposals.flatMap(detailByDetail);

function detailByDetail({ event, words }: Proposal): Proposal[] {
  if (!isCorrection(event)) return [{ event, words }];
  const { consultationId, reason, ...fields } = event.data;
  const details = Object.entries(fields);
  // a sentence a detail, in the same order; should that ever not be so, they are taken or left together
  if (details.length !== words.length) return [{ event, words }];
  return details.map(([field, value], index) => ({
    event: { type: event.type, data: { consultationId, [field]: value, reason } },
    words: [words[index]!],
  }));
}

/** The events of the proposals that were taken, in their order; corrections of several details are one event. */
export function eventsOf(taken: readonly Proposal[]): ConsultationEvent[] {
  const events = taken.map(({ event }) => event);
  const corrections = events.filter(isCorrection);
  return events.flatMap((event): ConsultationEvent[] => {
    if (!isCorrection(event)) return [event];
    if (event !== corrections[0]) return [];
    return [{ type: event.type, data: Object.assign({}, ...corrections.map(({ data }) => data)) as typeof event.data }];
  });
}

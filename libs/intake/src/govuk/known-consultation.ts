import type { Consultation, ConsultationDeadlineMoved } from '#consultations';

/** What the tracker knows of a consultation: what a later version of its page is compared with. */
export type KnownConsultation = NonNullable<Consultation>;

/** The move whose deadline is in force: the last by the day it was published, then by recording. */
export const lastMove = ({ moves }: KnownConsultation): ConsultationDeadlineMoved | undefined =>
  moves.toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn)).at(-1);

/** The closing time in force. */
export const closing = (known: KnownConsultation): string | undefined =>
  lastMove(known)?.closesAt ?? known.facts.closesAt;

import type { RecordedEvent } from '#event-store';
import type { Topic } from '../figure.js';
import type { Item } from '../titles.js';

/** The events of a stream that say something: which of them, if not all. */
export interface Source {
  readonly stream: string;
  readonly says: (event: RecordedEvent) => boolean;
}

/** Something that a rule looked at, and where the log says so. */
export interface Finding {
  readonly about: Topic;
  readonly sentence: string;
  /** the day that it is of */
  readonly on: string | null;
  /** the items that it is about, as its sentence names them */
  readonly items: readonly Item[];
  readonly sources: readonly Source[];
}

/** The events of some types; of corrections only those that name one of these fields. */
export const saying =
  (types: readonly string[], correction?: string, fields: readonly string[] = []) =>
  ({ type, data }: RecordedEvent): boolean =>
    types.includes(type) || (type === correction && fields.some((field) => Object.hasOwn(data, field)));

/** The event at a position. */
export const at =
  (position: number) =>
  (event: RecordedEvent): boolean =>
    event.position === position;

/** Where the log says that an engaging happened, and on what. */
export function sourcesOfEngaging(kind: 'engagement' | 'response', id: string, consultationId?: string): Source[] {
  const own: Source =
    kind === 'engagement'
      ? {
          stream: `engagement-${id}`,
          says: saying(['EngagementLogged'], 'EngagementCorrected', [
            'happenedOn',
            'policyIds',
            'consultationId',
            'asksRaised',
            'record',
            'counterpart',
          ]),
        }
      : { stream: `response-${id}`, says: saying(['ResponseSubmitted']) };
  if (consultationId === undefined) return [own];
  const links = ['ConsultationLogged', 'ConsultationLinkedToPolicy', 'ConsultationUnlinkedFromPolicy'];
  const says = saying(links, 'ConsultationDetailsCorrected', ['policyIds', 'departments']);
  return [own, { stream: `consultation-${consultationId}`, says }];
}

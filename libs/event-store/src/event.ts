/** What happened, as a context writes it down: a literal past-tense name and plain JSON. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Readonly<Data>;
}

/** Who, when and why: written beside every event. */
export interface Metadata {
  /** the instant it was recorded, ISO 8601 in UTC with milliseconds; never goes backwards within a store */
  readonly recordedAt: string;
  /** `person-<id>` or `system:<name>` */
  readonly actor: string;
  /** what started the whole train of events */
  readonly $correlationId: string;
  /** the id of the command that decided this event */
  readonly $causationId: string;
  readonly importedFrom?: string;
}

/**
 * An event on its way into the log. `id` makes a retry harmless: an event whose id is already in its stream is not
 * stored again. `recordedAt` is set by the store, unless the event brings one (an import, a copy, sample data).
 */
export interface NewEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly metadata: Omit<Metadata, 'recordedAt'> & { readonly recordedAt?: string };
}

/** An event in the log. `position` is its place among all events of the store, `revision` its place in its stream (from 0). */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly metadata: Metadata;
}

/** The union of a stream's events, from its catalogue `{ TypeName: shape of its data }`. */
export type EventsOf<Catalogue extends Record<string, new () => object>> = {
  [Type in keyof Catalogue & string]: DomainEvent<Type, InstanceType<Catalogue[Type]>>;
}[keyof Catalogue & string];

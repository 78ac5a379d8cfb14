import type { Database } from 'better-sqlite3';
import type { DomainEvent, RecordedEvent } from '#event-store';

/** What each event does to the tables, by event type. Events of other types are passed over. */
export type Effects<E extends DomainEvent> = {
  readonly [Type in E['type']]?: (event: RecordedEvent<Extract<E, { type: Type }>>) => void;
};

/**
 * A read model: its tables, and what each event does to them. All projections share one database, one transaction a
 * batch and one position. An effect reads and writes only the tables of its own projection, draws on nothing but the
 * event and those tables (no clock, no other source, nothing remembered between events), and so gives the same rows
 * whenever the log is played again. Constraints are immediate: a deferred one would name no culprit.
 */
export interface Projection<E extends DomainEvent = DomainEvent> {
  /** its name in health, in faults and in the docs */
  readonly name: string;
  /** CREATE TABLE statements, and the indexes that effects look things up by */
  readonly tables: string;
  /** CREATE INDEX statements that no effect relies on: a build adds them when it has read the whole log */
  readonly indexes?: string;
  /**
   * What its indexes make follows the tables of others by triggers: a build adds them last, when all tables stand in one
   * database. Such a projection has neither tables nor effects.
   */
  readonly follows?: readonly string[];
  /** called once for a database, and again after a fault: prepares statements and answers what each event does */
  readonly effects: (db: Database) => Effects<E>;
}

/** Names the events that a projection listens to, so that each effect knows the shape of its event. */
export const projection = <E extends DomainEvent>(model: Projection<E>): Projection => model as unknown as Projection;

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { EventStore, type RecordedEvent } from '#event-store';
import { ReadModels } from '#read-models';
import { Counted } from './counted.js';
import { figureAt, type Row } from './figure.js';
import { nameOf } from './rows-behind.js';
import { Selection, type AskedScope } from './selection.js';
import type { Item } from './titles.js';
import type { Finding } from './why/fact.js';
import { findingsOfConsultation } from './why/why-consultation.js';
import { findingsOfPair } from './why/why-pair.js';
import { findingOfPart } from './why/why-part.js';
import { findingsOfPolicy } from './why/why-policy.js';

/** An event of the log, by where it stands. */
export interface EventNamed {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
}

/** A fact that the rule looked at, and the events that say so. */
export interface CountedFact {
  readonly sentence: string;
  readonly on: string | null;
  readonly items: readonly Item[];
  readonly events: readonly EventNamed[];
}

export interface Reasons {
  /** in sentences */
  readonly rule: string;
  readonly facts: readonly CountedFact[];
}

/**
 * Why a row is counted in a figure: the rule, and the facts that met it, each with its events in the log. Figure and row
 * are named as in `RowsBehind`. Undefined when there is no such figure, or the row is not counted in it.
 * @throws InvalidInput naming the fields of the scope that are wrong; StoreUnavailable when the log cannot be reached
 */
export class WhyCounted extends Query<Reasons | undefined> {
  constructor(
    readonly scope: AskedScope,
    readonly figure: string,
    readonly row: string,
  ) {
    super();
  }
}

@QueryHandler(WhyCounted)
export class WhyCountedHandler implements IQueryHandler<WhyCounted> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly events: EventStore,
    private readonly counted: Counted,
  ) {}

  async execute({ scope, figure, row }: WhyCounted): Promise<Reasons | undefined> {
    const selection = Selection.of(scope);
    const found = figureAt(await this.counted.figuresOf(selection), figure);
    const counted = found?.rows.find((one) => nameOf(one) === row);
    if (!found || !counted) return undefined;
    const { words, looksAt } = found.rule;
    const findings = findingsOf(this.readModels.db, counted, selection.asAt).filter(({ about }) =>
      looksAt.includes(about),
    );
    const facts: CountedFact[] = [];
    for (const { sentence, on, items, sources } of findings)
      facts.push({ sentence, on, items, events: await this.eventsOf(sources) });
    return { rule: words, facts };
  }

  /** In the order in which they were recorded, up to where the view stands. */
  private async eventsOf(sources: Finding['sources']): Promise<EventNamed[]> {
    const { position } = this.readModels;
    const found: RecordedEvent[] = [];
    for (const { stream, says } of sources)
      found.push(...(await this.events.read(stream)).filter((event) => event.position <= position && says(event)));
    return found
      .toSorted((a, b) => a.position - b.position)
      .map(({ stream, revision, position, id, type, metadata: { recordedAt } }) => ({
        stream,
        revision,
        position,
        id,
        type,
        recordedAt,
      }));
  }
}

function findingsOf(db: Database, row: Row, asAt: string): Finding[] {
  switch (row.kind) {
    case 'pair':
      return findingsOfPair(db, row, asAt);
    case 'consultation':
      return findingsOfConsultation(row, asAt);
    case 'policy':
      return findingsOfPolicy(db, row);
    default:
      return [findingOfPart(db, row)];
  }
}

import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus, type Query } from '@nestjs/cqrs';
import { mustBeAllowed } from '#access';
import { Audit } from '#audit';
import { actingAs, EventStore, type Acting, type Outcome } from '#event-store';
import { ReadModels } from '#read-models';
import { KnownAbout, WhatIsWithheld } from '#registers';
import { Documents, type Kept } from '#documents';
import { RuleBroken, validated, type Known } from '#vocabulary';
import { Metrics } from '../operations/metrics.js';
import { BankHolidays } from '../web/bank-holidays.js';
import { now, today } from '../web/clock.js';
import { notFound } from '../web/errors.js';
import { personOptions } from '../web/names.js';
import { viewer } from '../web/viewer.js';
import { PeopleKeeper } from '../accounts/people-keeper.js';
import { SampleData } from '../sample/sample-data.js';
import { namedIn } from './named.js';
import type { About, CarriedOut, CarriesOut, Wish } from './wish.js';

const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Carries out wishes, for pages and for the API. */
@Injectable()
export class Wishes implements CarriesOut {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly documents: Documents,
    private readonly sample: SampleData,
    private readonly metrics: Metrics,
    private readonly bankHolidays: BankHolidays,
    private readonly people: PeopleKeeper,
    private readonly audit: Audit,
  ) {}

  /**
   * Carries out a wish in somebody's name, then waits until the read models show it, a second at most. `asks` are those
   * proposed a moment ago, which the read models may not hold yet.
   * @throws NotAllowed, InvalidInput, RuleBroken, WrongExpectedRevision, StoreUnavailable
   */
  async carryOut(
    { command, shape, fills, knows }: Wish,
    details: object,
    acting: Pick<Acting, 'actor' | 'commandId' | 'correlationId' | 'expectedRevision'>,
    asks: Known['asks'] = new Map(),
  ): Promise<CarriedOut> {
    this.sample.mustNotBeUnderWay();
    const checked = validated(shape, { ...details, ...fills?.(acting.actor) });
    if (!acting.actor.startsWith('system:')) mustBeAllowed(viewer(), command.name, checked);
    await this.mustBeKept(checked);
    if (!acting.actor.startsWith('system:')) mustBeHere(checked);
    await this.mustBeSeen(checked);
    const found = await this.view(async () => {
      const items = await this.known(checked);
      return { ...items, ...(knows && (await this.queries.execute(knows(checked, items.today)))) };
    });
    const known = { ...found, asks: new Map([...found.asks, ...asks]) };
    await this.people.writeDown();
    const begun = performance.now();
    const outcome = await actingAs(acting, () => this.commands.execute(new command(checked, known)));
    this.metrics.appended((performance.now() - begun) / 1000);
    if (outcome.recorded > 0) this.noteWhoMayWhat(command.name, checked);
    const repeated = outcome.recorded === 0 && (await this.hasDone(outcome, acting.commandId));
    return { ...outcome, repeated, shown: await this.readModels.reached(outcome.position) };
  }

  /** Who is somebody here, and who says so, is kept beside the log too: administrators read it with who signed in. */
  private noteWhoMayWhat(
    wish: string,
    details: { readonly personId?: string; readonly roles?: readonly string[] },
  ): void {
    const { personId, roles = [] } = details;
    if (personId === undefined || !/^(InvitePerson|ChangePersonRoles|DeactivatePerson|ErasePerson)$/.test(wish)) return;
    const about = [`${wish} /people/${personId}`, ...(roles.length > 0 ? [roles.join(', ')] : [])].join(': ');
    this.audit.record({ deed: 'roles_changed', personId: viewer().personId, about });
  }

  /** Nobody does anything to an item that is withheld from them: to them there is none. */
  private async mustBeSeen(details: object): Promise<void> {
    const named = JSON.stringify(details).match(UUIDS) ?? [];
    const { among } = await this.view(() => this.queries.execute(new WhatIsWithheld(named)));
    if (among.length > 0) throw notFound('item');
  }

  private async hasDone({ stream, revision }: Outcome, commandId: string): Promise<boolean> {
    const [event] = await this.store.read(stream, { from: Math.max(revision, 0), limit: 1 });
    return event?.metadata.$causationId === commandId;
  }

  /** What the tracker knows of the items that the details of a wish name. */
  known(details: object): Promise<Known> {
    return this.readModels.view(() => this.queries.execute(new KnownAbout(namedIn(details), now())));
  }

  /** An event never names a document that is not here. */
  private async mustBeKept(details: object): Promise<void> {
    const { document } = details as { document?: { sha256: string } };
    if (document && !(await this.documents.has(document.sha256)))
      throw new RuleBroken('There is no document with this SHA-256: send it first', 'document');
  }

  /** What a form of an item may draw on. */
  about(id: string, asked: About['asked'] = {}): About {
    return {
      id,
      asked,
      today: today(),
      now: now(),
      viewer: viewer(),
      workingDays: this.bankHolidays.workingDays,
      ask: <A>(query: Query<A>) => this.queries.execute(query),
    };
  }

  /** Keeps a document under its SHA-256. @throws DocumentTooLarge */
  keep(content: Buffer): Promise<Kept> {
    return this.documents.keep([content]);
  }

  /** Reads at one position. */
  view<T>(work: () => Promise<T>): Promise<T> {
    return this.readModels.view(work);
  }
}

/** Whom a wish gives work to, by the fields that name them. */
const WORKERS = ['leadPersonId', 'authorId', 'reviewerId'] as const;

/** Nobody is given work who is not here, or has no part in it. @throws RuleBroken */
function mustBeHere(details: object): void {
  const given = details as { readonly [Field in (typeof WORKERS)[number]]?: string };
  const here = new Set(personOptions().map(({ value }) => value));
  const missing = WORKERS.find((field) => given[field] !== undefined && !here.has(given[field]));
  if (missing) throw new RuleBroken('Choose somebody who works here: they need an account', missing);
}

import { basename } from 'node:path';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { catchError, EMPTY, exhaustMap, filter, from, take, type Subscription } from 'rxjs';
import { Documents } from '#documents';
import { EventStore, START, StoreUnavailable, whatDependsOn, type RecordedEvent } from '#event-store';
import { count, instantInWords } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { playSample, SAMPLE, sampleIn } from '#sample';
import { RuleBroken } from '#vocabulary';
import { FreshLog, isSample } from './fresh-log.js';

/** How it stands with the sample: what the log holds of it, and how far it has come while it is being put in. */
export interface SampleState {
  readonly holds: Awaited<ReturnType<typeof sampleIn>>;
  /** 0 to 1, while it is being put in */
  readonly progress?: number;
  /** why it could not be put in */
  readonly failure?: string;
}

/** The service is being stopped. */
class Stopped extends Error {}

/** Puts sample data into an empty tracker, beside whoever looks on, and knows whether the log holds any. */
@Injectable()
export class SampleData implements OnModuleInit, OnModuleDestroy {
  /** whether the log holds sample data: it goes into an empty log only, so the first event tells */
  held = false;
  private underWay?: Promise<void>;
  private progress = 0;
  private failure?: string;
  private stopping = false;
  private watching?: Subscription;

  constructor(
    private readonly commands: CommandBus,
    private readonly documents: Documents,
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly fresh: FreshLog,
  ) {}

  onModuleInit(): void {
    this.watching = this.readModels.status
      .pipe(
        filter(({ head, storeAvailable }) => head > START && storeAvailable),
        // a log that cannot be reached after all is asked again with the next status
        exhaustMap(() => from(this.firstEvent()).pipe(catchError(() => EMPTY))),
        filter((event) => event !== undefined),
        take(1),
      )
      .subscribe(({ metadata }) => (this.held = metadata.importedFrom === SAMPLE));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.watching?.unsubscribe();
    await this.underWay;
  }

  /** @throws StoreUnavailable */
  async state(): Promise<SampleState> {
    if (this.underWay) return { holds: 'part', progress: this.progress };
    return { holds: await sampleIn(this.store), ...(this.failure && { failure: this.failure }) };
  }

  /**
   * Begins to put the sample in, or goes on where it was broken off. Nothing comes of it while that is under way, or when
   * the log holds anything else. @throws StoreUnavailable
   */
  async begin(): Promise<void> {
    const { holds } = await this.state();
    if (holds === 'nothing' || holds === 'part') this.underWay ??= this.putIn();
  }

  /** Whether the log is about an invented council: nothing comes of it by itself then. @throws StoreUnavailable */
  async isInvented(): Promise<boolean> {
    return this.underWay !== undefined || (await this.firstEvent())?.metadata.importedFrom === SAMPLE;
  }

  /**
   * Takes the sample out of the log, as soon as this request is answered. @throws RuleBroken when that cannot be;
   * StoreUnavailable
   */
  async takeOut(): Promise<void> {
    if (this.fresh.refusal) throw new RuleBroken(this.fresh.refusal);
    if (this.underWay) throw new RuleBroken('Sample data is being put in just now: wait until it is there');
    if (!this.held) throw new RuleBroken('There is no sample data to take out');
    const keptBy = await whatDependsOn(this.store, isSample);
    if (keptBy) throw new RuleBroken(whyKept(keptBy));
    this.fresh.takeOutSample();
  }

  /** What became of the sample when it was last taken out, in a sentence. */
  get takenOut(): string | undefined {
    const { last } = this.fresh;
    if (!last || this.held) return undefined;
    if ('keptBy' in last) return whyKept(last.keptBy);
    const rest =
      last.stay === 0
        ? 'The tracker is empty'
        : `What is not of the sample is still here: ${count(last.stay, 'record')}`;
    return `The sample was taken out. ${rest}. Nothing was deleted: the log as it was is kept as ${basename(last.file)}.`;
  }

  /** What is recorded has the time of now, and the sample is of the past: the one would keep the rest of the other out. */
  mustNotBeUnderWay(): void {
    if (this.underWay)
      throw new RuleBroken('Sample data is being put in just now: wait until it is there, then send this again');
  }

  private async putIn(): Promise<void> {
    this.progress = 0;
    this.failure = undefined;
    try {
      await playSample({
        carryOut: (command) => {
          if (this.stopping) throw new Stopped();
          return this.commands.execute(command);
        },
        documents: this.documents,
        onProgress: (done, all) => (this.progress = done / all),
      });
      const head = await this.store.head();
      while (!this.stopping && !(await this.readModels.reached(head)));
    } catch (error) {
      if (!(error instanceof Stopped)) this.failure = inWords(error);
    } finally {
      this.underWay = undefined;
    }
  }

  private async firstEvent(): Promise<RecordedEvent | undefined> {
    for await (const [first] of this.store.readAll()) return first;
    return undefined;
  }
}

const whyKept = ({ type, metadata }: RecordedEvent) =>
  `Something real is about what is in the sample (${type}, recorded on ${instantInWords(metadata.recordedAt)}), so the one cannot be taken out from under the other. Nothing was changed`;

const inWords = (error: unknown) =>
  error instanceof StoreUnavailable
    ? 'The log cannot be reached: try again in a minute.'
    : `Something was in the way: ${error instanceof Error ? error.message : String(error)}`;

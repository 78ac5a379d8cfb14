import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { exhaustMap, from, timer, type Subscription } from 'rxjs';
import { EventStore } from '#event-store';
import { ReadModels } from '#read-models';
import { SampleData } from '../sample/sample-data.js';
import type { Process } from './process.js';

/** The processes there are, as a thing to inject. */
export const PROCESSES = Symbol('processes');

/** How one stands. */
export interface ProcessStanding {
  readonly name: string;
  /** the instant of the last time that it came to its end */
  readonly ranAt?: string;
  /** why it did not, the last time: it is tried again */
  readonly trouble?: string;
  readonly notice?: string;
}

const EVERY_MILLISECONDS = 30_000;

/** Runs the processes, one after the other, at the start and every half minute; a fault of one does not keep the others. */
@Injectable()
export class Processes implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Processes.name);
  private readonly last = new Map<string, Pick<ProcessStanding, 'ranAt' | 'trouble'>>();
  private running: Promise<void> = Promise.resolve();
  private ticking?: Subscription;

  constructor(
    @Inject(PROCESSES) private readonly processes: readonly Process[],
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly sample: SampleData,
  ) {}

  onApplicationBootstrap(): void {
    this.ticking = timer(0, EVERY_MILLISECONDS)
      .pipe(exhaustMap(() => from(this.run(new Date().toISOString()))))
      .subscribe();
  }

  async onModuleDestroy(): Promise<void> {
    this.ticking?.unsubscribe();
    await this.running;
  }

  get standing(): readonly ProcessStanding[] {
    return this.processes.map(({ name, notice }) => ({ name, ...this.last.get(name), ...(notice && { notice }) }));
  }

  /** Lets each do what is due at an instant: after those that are being run already. */
  run(now: string): Promise<void> {
    this.running = this.running.then(() => this.runEach(now));
    return this.running;
  }

  private async runEach(now: string): Promise<void> {
    for (const process of this.processes) {
      try {
        if (!(await this.areAbreast())) return;
        await process.run(now);
        this.last.set(process.name, { ranAt: now });
      } catch (error) {
        const { message, stack } = error as Error;
        this.last.set(process.name, { ...this.last.get(process.name), trouble: message });
        this.logger.error(`The process “${process.name}” could not do its work: ${message}`, stack);
      }
    }
  }

  /** Nothing is decided from tables that lag behind the log, nor about an invented council: the next time will do. */
  private async areAbreast(): Promise<boolean> {
    const { state, storeAvailable } = this.readModels.statusNow;
    if (state !== 'live' || !storeAvailable || (await this.sample.isInvented())) return false;
    return this.readModels.reached(await this.store.head());
  }
}

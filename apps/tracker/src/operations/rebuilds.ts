import { ConflictException, Injectable, Logger } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { ReadModels } from '#read-models';

/** A rebuild that somebody asked this process for. */
export interface Rebuild {
  readonly id: string;
  readonly state: 'underWay' | 'done' | 'failed';
  /** why it failed */
  readonly failure?: string;
}

/** Has the read models built anew while pages are served from the old ones. */
@Injectable()
export class Rebuilds {
  private readonly logger = new Logger(Rebuilds.name);
  last?: Rebuild;

  constructor(private readonly readModels: ReadModels) {}

  /** Asked while one is under way, it is that one. @throws ConflictException when another process keeps them */
  begin(): void {
    if (!this.readModels.keepsThem)
      throw new ConflictException('Another process keeps the read models: only that one can rebuild them.');
    if (this.last?.state !== 'underWay') void this.carryOut({ id: newId(), state: 'underWay' });
  }

  private async carryOut(rebuild: Rebuild): Promise<void> {
    this.last = rebuild;
    try {
      await this.readModels.rebuild();
      this.last = { ...rebuild, state: 'done' };
    } catch (error) {
      const { message, stack } = error as Error;
      this.last = { ...rebuild, state: 'failed', failure: message };
      this.logger.error(`The read models could not be rebuilt: ${message}`, stack);
    }
  }
}

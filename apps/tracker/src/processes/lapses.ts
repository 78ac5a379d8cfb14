import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { v5 as derivedId } from 'uuid';
import { actingAs } from '#event-store';
import { closingInWords } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { ResponsesDueToLapse } from '#registers';
import { LapseResponse } from '#responses';
import { RuleBroken } from '#vocabulary';
import type { Process } from './process.js';

const LAPSES = '5f0d2a52-7d0f-5d0b-8a0b-2f6f3a1d9c41';

/**
 * A response that was not sent by the close lapses. Which ones those are stands in the log, so there is nothing else to
 * remember: the command of a response and a close is always the same one, and lapses it once. One that is taken up again
 * afterwards is left alone until it misses another close.
 */
@Injectable()
export class Lapses implements Process {
  readonly name = 'deadlines';

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
  ) {}

  async run(now: string): Promise<void> {
    const due = await this.readModels.view(() => this.queries.execute(new ResponsesDueToLapse(now)));
    for (const { responseId, closesAt } of due) {
      const reason = `It was not sent by the close, ${closingInWords(closesAt)}.`;
      const commandId = derivedId(`${responseId}/${new Date(closesAt).toISOString()}`, LAPSES);
      await this.lapse(new LapseResponse({ responseId, reason }, { now, closesAt }), commandId);
    }
  }

  private async lapse(command: LapseResponse, commandId: string): Promise<void> {
    try {
      await actingAs({ actor: 'system:deadlines', commandId }, () => this.commands.execute(command));
    } catch (error) {
      // sent or withdrawn at this very moment: then it does not lapse
      if (!(error instanceof RuleBroken)) throw error;
    }
  }
}

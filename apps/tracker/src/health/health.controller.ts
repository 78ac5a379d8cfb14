import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadModels } from '#read-models';
import { Processes } from '../processes/processes.js';
import { BankHolidays } from '../web/bank-holidays.js';

/** For whoever watches over the service. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly readModels: ReadModels,
    private readonly bankHolidays: BankHolidays,
    private readonly processes: Processes,
  ) {}

  /** The process is there and answers. */
  @Get('live')
  live(): object {
    return { status: 'live' };
  }

  /** Whether pages can be read and facts recorded: 200 when both, else 503 with what is the matter. */
  @Get('ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply): object {
    const { state, position, head, faults, storeAvailable, trouble } = this.readModels.statusNow;
    const ready = state !== 'building' && storeAvailable;
    void reply.status(ready ? 200 : 503);
    return {
      status: ready ? 'ready' : 'not ready',
      readModels: { state, position, head, faults, trouble },
      storeAvailable,
      bankHolidays: this.bankHolidays.standing,
      processes: this.processes.standing,
    };
  }
}

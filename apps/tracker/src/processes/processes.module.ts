import { Module } from '@nestjs/common';
import { Lapses } from './lapses.js';
import type { Process } from './process.js';
import { PROCESSES, Processes } from './processes.js';

@Module({
  providers: [
    Lapses,
    { provide: PROCESSES, inject: [Lapses], useFactory: (...processes: Process[]) => processes },
    Processes,
  ],
  exports: [Processes],
})
export class ProcessesModule {}

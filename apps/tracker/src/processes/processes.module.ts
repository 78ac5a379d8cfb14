import { Module } from '@nestjs/common';
import { AccountHolders } from '../accounts/account-holders.js';
import { CalendarsController } from '../calendars/calendars.controller.js';
import { Lapses } from './lapses.js';
import { ProcessMemory } from './memory.js';
import { People } from './people.js';
import type { Process } from './process.js';
import { PROCESSES, Processes } from './processes.js';
import { Reminders } from './reminders.js';

/** What the tracker does by itself, and the calendars that people follow. */
@Module({
  controllers: [CalendarsController],
  providers: [
    Lapses,
    ProcessMemory,
    { provide: People, useClass: AccountHolders },
    Reminders,
    { provide: PROCESSES, inject: [Lapses, Reminders], useFactory: (...processes: Process[]) => processes },
    Processes,
  ],
  exports: [Processes],
})
export class ProcessesModule {}

import { readFileSync, statSync } from 'node:fs';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { bankHolidaysOf, type TrackerConfig } from '#configuration';
import { readBankHolidays, WorkingDays } from '#working-days';
import { CONFIG } from '../config.js';

/** Where the bank holidays come from, and what is the matter with the file of the operator. */
export interface BankHolidaysStanding {
  readonly from: 'rules' | 'file';
  readonly trouble?: string;
}

/**
 * The working days of all nations. Bank holidays that are announced come with a file that the operator keeps in the data
 * folder, as GOV.UK publishes it: it is read again when it has changed, and one that cannot be read changes nothing.
 */
@Injectable()
export class BankHolidays {
  private readonly logger = new Logger(BankHolidays.name);
  private readonly file: string;
  private changed: number | null = null;
  private days = new WorkingDays();
  private state: BankHolidaysStanding = { from: 'rules' };

  constructor(@Inject(CONFIG) config: TrackerConfig) {
    this.file = bankHolidaysOf(config);
  }

  get workingDays(): WorkingDays {
    this.look();
    return this.days;
  }

  get standing(): BankHolidaysStanding {
    this.look();
    return this.state;
  }

  private look(): void {
    const changed = statSync(this.file, { throwIfNoEntry: false })?.mtimeMs ?? null;
    if (changed === this.changed) return;
    this.changed = changed;
    if (changed === null) {
      this.days = new WorkingDays();
      this.state = { from: 'rules' };
      return;
    }
    try {
      this.days = new WorkingDays(readBankHolidays(readFileSync(this.file, 'utf8')));
      this.state = { from: 'file' };
    } catch (error) {
      const trouble = `${this.file} cannot be used. ${(error as Error).message}`;
      this.state = { ...this.state, trouble };
      this.logger.error(trouble);
    }
  }
}

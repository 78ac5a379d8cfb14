import { Inject, Injectable, Logger } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { TrackerConfig } from '#configuration';
import { count } from '#govuk-pages';
import { ReadModels } from '#read-models';
import { SensitiveItems, WhatIsOwed } from '#registers';
import { londonDate, londonTime } from '#vocabulary';
import { sightFor } from '../access/sight.js';
import { handToServer, kindOfTrouble } from '../accounts/mailer.js';
import { CONFIG } from '../config.js';
import { BankHolidays } from '../web/bank-holidays.js';
import { digestOf, type Digest } from './digest.js';
import { ProcessMemory } from './memory.js';
import { People, type Addressee } from './people.js';
import type { Process } from './process.js';

/** From this time on, in London, on working days of all nations. */
const FROM_TIME = '07:30';

/**
 * Whoever still owes something gets a mail that lists it: at most one a day. That it is about to leave is on disk before it
 * does, so that no crash sends it twice. A mail of which it is not known whether the server took it is not sent again that
 * day: what it said is in the next one, for a digest lists what is owed and not what is new.
 */
@Injectable()
export class Reminders implements Process {
  readonly name = 'reminders';
  private readonly logger = new Logger(Reminders.name);
  private reached?: number;

  constructor(
    @Inject(CONFIG) private readonly config: TrackerConfig,
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
    private readonly memory: ProcessMemory,
    private readonly people: People,
    private readonly bankHolidays: BankHolidays,
  ) {}

  /** where the links of mails lead */
  private get site(): string {
    const { publicUrl, host, port } = this.config;
    return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  get notice(): string | undefined {
    if (!this.config.mail) return 'No mail is sent: SMTP_URL is not set.';
    if (this.reached === 0) return 'No mail is sent: nobody has an account with an e-mail address.';
    return undefined;
  }

  async run(now: string): Promise<void> {
    const today = londonDate(now);
    if (!this.config.mail || londonTime(now) < FROM_TIME || !this.bankHolidays.workingDays.isWorkingDay(today)) return;
    const addressees = await this.people.addressees();
    this.reached = addressees.length;
    let failed = 0;
    for (const addressee of addressees) if (!(await this.remind(addressee, now, today))) failed++;
    if (failed > 0) throw new Error(`${count(failed, 'digest')} could not be sent: they are tried again`);
  }

  /** Answers false when it could not be sent. */
  private async remind({ viewer, email }: Addressee, now: string, today: string): Promise<boolean> {
    const { personId } = viewer;
    const digest = await this.readModels.narrowed(sightFor(viewer), () =>
      this.readModels.view(async () => {
        const duties = await this.queries.execute(new WhatIsOwed(viewer, now, this.bankHolidays.workingDays));
        if (duties.length === 0) return undefined;
        const unnamed = await this.queries.execute(new SensitiveItems(today));
        return digestOf(duties, today, this.site, unnamed);
      }),
    );
    if (!digest || !this.memory.handOver(personId, today)) return true;
    const outcome = await this.send(email, digest, `${personId}.${today}`);
    if (outcome !== 'unknown') this.memory.settle(personId, today, outcome);
    return outcome !== 'failed';
  }

  private async send(to: string, digest: Digest, id: string): Promise<'sent' | 'failed' | 'unknown'> {
    const { url = '', from = '' } = this.config.mail ?? {};
    try {
      const messageId = `<${id}@${new URL(this.site).hostname}>`;
      const headers = { 'Auto-Submitted': 'auto-generated' };
      await handToServer(url, { ...digest, to, from, messageId, headers });
      return 'sent';
    } catch (error) {
      this.logger.error(`A digest could not be sent: ${kindOfTrouble(error)}`);
      return wasRefused(error) ? 'failed' : 'unknown';
    }
  }
}

const NOT_REACHED = ['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE'];

/** Whether the server has surely not taken it: it said so, or was not reached. A line that broke in between proves nothing. */
function wasRefused(error: unknown): boolean {
  const { responseCode, syscall, code } = error as { responseCode?: number; syscall?: string; code?: string };
  return responseCode !== undefined || syscall === 'connect' || NOT_REACHED.includes(code ?? '');
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { TrackerConfig } from '#configuration';
import { CONFIG } from '../config.js';

const ANSWERS_WITHIN_MS = 20_000;

/** Sends mails by the server of the settings. */
@Injectable()
export class Mailer {
  private readonly logger = new Logger(Mailer.name);

  constructor(@Inject(CONFIG) private readonly config: TrackerConfig) {}

  /** Whether mails can be sent at all. */
  get works(): boolean {
    return this.config.mail !== undefined;
  }

  /** Sends one; answers whether the server has taken it. Why it has not stands in the log of the service. */
  async send(mail: { readonly to: string; readonly subject: string; readonly text: string }): Promise<boolean> {
    const { mail: settings } = this.config;
    if (!settings) return false;
    const transport = createTransport({
      url: settings.url,
      connectionTimeout: ANSWERS_WITHIN_MS,
      greetingTimeout: ANSWERS_WITHIN_MS,
      socketTimeout: ANSWERS_WITHIN_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({ ...mail, from: settings.from });
      return true;
    } catch (error) {
      // what a server says may name the address: the kind of trouble is enough
      this.logger.error(`A mail could not be sent: ${(error as { code?: string }).code ?? 'the server refused it'}`);
      return false;
    } finally {
      transport.close();
    }
  }
}

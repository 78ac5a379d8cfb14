import { Inject, Injectable, Logger } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { TrackerConfig } from '#configuration';
import { CONFIG } from '../config.js';

const ANSWERS_WITHIN_MS = 20_000;

/** Hands a mail to a server. @throws what the server, or the way to it, says */
export async function handToServer(url: string, mail: SendMailOptions): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: ANSWERS_WITHIN_MS,
    greetingTimeout: ANSWERS_WITHIN_MS,
    socketTimeout: ANSWERS_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail(mail);
  } finally {
    transport.close();
  }
}

/** Why it was not taken. What a server says may name the address: the kind of trouble is enough. */
export const kindOfTrouble = (error: unknown): string => (error as { code?: string }).code ?? 'the server refused it';

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
    try {
      await handToServer(settings.url, { ...mail, from: settings.from });
      return true;
    } catch (error) {
      this.logger.error(`A mail could not be sent: ${kindOfTrouble(error)}`);
      return false;
    }
  }
}

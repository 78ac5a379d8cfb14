import { Inject, Injectable } from '@nestjs/common';
import { Accounts, type LinkKind } from '#accounts';
import type { TrackerConfig } from '#configuration';
import { CONFIG } from '../config.js';
import { ListeningAt } from '../web/listening-at.js';
import { Directory } from './directory.js';
import { Mailer } from './mailer.js';

const TEXTS: Readonly<Record<Exclude<LinkKind, 'first'>, { subject: string; text: (link: string) => string }>> = {
  invitation: {
    subject: 'Your account for the LGCC influence tracker',
    text: (link) =>
      `You are invited to the influence tracker of the Local Government CIO Council.\n\nOpen this link and choose a password. It is good for one week, and for you alone:\n\n${link}\n`,
  },
  reset: {
    subject: 'A new password for the LGCC influence tracker',
    text: (link) =>
      `Open this link and choose a new password for the influence tracker. It is good for one hour, and once:\n\n${link}\n\nIf you have not asked for it, you need do nothing.\n`,
  },
};

/** Links that let people in, by mail where there is a mail server; else whoever makes one hands it on. */
@Injectable()
export class LinksByMail {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: Directory,
    private readonly mailer: Mailer,
    private readonly listening: ListeningAt,
    @Inject(CONFIG) private readonly config: TrackerConfig,
  ) {}

  /** The address of a link. */
  addressOf(secret: string): string {
    return `${this.config.publicUrl ?? this.listening.url}/sign-in/link/${secret}`;
  }

  /** Makes a link for somebody and mails it; answers the link itself when it could not be mailed. */
  async send(kind: Exclude<LinkKind, 'first'>, personId: string, email: string): Promise<{ readonly link?: string }> {
    const link = this.addressOf(this.accounts.links.make(kind, personId));
    const { subject, text } = TEXTS[kind];
    return (await this.mailer.send({ to: email, subject, text: text(link) })) ? {} : { link };
  }

  /** Mails a link for a new password to an address, if it is of an account: a few times in a quarter of an hour. */
  sendReset(email: string, address: string): void {
    const personId = this.accounts.credentials.personWith(email);
    const tried = `reset ${this.accounts.credentials.countedAs(email)}`;
    if (!this.mailer.works || !this.accounts.throttle.mayTry(tried, address)) return;
    this.accounts.throttle.failed(tried, address);
    if (personId !== undefined) void this.sendResetTo(personId, email);
  }

  private async sendResetTo(personId: string, email: string): Promise<void> {
    const who = await this.directory.find(personId).catch(() => undefined);
    if (who?.state === 'active') await this.send('reset', personId, email);
  }
}

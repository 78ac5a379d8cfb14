import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on a free port, which keeps what it is given. */
export class MailServer {
  /** what has arrived, in order */
  readonly mails: ParsedMail[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, answer) =>
        void simpleParser(stream).then((mail) => {
          started.mails.push(mail);
          answer();
        }),
    });
    const started = new MailServer(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    return started;
  }

  /** What the settings of the tracker call it. */
  get settings(): Record<string, string> {
    const { port } = this.server.server.address() as AddressInfo;
    return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'tracker@example.org' };
  }

  /** The words of every mail to an address, its subject and both of its forms. */
  wordsTo(address: string): string[] {
    return this.mails
      .filter(({ to }) => [to].flat().some((one) => one?.text === address))
      .map(({ subject = '', text = '', html }) => `${subject}\n${text}\n${String(html)}`);
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }
}

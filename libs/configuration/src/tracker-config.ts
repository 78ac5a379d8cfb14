import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Every setting of the service and of the command line. */
export interface TrackerConfig {
  /** 0: any free port */
  readonly port: number;
  readonly host: string;
  /** where the embedded log, the read models and the documents are kept */
  readonly dataDir: string;
  /** empty: the embedded log in `dataDir` */
  readonly eventStoreUrl: string;
  readonly govukUrl: string;
  readonly logLevel: LogLevel;
  /** where to tell of a weakness: mailto: or https:; empty: nobody is told where */
  readonly securityContact: string;
  /** the file of the keys that names and addresses of people are sealed with */
  readonly keysFile: string;
  /** where people open the tracker, when that is not `host` and `port`: without a slash at its end */
  readonly publicUrl?: string;
  /** the server that takes mails, and whom they come from; absent: none are sent */
  readonly mail?: { readonly url: string; readonly from: string };
  /** 32 bytes that the keys in that file are locked with */
  readonly masterKey?: Buffer;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Settings that the service cannot start with: a sentence for each mistake. */
export class WrongConfig extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'WrongConfig';
  }
}

/** Reads the settings from the environment. @throws WrongConfig with a sentence for each mistake */
export function readConfig(env: Readonly<Record<string, string | undefined>>): TrackerConfig {
  const mistakes: string[] = [];
  const must = (holds: boolean, sentence: string) => {
    if (!holds) mistakes.push(sentence);
  };
  const set = (name: string, otherwise: string) => env[name]?.trim() || otherwise;
  /** What is secret may stand in a file of its own: the setting with _FILE behind its name says which. */
  const secret = (name: string): string => {
    const file = set(`${name}_FILE`, '');
    if (!file) return set(name, '');
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      must(false, `${name}_FILE must be a file that can be read; it is “${file}”.`);
      return '';
    }
  };
  const masterKey = secret('MASTER_KEY');
  const publicUrl = set('PUBLIC_URL', '').replace(/\/$/, '');
  const smtpUrl = secret('SMTP_URL');
  const mailFrom = set('MAIL_FROM', '');
  const dataDir = set('DATA_DIR', './data');
  const config = {
    port: Number(set('PORT', '3000')),
    host: set('HOST', '127.0.0.1'),
    dataDir,
    eventStoreUrl: set('EVENTSTORE_URL', ''),
    govukUrl: set('GOVUK_URL', 'https://www.gov.uk'),
    logLevel: set('LOG_LEVEL', 'info') as LogLevel,
    securityContact: set('SECURITY_CONTACT', ''),
    keysFile: set('KEYS_FILE', join(resolve(dataDir), 'keys')),
    ...(publicUrl && { publicUrl }),
    ...(smtpUrl && { mail: { url: smtpUrl, from: mailFrom } }),
    ...(masterKey && { masterKey: Buffer.from(masterKey, 'base64') }),
  };
  must(
    Number.isInteger(config.port) && config.port >= 0 && config.port <= 65_535,
    `PORT must be a whole number from 0 to 65535; it is “${env.PORT}”.`,
  );
  must(
    LOOPBACK.includes(config.host),
    `HOST must be 127.0.0.1, ::1 or localhost; it is “${config.host}”. There is no sign-in yet, so nobody but this machine may reach the tracker.`,
  );
  must(
    config.eventStoreUrl === '' || /^(esdb|kurrentdb)(\+discover)?:\/\/[^/]+/.test(config.eventStoreUrl),
    'EVENTSTORE_URL must begin with esdb:// or esdb+discover://, or be left empty for the embedded log.',
  );
  must(isWebAddress(config.govukUrl), `GOVUK_URL must be a web address; it is “${config.govukUrl}”.`);
  must(
    LOG_LEVELS.includes(config.logLevel),
    `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}; it is “${config.logLevel}”.`,
  );
  must(
    config.securityContact === '' || /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(config.securityContact),
    `SECURITY_CONTACT must begin with mailto: or https://; it is “${config.securityContact}”.`,
  );
  must(
    !masterKey || config.masterKey?.length === 32,
    'MASTER_KEY must be 32 bytes in base64, as `openssl rand -base64 32` makes them.',
  );
  must(
    !publicUrl || (isWebAddress(publicUrl) && new URL(publicUrl).pathname === '/' && !/[?#]/.test(publicUrl)),
    `PUBLIC_URL must be a web address without a path, like https://tracker.example.org; it is “${publicUrl}”.`,
  );
  must(
    !smtpUrl || (URL.canParse(smtpUrl) && /^smtps?:$/.test(new URL(smtpUrl).protocol)),
    'SMTP_URL must be the address of a mail server, like smtps://user:password@mail.example.org.',
  );
  must(
    !smtpUrl || /^[^\s@]+@[^\s@]+$/.test(mailFrom),
    'MAIL_FROM must be the e-mail address that mails come from, when SMTP_URL is set.',
  );
  if (mistakes.length > 0) throw new WrongConfig(mistakes);
  return config;
}

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Every setting of the service and of the command line. */
export interface TrackerConfig {
  /** 0: any free port */
  readonly port: number;
  readonly host: string;
  /** where people open the tracker, when that is not `host` and `port`: without a slash at its end */
  readonly publicUrl?: string;
  /** the certificate and its key, in PEM */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** the addresses of the proxy that ends TLS in front of the service: it is believed who is calling */
  readonly trustedProxy: readonly string[];
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
  /** 32 bytes that the keys in that file are locked with */
  readonly masterKey?: Buffer;
  /** by which a collector of metrics may ask for them, and for nothing else */
  readonly metricsToken?: string;
  /** the server that takes mails, and whom they come from; absent: invitations are shown to who invites */
  readonly mail?: { readonly url: string; readonly from: string };
  /** the identity provider that people sign in with */
  readonly oidc?: OidcConfig;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** what the button says: “Sign in with …” */
  readonly name: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const LOOPBACK_URL = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?$/;

/** Settings that the service cannot start with: a sentence for each mistake. */
export class WrongConfig extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'WrongConfig';
  }
}

/** Reads the settings from the environment. @throws WrongConfig with a sentence for each mistake */
export function readConfig(env: Readonly<Record<string, string | undefined>>): TrackerConfig {
  const settings = new Settings(env);
  const { set, must } = settings;
  const dataDir = set('DATA_DIR', './data');
  const config = {
    port: Number(set('PORT', '3000')),
    host: set('HOST', '127.0.0.1'),
    trustedProxy: set('TRUSTED_PROXY', '')
      .split(/[\s,]+/)
      .filter(Boolean),
    dataDir,
    eventStoreUrl: set('EVENTSTORE_URL', ''),
    govukUrl: set('GOVUK_URL', 'https://www.gov.uk'),
    logLevel: set('LOG_LEVEL', 'info') as LogLevel,
    securityContact: set('SECURITY_CONTACT', ''),
    keysFile: set('KEYS_FILE', join(resolve(dataDir), 'keys')),
    ...publicUrlOf(settings),
    ...tlsOf(settings),
    ...masterKeyOf(settings),
    ...metricsTokenOf(settings),
    ...mailOf(settings),
    ...oidcOf(settings),
  };
  must(
    Number.isInteger(config.port) && config.port >= 0 && config.port <= 65_535,
    `PORT must be a whole number from 0 to 65535; it is “${env.PORT}”.`,
  );
  must(
    LOOPBACK.includes(config.host) || config.tls !== undefined || config.trustedProxy.length > 0,
    `HOST may be “${config.host}” only behind TLS: set TLS_CERT and TLS_KEY, or name the proxy that ends TLS in TRUSTED_PROXY. Without, it must be 127.0.0.1, ::1 or localhost.`,
  );
  must(
    LOOPBACK.includes(config.host) || config.publicUrl !== undefined,
    'PUBLIC_URL must say where people open the tracker, when HOST is not a loopback address.',
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
  if (settings.mistakes.length > 0) throw new WrongConfig(settings.mistakes);
  return config;
}

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Reads settings one by one, and collects what is wrong with them. */
class Settings {
  readonly mistakes: string[] = [];

  constructor(private readonly env: Readonly<Record<string, string | undefined>>) {}

  readonly set = (name: string, otherwise: string): string => this.env[name]?.trim() || otherwise;

  readonly must = (holds: boolean, sentence: string): void => {
    if (!holds) this.mistakes.push(sentence);
  };

  /** What stands in the file that a setting names; empty when it names none. */
  readonly file = (name: string): string => {
    const file = this.set(name, '');
    if (!file) return '';
    try {
      return readFileSync(file, 'utf8');
    } catch {
      this.must(false, `${name} must be a file that can be read; it is “${file}”.`);
      return '';
    }
  };

  /** What is secret may stand in a file: the setting with _FILE behind its name says which. */
  readonly secret = (name: string): string => this.file(`${name}_FILE`).trim() || this.set(name, '');
}

function publicUrlOf({ set, must }: Settings): { publicUrl?: string } {
  const publicUrl = set('PUBLIC_URL', '').replace(/\/$/, '');
  if (!publicUrl) return {};
  must(
    isWebAddress(publicUrl) && new URL(publicUrl).pathname === '/' && !/[?#]/.test(publicUrl),
    `PUBLIC_URL must be a web address without a path, like https://tracker.example.org; it is “${publicUrl}”.`,
  );
  must(
    !isWebAddress(publicUrl) || publicUrl.startsWith('https://') || LOOPBACK_URL.test(publicUrl),
    `PUBLIC_URL must begin with https://, for passwords must not travel in the open; it is “${publicUrl}”.`,
  );
  return { publicUrl };
}

function tlsOf({ set, must, file }: Settings): Pick<TrackerConfig, 'tls'> {
  if (!set('TLS_CERT', '') && !set('TLS_KEY', '')) return {};
  must(!!set('TLS_CERT', '') && !!set('TLS_KEY', ''), 'TLS_CERT and TLS_KEY belong together: set both, or none.');
  return { tls: { cert: file('TLS_CERT'), key: file('TLS_KEY') } };
}

/** A master key that stands in a setting. */
function keyIn(name: string, { must, secret }: Settings): Buffer | undefined {
  const text = secret(name);
  if (!text) return undefined;
  const key = Buffer.from(text, 'base64');
  must(key.length === 32, `${name} must be 32 bytes in base64, as \`openssl rand -base64 32\` makes them.`);
  return key;
}

function masterKeyOf(settings: Settings): Pick<TrackerConfig, 'masterKey'> {
  const masterKey = keyIn('MASTER_KEY', settings);
  return masterKey ? { masterKey } : {};
}

/** The master key that is to take the place of the one before. @throws WrongConfig */
export function readNewMasterKey(env: Readonly<Record<string, string | undefined>>): Buffer | undefined {
  const settings = new Settings(env);
  const key = keyIn('NEW_MASTER_KEY', settings);
  if (settings.mistakes.length > 0) throw new WrongConfig(settings.mistakes);
  return key;
}

const TOKEN_AT_LEAST = 20;

function metricsTokenOf({ must, secret }: Settings): Pick<TrackerConfig, 'metricsToken'> {
  const metricsToken = secret('METRICS_TOKEN');
  if (!metricsToken) return {};
  must(
    metricsToken.length >= TOKEN_AT_LEAST && !/\s/.test(metricsToken),
    `METRICS_TOKEN must have at least ${TOKEN_AT_LEAST} characters and no blank, as \`openssl rand -hex 32\` makes it.`,
  );
  return { metricsToken };
}

function mailOf({ set, must, secret }: Settings): Pick<TrackerConfig, 'mail'> {
  const url = secret('SMTP_URL');
  if (!url) return {};
  const from = set('MAIL_FROM', '');
  must(
    URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol),
    'SMTP_URL must be the address of a mail server, like smtps://user:password@mail.example.org.',
  );
  must(
    /^[^\s@]+@[^\s@]+$/.test(from),
    'MAIL_FROM must be the e-mail address that mails come from, when SMTP_URL is set.',
  );
  return { mail: { url, from } };
}

function oidcOf({ set, must, secret }: Settings): Pick<TrackerConfig, 'oidc'> {
  const issuer = set('OIDC_ISSUER', '');
  if (!issuer) return {};
  const clientId = set('OIDC_CLIENT_ID', '');
  const clientSecret = secret('OIDC_CLIENT_SECRET');
  must(
    isWebAddress(issuer) && (issuer.startsWith('https://') || LOOPBACK.includes(new URL(issuer).hostname)),
    `OIDC_ISSUER must be a web address that begins with https://; it is “${issuer}”.`,
  );
  must(!!clientId && !!clientSecret, 'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is.');
  must(
    !!set('PUBLIC_URL', ''),
    'PUBLIC_URL must be set when OIDC_ISSUER is: the provider sends people back there, and nowhere else.',
  );
  return { oidc: { issuer, clientId, clientSecret, name: set('OIDC_NAME', 'your organisation’s account') } };
}

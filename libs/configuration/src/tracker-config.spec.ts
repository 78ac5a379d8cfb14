import { resolve } from 'node:path';
import { documentsOf, logOf, readConfig, readModelsOf, WrongConfig } from './index.js';

const mistakesIn = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof WrongConfig) return error.mistakes;
    throw error;
  }
};

it('has a default for every setting', () =>
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    trustedProxy: [],
    dataDir: './data',
    eventStoreUrl: '',
    govukUrl: 'https://www.gov.uk',
    logLevel: 'info',
    securityContact: '',
    keysFile: resolve('data/keys'),
  }));

it('takes every setting from the environment', () =>
  expect(
    readConfig({
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/srv/tracker',
      EVENTSTORE_URL: 'esdb+discover://node.example:2113',
      GOVUK_URL: 'http://127.0.0.1:9999',
      LOG_LEVEL: 'debug',
      SECURITY_CONTACT: 'mailto:safe@council.example',
      KEYS_FILE: '/secrets/keys',
      MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    }),
  ).toEqual({
    port: 0,
    host: '::1',
    trustedProxy: [],
    dataDir: '/srv/tracker',
    eventStoreUrl: 'esdb+discover://node.example:2113',
    govukUrl: 'http://127.0.0.1:9999',
    logLevel: 'debug',
    securityContact: 'mailto:safe@council.example',
    keysFile: '/secrets/keys',
    masterKey: Buffer.alloc(32, 7),
  }));

it('reads an empty setting as none', () => expect(readConfig({ PORT: '', DATA_DIR: ' ' })).toEqual(readConfig({})));

it('says every mistake in a sentence that names the setting', () =>
  expect(
    mistakesIn({
      PORT: '70000',
      HOST: '0.0.0.0',
      EVENTSTORE_URL: 'http://x',
      GOVUK_URL: 'gov.uk',
      LOG_LEVEL: 'loud',
      SECURITY_CONTACT: 'somebody',
      MASTER_KEY: 'short',
    }),
  ).toEqual([
    'MASTER_KEY must be 32 bytes in base64, as `openssl rand -base64 32` makes them.',
    'PORT must be a whole number from 0 to 65535; it is “70000”.',
    'HOST may be “0.0.0.0” only behind TLS: set TLS_CERT and TLS_KEY, or name the proxy that ends TLS in TRUSTED_PROXY. Without, it must be 127.0.0.1, ::1 or localhost.',
    'PUBLIC_URL must say where people open the tracker, when HOST is not a loopback address.',
    'EVENTSTORE_URL must begin with esdb:// or esdb+discover://, or be left empty for the embedded log.',
    'GOVUK_URL must be a web address; it is “gov.uk”.',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent; it is “loud”.',
    'SECURITY_CONTACT must begin with mailto: or https://; it is “somebody”.',
  ]));

it('keeps the log, the read models and the documents in the data folder', () => {
  const config = readConfig({ DATA_DIR: '/srv/tracker' });
  expect([logOf(config), readModelsOf(config), documentsOf(config)]).toEqual([
    '/srv/tracker/events.sqlite',
    '/srv/tracker/read-models',
    '/srv/tracker/documents',
  ]);
});

it('finds the log at the address of an EventStoreDB when there is one', () =>
  expect(logOf(readConfig({ EVENTSTORE_URL: 'esdb://node:2113?tls=false' }))).toBe('esdb://node:2113?tls=false'));

it('takes a mail server with a sender, and a public address without its last slash', () =>
  expect(
    readConfig({
      SMTP_URL: 'smtps://user:secret@mail.example.org',
      MAIL_FROM: 'tracker@example.org',
      PUBLIC_URL: 'https://tracker.example.org/',
    }),
  ).toMatchObject({
    mail: { url: 'smtps://user:secret@mail.example.org', from: 'tracker@example.org' },
    publicUrl: 'https://tracker.example.org',
  }));

it('says what is wrong with a mail server, without repeating its password', () =>
  expect(mistakesIn({ SMTP_URL: 'https://user:secret@mail.example.org', PUBLIC_URL: 'tracker' })).toEqual([
    'PUBLIC_URL must be a web address without a path, like https://tracker.example.org; it is “tracker”.',
    'SMTP_URL must be the address of a mail server, like smtps://user:password@mail.example.org.',
    'MAIL_FROM must be the e-mail address that mails come from, when SMTP_URL is set.',
  ]));
it('listens elsewhere behind a proxy that it is told of, or with a certificate', () => {
  const proxied = { HOST: '0.0.0.0', PUBLIC_URL: 'https://tracker.example/', TRUSTED_PROXY: '10.0.0.1, 10.0.0.2' };
  expect(readConfig(proxied)).toMatchObject({
    host: '0.0.0.0',
    publicUrl: 'https://tracker.example',
    trustedProxy: ['10.0.0.1', '10.0.0.2'],
  });
});

it.each([
  [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must have at least 20 characters'],
  [{ PUBLIC_URL: 'http://tracker.example' }, 'PUBLIC_URL must begin with https://'],
  [{ PUBLIC_URL: 'https://tracker.example/a' }, 'PUBLIC_URL must be a web address without a path'],
  [{ TLS_CERT: 'cert.pem' }, 'TLS_CERT and TLS_KEY belong together'],
  [
    { TLS_CERT: '/no/cert.pem', TLS_KEY: '/no/key.pem' },
    'TLS_CERT must be a file that can be read; it is “/no/cert.pem”.',
  ],
  [{ SMTP_URL: 'mail.example' }, 'SMTP_URL must be the address of a mail server'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM must be the e-mail address'],
  [{ OIDC_ISSUER: 'http://login.example' }, 'OIDC_ISSUER must be a web address that begins with https://'],
  [{ OIDC_ISSUER: 'https://login.example' }, 'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set'],
])('refuses %j', (env, sentence) => expect(mistakesIn(env).join(' ')).toContain(sentence));

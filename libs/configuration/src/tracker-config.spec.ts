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
    'PORT must be a whole number from 0 to 65535; it is “70000”.',
    'HOST must be 127.0.0.1, ::1 or localhost; it is “0.0.0.0”. There is no sign-in yet, so nobody but this machine may reach the tracker.',
    'EVENTSTORE_URL must begin with esdb:// or esdb+discover://, or be left empty for the embedded log.',
    'GOVUK_URL must be a web address; it is “gov.uk”.',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent; it is “loud”.',
    'SECURITY_CONTACT must begin with mailto: or https://; it is “somebody”.',
    'MASTER_KEY must be 32 bytes in base64, as `openssl rand -base64 32` makes them.',
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

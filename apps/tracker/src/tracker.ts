import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { v7 as newId } from 'uuid';
import { Accounts } from '#accounts';
import { Audit } from '#audit';
import { accountsOf, auditOf, logOf, readModelsOf, type TrackerConfig } from '#configuration';
import { openEventStore } from '#event-store';
import { ReadModels } from '#read-models';
import { projectionsModule as shipped } from '#registers';
import { Keys } from '#sealing';
import { Routes, type Route } from './access/routes.js';
import { ApiDocument } from './api/api-document.js';
import { LinksByMail } from './accounts/links-by-mail.js';
import { appModule } from './app.module.js';
import { Processes } from './processes/processes.js';
import { Metrics } from './operations/metrics.js';
import { watch } from './operations/watch.js';
import { FreshLog } from './sample/fresh-log.js';
import { FrontDoor, type Answers } from './web/front-door.js';
import { addHooks } from './web/hooks.js';
import { ListeningAt } from './web/listening-at.js';
import { NestLogger } from './web/nest-logger.js';
import { serviceLog } from './web/service-log.js';

const MEBIBYTE = 1024 * 1024;

/** A tracker that answers at `url`. */
export interface RunningTracker {
  readonly url: string;
  readonly readModels: ReadModels;
  /** what the service is made of, for those who look inside it */
  readonly inside: Pick<NestFastifyApplication, 'get'>;
  /** what the tracker does by itself, to be done as of an instant without waiting for it */
  readonly processes: Pick<Processes, 'run' | 'standing'>;
  /** the addresses that can be opened, as the router has them: `/policies/:id` */
  readonly addresses: readonly string[];
  /** all routes, also those that something is sent to */
  readonly routes: readonly Route[];
  /** the link that makes the first administrator, while nobody has an account */
  readonly firstLink?: string;
  /** lets requests under way come to their end, then closes the log */
  readonly close: () => Promise<void>;
}

/** What pages are made from, when it is not what the service is shipped with: another version of it, in a test. */
export interface Version {
  readonly projectionsModule?: URL;
}

/** Starts the service; answers when it listens. @throws when the log is locked by another tracker, or the port is taken */
export async function startTracker(
  config: TrackerConfig,
  { projectionsModule = shipped }: Version = {},
): Promise<RunningTracker> {
  const logger = serviceLog(config.logLevel);
  mkdirSync(config.dataDir, { recursive: true });
  const listening = new ListeningAt();
  const fresh = new FreshLog(
    config,
    async (work) => {
      await door.exchange(async () => {
        await household.close();
        await work();
        household = await furnished(config, { projectionsModule, logger, fresh, listening });
        return household.answers;
      });
    },
    logger,
  );
  let household = await furnished(config, { projectionsModule, logger, fresh, listening });
  const door = new FrontDoor(household.answers, config.tls);
  const close = async () => {
    await door.close();
    await household.close();
  };
  try {
    await door.open(config.port, config.host);
  } catch (error) {
    await household.close();
    throw error;
  }
  const { readModels, inside, processes, routes } = household;
  const addresses = routes.filter(({ method }) => method === 'GET').map(({ url }) => url);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  listening.url = `${config.tls ? 'https' : 'http'}://${host}:${door.port}`;
  return { url: listening.url, readModels, inside, processes, addresses, routes, close, ...firstLink(household) };
}

/** All that answers requests, on one log. */
interface Household extends Pick<RunningTracker, 'readModels' | 'inside' | 'processes' | 'routes' | 'close'> {
  readonly answers: Answers;
}

interface Furniture {
  readonly projectionsModule: URL;
  readonly logger: Logger;
  readonly fresh: FreshLog;
  readonly listening: ListeningAt;
}

async function furnished(
  config: TrackerConfig,
  { projectionsModule, logger, fresh, listening }: Furniture,
): Promise<Household> {
  const log = logOf(config);
  const store = await openEventStore(log);
  const opened: { close(): void }[] = [];
  try {
    const keys = Keys.open(config.keysFile, config.masterKey);
    opened.push(keys);
    const accounts = Accounts.open(accountsOf(config), keys);
    opened.push(accounts);
    const audit = new Audit(auditOf(config));
    opened.push(audit);
    const readModels = await ReadModels.open({
      log,
      folder: readModelsOf(config),
      projectionsModule,
    });
    const adapter = new FastifyAdapter({
      loggerInstance: logger,
      // addresses hold words that were searched for, and secrets of links: routes are logged instead
      logController: new LogController({ disableRequestLogging: true }),
      genReqId: () => randomUUID(),
      bodyLimit: 2 * MEBIBYTE,
      // it is believed who is calling only by the proxy of the settings
      trustProxy: config.trustedProxy.length > 0 ? [...config.trustedProxy] : false,
      multipart: { limits: { fileSize: 25 * MEBIBYTE, files: 5, fields: 1000, fieldSize: MEBIBYTE } },
    });
    const routes = new Routes();
    addHooks(adapter.getInstance(), config);
    adapter.getInstance().addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.all.push({ method: one, url });
    });
    const app = await NestFactory.create<NestFastifyApplication>(
      appModule({ config, store, readModels, keys, accounts, routes, audit, fresh, listening }),
      adapter,
      {
        logger: new NestLogger(logger),
        abortOnError: false,
      },
    );
    watch(adapter.getInstance(), app.get(Metrics));
    app.get(ApiDocument).app = app;
    await app.init();
    await adapter.getInstance().ready();
    const close = async () => {
      await app.close();
      await readModels.close();
      await store.close();
      for (const one of opened.toReversed()) one.close();
    };
    const answers: Answers = (request, response) => adapter.getInstance().routing(request, response);
    return { readModels, inside: app, processes: app.get(Processes), routes: routes.all, close, answers };
  } catch (error) {
    await store.close();
    for (const one of opened.toReversed()) one.close();
    throw error;
  }
}

/** As long as nobody has an account, whoever reads what the service prints may make the first. */
function firstLink({ inside }: Household): { firstLink?: string } {
  const accounts = inside.get(Accounts);
  if (accounts.hasAny) return {};
  return { firstLink: inside.get(LinksByMail).addressOf(accounts.links.make('first', newId())) };
}

import { existsSync } from 'node:fs';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { documentsOf, logOf, type TrackerConfig } from '#configuration';
import { Documents } from '#documents';
import { EventStore, openEventStore, setLogAside } from '#event-store';
import { Keys } from '#sealing';
import { playSample, SAMPLE, sampleHandlers, sampleIn } from '#sample';
import { count } from '../in-words.js';
import { carryingOut, operation, type Answer, type Session } from '../operation.js';
import type { ProgressLine } from '../progress-line.js';

const HELP = `An invented council of 15 members, and three years of its work: policies, consultations, asks, engagements, responses and
decisions, each event marked as a sample. The log must be empty, or hold part of the sample from a run that was broken
off, which is then finished. A service that keeps its log in DATA_DIR must be stopped first.

With --remove, a log that holds nothing but the sample is set aside: its file is renamed, so nothing is deleted, and the
tracker begins again with an empty log. A log with anything else in it is left as it is.`;

export const sample = (): Command =>
  operation('sample', 'put sample data into an empty tracker, or take it out again', HELP)
    .option('--remove', 'set a log aside that holds nothing but the sample')
    .action(
      carryingOut(({ config, progress }: Session, { remove }: { remove?: true }) =>
        remove ? takeOut(config()) : putIn(config(), progress),
      ),
    );

@Module({})
class Wishes {
  static on(store: EventStore, keys: Keys): DynamicModule {
    const providers = [...sampleHandlers, { provide: EventStore, useValue: store }, { provide: Keys, useValue: keys }];
    return { module: Wishes, imports: [CqrsModule.forRoot()], providers };
  }
}

async function putIn(config: TrackerConfig, progress: ProgressLine): Promise<Answer> {
  const store = await openEventStore(logOf(config));
  const keys = Keys.open(config.keysFile, config.masterKey);
  try {
    const found = await sampleIn(store);
    if (found === 'whole') throw new Error('The log holds the sample already: nothing was stored');
    if (found === 'else')
      throw new Error('The log is not empty: sample data is for an empty tracker, and nothing was stored');
    const app = await NestFactory.createApplicationContext(Wishes.on(store, keys), {
      logger: false,
      abortOnError: false,
    });
    const bus = app.get(CommandBus);
    const stored = await playSample({
      carryOut: (command) => bus.execute(command),
      documents: new Documents(documentsOf(config)),
      onProgress: (done, all) => progress.show('Putting in the sample', done / all, { count: done, what: 'wishes' }),
    });
    await app.close();
    return {
      json: { stored },
      words: `Stored ${count(stored, 'sample event')}. To take them out again: npm run -s tracker -- sample --remove`,
    };
  } finally {
    keys.close();
    await store.close();
  }
}

async function takeOut(config: TrackerConfig): Promise<Answer> {
  if (config.eventStoreUrl)
    throw new Error(
      'The log is kept by an EventStoreDB, which cannot set it aside: point EVENTSTORE_URL at an empty one instead',
    );
  const log = logOf(config);
  if (!existsSync(log)) throw new Error(`There is no event log at ${log}`);
  if (await isEmpty(log)) throw new Error('The log is empty: there is no sample to take out');
  let events = 0;
  const done = await setLogAside(log, ({ metadata }) => metadata.importedFrom === SAMPLE && ++events > 0);
  if ('keptBy' in done)
    throw new Error(
      `The log holds more than the sample: ${done.keptBy.type} at position ${done.keptBy.position} is no sample event. It was left as it is`,
    );
  return {
    json: { setAside: done.file, events },
    words: `The log held nothing but ${count(events, 'sample event')}. It was renamed to ${done.file}, and the tracker begins again with an empty one. Nothing was deleted: under its old name, ${log}, it is the log again.`,
  };
}

async function isEmpty(log: string): Promise<boolean> {
  const store = await openEventStore(log, { readOnly: true });
  try {
    return (await sampleIn(store)) === 'nothing';
  } finally {
    await store.close();
  }
}

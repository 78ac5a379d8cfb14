import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { logOf, type TrackerConfig } from '#configuration';
import { EventStore, openEventStore } from '#event-store';
import type { Ask } from '#findings';
import { influenceHandlers } from '#influence';
import { ReadModels } from '#read-models';
import { registerHandlers } from '#registers';

@Module({})
class Questions {
  static of(readModels: ReadModels, store: EventStore): DynamicModule {
    const providers = [
      ...registerHandlers,
      ...influenceHandlers,
      { provide: ReadModels, useValue: readModels },
      { provide: EventStore, useValue: store },
    ];
    return { module: Questions, imports: [CqrsModule.forRoot()], providers };
  }
}

/** Does work that asks the questions that pages ask. It asks them inside a view of the read models. */
export async function asking<T>(
  config: TrackerConfig,
  readModels: ReadModels,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const store = await openEventStore(logOf(config), { readOnly: true });
  try {
    const app = await NestFactory.createApplicationContext(Questions.of(readModels, store), {
      logger: false,
      abortOnError: false,
    });
    const bus = app.get(QueryBus);
    try {
      return await work((query) => bus.execute(query));
    } finally {
      await app.close();
    }
  } finally {
    await store.close();
  }
}

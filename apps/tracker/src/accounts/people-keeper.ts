import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  catchError,
  concatMap,
  distinctUntilChanged,
  EMPTY,
  filter,
  from,
  map,
  throttle,
  timer,
  type Subscription,
} from 'rxjs';
import { v5 as derivedId } from 'uuid';
import { Accounts } from '#accounts';
import { actingAs, EventStore } from '#event-store';
import { person, type PersonEvent } from '#members';
import { ReadModels } from '#read-models';
import { listPeople } from '#registers';
import { Keys } from '#sealing';

const WRITTEN_DOWN = '7d1f3bb5-8d6c-5b0f-a2b8-4f0f6f0c9d51';
const AT_MOST_EVERY_MS = 100;
const TIDY_EVERY_MS = 60 * 60_000;

/** Keeps the accounts true to the log: who is not written down yet is, and who has left is let in no more. */
@Injectable()
export class PeopleKeeper implements OnModuleInit, OnModuleDestroy {
  private following?: Subscription;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly accounts: Accounts,
    private readonly keys: Keys,
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  onModuleInit(): void {
    this.accounts.tidy();
    this.timer = setInterval(() => this.accounts.tidy(), TIDY_EVERY_MS).unref();
    this.following = this.readModels.status
      .pipe(
        filter(({ state }) => state !== 'building'),
        map(({ position }) => position),
        distinctUntilChanged(),
        throttle(() => timer(AT_MOST_EVERY_MS), { leading: true, trailing: true }),
        // what cannot be done now is done with the next position, or when the service starts again
        concatMap(() => from(this.letGo()).pipe(catchError(() => EMPTY))),
      )
      .subscribe();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.following?.unsubscribe();
  }

  /**
   * Writes into the log who has an account and is not in it yet. Called before anything else is recorded.
   * @throws StoreUnavailable
   */
  async writeDown(): Promise<void> {
    for (const { personId, organisationId, roles, sealed } of this.accounts.unrecorded.all()) {
      const data = { personId, ...(organisationId !== null && { organisationId }), roles: [...roles], sealed };
      const commandId = derivedId(personId, WRITTEN_DOWN);
      await actingAs({ actor: 'system:first-start', commandId }, () =>
        this.store.transact(`person-${personId}`, person, (state): PersonEvent[] =>
          state === null ? [{ type: 'PersonInvited', data }] : [],
        ),
      );
    }
  }

  /** Whoever has left has no session, no password and no token any more; of whoever was erased no key is left. */
  async letGo(): Promise<void> {
    const people = await this.readModels.view(() => listPeople(this.readModels.db));
    for (const { personId, state } of people) {
      // until the read models show somebody, they are known by what is kept beside the log
      this.accounts.unrecorded.recorded(personId);
      if (state === 'erased') this.keys.destroy(personId);
      if (state !== 'active' && this.accounts.credentials.of(personId)) this.accounts.remove(personId);
    }
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { actingAs, given, openEventStore, type EventStore } from '#event-store';
import { ask, MergeAsk, mergeAsk, ProposeAsk, WithdrawAsk, type AskMerged } from '#asks';
import { MergeAskHandler } from './merge-ask.js';
import { ProposeAskHandler } from './propose-ask.js';
import { WithdrawAskHandler } from './withdraw-ask.js';
import {
  askId,
  details,
  known,
  merged,
  mergedAsk,
  otherAsk,
  proposed,
  unknownId,
  withdrawn,
  withdrawnAsk,
} from './ask.fixtures.js';

const merging = (changes: Partial<AskMerged> = {}) =>
  mergeAsk(new MergeAsk({ askId, intoAskId: otherAsk, reason: 'The same wish', ...changes }, known));

describe('Merging an ask into another', () => {
  it('records into which, and why', () => given(ask)(proposed).when(merging()).then(merged));
  it('changes nothing when it is merged into that one already', () =>
    given(ask)(proposed, merged)
      .when(merging({ reason: 'Again' }))
      .thenNothing());
  it('is refused when it was merged into another one', () =>
    given(ask)(proposed, merged)
      .when(merging({ intoAskId: unknownId }))
      .thenRefused('This ask was merged into another'));
  it('is refused when it was withdrawn', () =>
    given(ask)(proposed, withdrawn).when(merging()).thenRefused('This ask was withdrawn'));
  it('is refused into itself', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: askId }))
      .thenRefused('An ask cannot be merged into itself', 'intoAskId'));
  it('is refused into one that was itself merged, and so never runs in a circle', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: mergedAsk }))
      .thenRefused('The ask “Pay for a help desk.” was merged into another: choose that one', 'intoAskId'));
  it('is refused into one that was withdrawn', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: withdrawnAsk }))
      .thenRefused('The ask “Drop the fee.” was withdrawn', 'intoAskId'));
  it('is refused into one the tracker does not hold', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: unknownId }))
      .thenRefused(`There is no ask ${unknownId}`, 'intoAskId'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(merged).when(merging()).thenRefused('There is no such ask'));
});

describe('Two people at the same instant', () => {
  let folder: string;
  let store: EventStore;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'merges-'));
    store = await openEventStore(join(folder, 'events.sqlite'));
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const acting = <T>(work: () => T) => actingAs({ actor: 'person-secretariat', commandId: newId() }, work);
  /** Two open asks, and what everybody had looked up before anything happened to them. */
  async function twoAsks() {
    const [one, other] = [newId(), newId()];
    const asks = new Map(
      [one, other].map((id) => [id, { statement: details.statement, policyIds: details.policyIds }]),
    );
    const before = { ...known, asks };
    for (const id of [one, other])
      await acting(() =>
        new ProposeAskHandler(store).execute(new ProposeAsk({ ...details, askId: id }, { ...known, asks: new Map() })),
      );
    const merge = (from: string, into: string) =>
      acting(() =>
        new MergeAskHandler(store).execute(new MergeAsk({ askId: from, intoAskId: into, reason: 'The same' }, before)),
      );
    const withdraw = (id: string) =>
      acting(() =>
        new WithdrawAskHandler(store).execute(
          new WithdrawAsk({ askId: id, withdrawnOn: '2025-11-30', reason: 'Settled' }, before),
        ),
      );
    return { one, other, merge, withdraw };
  }

  it('who merge two asks into each other make no circle: one is told what the other has done', async () => {
    const { one, other, merge } = await twoAsks();
    const [first, second] = await Promise.allSettled([merge(one, other), merge(other, one)]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { recorded: 1 } });
    expect(second).toMatchObject({
      status: 'rejected',
      reason: {
        message: `The ask “${details.statement}” was merged into another: choose that one`,
        field: 'intoAskId',
      },
    });
    expect((await store.read(`ask-${other}`)).map(({ type }) => type)).toEqual(['AskProposed']);
  });

  it('of whom one withdraws what the other merges into, leave nothing merged into what is withdrawn', async () => {
    const { one, other, merge, withdraw } = await twoAsks();
    const [first, second] = await Promise.allSettled([withdraw(other), merge(one, other)]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { message: `The ask “${details.statement}” was withdrawn` },
    });
  });

  it('keep nobody waiting who comes after one that was refused', async () => {
    const { one, other, merge } = await twoAsks();
    await expect(merge(one, one)).rejects.toThrow('into itself');
    expect(await merge(one, other)).toMatchObject({ recorded: 1 });
  });
});

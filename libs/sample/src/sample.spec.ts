import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, type Command } from '@nestjs/cqrs';
import type { AskEvent } from '#asks';
import { Documents } from '#documents';
import type { EngagementEvent } from '#engagements';
import { actingAs, EventStore, SqliteEventStore, type Outcome, type RecordedEvent } from '#event-store';
import { checkLogFile, lineOf } from '#intake';
import type { PolicyEvent } from '#policies';
import type { ResponseEvent } from '#responses';
import { bandOf, type Band, type Stage } from '#vocabulary';
import { Keys } from '#sealing';
import { playSample, sampleHandlers, sampleIn, story } from './index.js';

@Module({})
class SampleModule {
  static on(store: EventStore, keys: Keys): DynamicModule {
    const providers = [...sampleHandlers, { provide: EventStore, useValue: store }, { provide: Keys, useValue: keys }];
    return { module: SampleModule, imports: [CqrsModule.forRoot()], providers };
  }
}

interface Tracker {
  readonly store: EventStore;
  readonly keys: Keys;
  readonly documents: Documents;
  readonly carryOut: (command: Command<Outcome>) => Promise<Outcome>;
}

const folder = mkdtempSync(join(tmpdir(), 'sample-'));
const opened: { app: INestApplicationContext; store: EventStore; keys: Keys }[] = [];
afterAll(async () => {
  for (const { app, store, keys } of opened) {
    await app.close();
    await store.close();
    keys.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function emptyTracker(): Promise<Tracker> {
  const place = join(folder, String(opened.length));
  const store = await SqliteEventStore.open({ file: join(place, 'events.sqlite') });
  const keys = Keys.open(':memory:');
  const app = await NestFactory.createApplicationContext(SampleModule.on(store, keys), { logger: false });
  opened.push({ app, store, keys });
  const bus = app.get(CommandBus);
  const documents = new Documents(join(place, 'documents'));
  return { store, keys, documents, carryOut: (command) => bus.execute(command) };
}

async function eventsIn(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch);
  return events;
}

/** The events, with what is sealed in them opened: nothing is ever sealed alike twice. */
async function eventsOpened({ store, keys }: Pick<Tracker, 'store' | 'keys'>): Promise<object[]> {
  const events = await eventsIn(store);
  return events.map((event) => {
    const { personId, sealed } = event.data as { personId?: string; sealed?: string };
    if (personId === undefined || sealed === undefined) return event;
    return { ...event, data: { ...event.data, sealed: keys.open(personId, sealed) } };
  });
}

const counted = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(words)].toSorted().map((word) => [word, words.filter((one) => one === word).length]));

describe('The story', () => {
  it('is the same whenever it is told', () => expect(story()).toEqual(story()));

  it('has other ids for another seed', () => {
    const ids = new Set(story().map(({ commandId }) => commandId));
    expect(story(7).filter(({ commandId }) => ids.has(commandId))).toEqual([]);
  });

  it('is told in order, on working days, within three years', () => {
    const instants = story().map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual(instants.toSorted());
    expect(instants.filter((instant) => [0, 6].includes(new Date(instant).getUTCDay()))).toEqual([]);
    expect([instants[0], instants.at(-1)! < '2026-11']).toEqual(['2023-11-06T09:00:00.000Z', true]);
  });

  it('names no command twice', () => {
    const ids = story().map(({ commandId }) => commandId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('The sample in an empty tracker', () => {
  let tracker: Tracker;
  let events: RecordedEvent[];
  const told: number[] = [];
  const data = <Data>(type: string) => events.filter((event) => event.type === type).map((event) => event.data as Data);

  beforeAll(async () => {
    tracker = await emptyTracker();
    await playSample({ ...tracker, onProgress: (done) => told.push(done) });
    events = await eventsIn(tracker.store);
  });

  it('is taken by the rules, wish by wish', () => expect(events).toHaveLength(story().length));

  it('tells how far it is', () => expect(told).toEqual(story().map((_, index) => index + 1)));

  it('holds what three years bring', () =>
    expect(counted(events.map(({ type }) => type))).toEqual({
      ActionAssigned: 26,
      ActionCompleted: 25,
      AgendaItemAdded: 48,
      AnswerDrafted: 8,
      AskAgreed: 91,
      AskAnswered: 56,
      AskAnswerStruckOut: 1,
      AskDeliveryReported: 26,
      AskMerged: 1,
      AskProposed: 90,
      AskReworded: 1,
      AskWithdrawn: 1,
      ClaimContestResolved: 1,
      ClaimContested: 2,
      ClaimEvidenceAttached: 11,
      ClaimRaised: 11,
      ClaimRestated: 3,
      ClaimRivalRecorded: 6,
      ClaimSubstantiated: 3,
      ClaimVerified: 8,
      ClaimWithdrawn: 1,
      ConsultationDeadlineMoved: 3,
      ConsultationDetailsCorrected: 1,
      ConsultationFeedbackPublished: 10,
      ConsultationLapsed: 1,
      ConsultationLogged: 30,
      ConsultationOutcomePublished: 19,
      ConsultationQuestionsListed: 30,
      ConsultationTriaged: 29,
      ConsultationWithdrawn: 1,
      ContributionOffered: 3,
      ContributionRuled: 2,
      DecisionCorrected: 1,
      DecisionRecorded: 12,
      EngagementCorrected: 1,
      EngagementLogged: 50,
      EngagementStruckOut: 1,
      MeetingDecisionMinuted: 48,
      MeetingHeld: 13,
      MeetingScheduled: 14,
      MinorityStatementFiled: 1,
      OrganisationJoined: 15,
      OrganisationRenamed: 1,
      PersonInvited: 4,
      PolicyPaused: 2,
      PolicyRegistered: 12,
      PolicyResumed: 2,
      PolicyStageChanged: 61,
      PolicyStageCorrected: 1,
      PositionTaken: 15,
      QuestionAssigned: 1,
      ResponseAcknowledged: 15,
      ResponseApproved: 1,
      ResponsePublished: 7,
      ResponseStarted: 16,
      ResponseSubmitted: 15,
      RulingAccepted: 1,
      SignOffClosed: 1,
      SignOffOpened: 2,
    }));

  it('has the shapes of the catalogue', async () => {
    const lines = events.map((event, index) => ({ number: index + 1, text: lineOf(event), share: 1 }));
    expect(await checkLogFile(lines)).toMatchObject({ events: events.length, faults: [] });
  });

  it('says of every event that it is a sample', () =>
    expect(events.filter(({ metadata }) => metadata.importedFrom !== 'sample')).toEqual([]));

  it('keeps something in confidence', () =>
    expect(data<{ inConfidence: boolean }>('EngagementLogged').filter(({ inConfidence }) => inConfidence)).toHaveLength(
      2,
    ));

  it('keeps every document that it names', async () => {
    for (const { document } of data<{ document: { sha256: string; bytes: number } }>('ResponseSubmitted')) {
      const kept = await buffer((await tracker.documents.read(document.sha256))!);
      const sha256 = createHash('sha256').update(kept).digest('hex');
      expect({ sha256, bytes: kept.length }).toEqual({ sha256: document.sha256, bytes: document.bytes });
    }
  });

  it('shows asks raised early, in time and late, with no more success than is believable', () => {
    expect(asksByBand(events)).toEqual({
      early: { raised: 28, decided: 22, successes: 10 },
      mid: { raised: 33, decided: 28, successes: 10 },
      late: { raised: 16, decided: 4, successes: 2 },
    });
  });
});

describe('A sample that is broken off', () => {
  it('is finished by playing it again, and stores nothing twice', async () => {
    const tracker = await emptyTracker();
    expect(await sampleIn(tracker.store)).toBe('nothing');
    let left = 200;
    const breakingOff = (command: Command<Outcome>) =>
      left-- > 0 ? tracker.carryOut(command) : Promise.reject(new Error('broken off'));
    await expect(playSample({ ...tracker, carryOut: breakingOff })).rejects.toThrow('broken off');
    expect(await sampleIn(tracker.store)).toBe('part');

    expect(await playSample(tracker)).toBe(story().length - 200);
    expect(await sampleIn(tracker.store)).toBe('whole');
    expect(await playSample(tracker)).toBe(0);

    expect(await eventsOpened(tracker)).toEqual(await eventsOpened(opened[0]!));
  });
});

describe('A log with anything else in it', () => {
  it('is told from the sample', async () => {
    const tracker = await emptyTracker();
    const [{ command, ...acting }] = story() as [ReturnType<typeof story>[number]];
    await actingAs(acting, () => tracker.carryOut(command));
    expect(await sampleIn(tracker.store)).toBe('else');
  });
});

/** Counts on paper: every ask of the sample is about one policy, and its first raise has one stage. */
function asksByBand(events: readonly RecordedEvent[]) {
  const stages = new Map<string, { stage: Stage; on: string }[]>();
  const policyOf = new Map<string, string>();
  const raised = new Map<string, string>();
  const answers = new Map<string, string>();
  const raise = (asks: readonly string[], on: string) =>
    asks.filter((ask) => on < (raised.get(ask) ?? '9999')).forEach((ask) => raised.set(ask, on));
  for (const { type, data } of events as readonly unknown[] as (
    PolicyEvent | AskEvent | EngagementEvent | ResponseEvent
  )[])
    if (type === 'PolicyRegistered') stages.set(data.policyId, [{ stage: data.stage, on: data.stageSince }]);
    else if (type === 'PolicyStageChanged')
      stages.get(data.policyId)!.push({ stage: data.stage, on: data.effectiveOn });
    else if (type === 'AskProposed') policyOf.set(data.askId, data.policyIds[0]!);
    else if (type === 'AskAnswered') answers.set(data.askId, data.answer);
    else if (type === 'EngagementLogged') raise(data.asksRaised, data.happenedOn);
    else if (type === 'ResponseSubmitted') raise(data.asksRaised, data.submittedAt.slice(0, 10));
  const figures: Record<Band, { raised: number; decided: number; successes: number }> = {
    early: { raised: 0, decided: 0, successes: 0 },
    mid: { raised: 0, decided: 0, successes: 0 },
    late: { raised: 0, decided: 0, successes: 0 },
  };
  for (const [ask, on] of raised) {
    const stage = stages.get(policyOf.get(ask)!)!.findLast((one) => one.on <= on)?.stage ?? 'signal';
    const band = figures[bandOf(stage)];
    const answer = answers.get(ask);
    band.raised++;
    if (answer && answer !== 'overtaken') band.decided++;
    if (answer && ['adopted', 'partly_adopted', 'adopted_in_principle'].includes(answer)) band.successes++;
  }
  return figures;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule, QueryBus, type Query } from '@nestjs/cqrs';
import { EventStore, openEventStore } from '#event-store';
import { ReadModels } from '#read-models';
import { FindAsk } from './asks/find-ask.js';
import { ListAsks } from './asks/list-asks.js';
import { ConsultationCalendar } from './consultations/consultation-calendar.js';
import { FindConsultation } from './consultations/find-consultation.js';
import { ListConsultations } from './consultations/list-consultations.js';
import { LoggedConsultation } from './consultations/logged-consultation.js';
import { FindDecision } from './decisions/find-decision.js';
import { ListDecisions } from './decisions/list-decisions.js';
import { FindEngagement } from './engagements/find-engagement.js';
import { ListEngagements } from './engagements/list-engagements.js';
import { projectionsModule, registerHandlers } from './handlers.js';
import { ItemHistory } from './history/item-history.js';
import { HomeDesk } from './home/home-lists.js';
import { KnownAbout } from './known-about.js';
import { FindOrganisation } from './organisations/find-organisation.js';
import { ListOrganisations } from './organisations/list-organisations.js';
import { FindPolicy } from './policies/find-policy.js';
import { ListPolicies } from './policies/list-policies.js';
import { PolicyTimeline } from './policies/policy-timeline.js';
import { FindResponse } from './responses/find-response.js';
import { ListResponses } from './responses/list-responses.js';
import { SearchEverything } from './search/search-everything.js';
import { ASK, CONSULTATION, DECISION, ENGAGEMENT, NOW, ORGANISATION, POLICY, RESPONSE, TODAY } from './testing-ids.js';
import { record } from './testing-record.js';

describe('the questions of the registers, asked of a service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'registers-'));
  const { events } = record();
  let store: EventStore;
  let readModels: ReadModels;
  let app: INestApplicationContext;

  beforeAll(async () => {
    const log = join(folder, 'events.sqlite');
    store = await openEventStore(log);
    for (const { stream, revision, id, type, data, metadata } of events)
      await store.append(stream, [{ id, type, data, metadata }], revision === 0 ? 'none' : revision - 1);
    readModels = await ReadModels.open({ log, folder: join(folder, 'read-models'), projectionsModule });
    await readModels.live();
    const commandsAndQueries = CqrsModule.forRoot();
    const providers = [
      { provide: ReadModels, useValue: readModels },
      { provide: EventStore, useValue: store },
      ...registerHandlers,
    ];
    app = await NestFactory.createApplicationContext(
      { ...commandsAndQueries, providers: [...(commandsAndQueries.providers ?? []), ...providers] },
      { logger: false },
    );
    await app.init();
  });

  afterAll(async () => {
    await app?.close();
    await readModels?.close();
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = <Answer>(question: Query<Answer>, asOf?: number) =>
    readModels.view(() => app.get(QueryBus).execute(question), asOf === undefined ? {} : { asOf });

  it('are all answered', async () => {
    expect(readModels.statusNow.faults).toEqual([]);
    expect(await ask(new ListPolicies())).toMatchObject({ total: 2 });
    expect(await ask(new FindPolicy(POLICY.offices, NOW))).toMatchObject({ policy: { stage: 'decided' } });
    expect(await ask(new PolicyTimeline(POLICY.offices, NOW))).toMatchObject({ from: '2025-01-02' });
    expect(await ask(new ListConsultations({ now: NOW }))).toMatchObject({ total: 5 });
    expect(await ask(new FindConsultation(CONSULTATION.open, NOW))).toMatchObject({ consultation: { state: 'open' } });
    expect(await ask(new ConsultationCalendar('2026-03-01', '2026-03-31', NOW))).toHaveLength(1);
    expect(await ask(new LoggedConsultation({ system: 'govuk', key: 'key-1' }, NOW))).toMatchObject({
      same: { consultation: { consultationId: CONSULTATION.answered } },
    });
    expect(await ask(new ListEngagements())).toMatchObject({ total: 3 });
    expect(await ask(new FindEngagement(ENGAGEMENT.quiet, TODAY))).toMatchObject({ asks: [{ askId: ASK.consent }] });
    expect(await ask(new ListAsks({ today: TODAY }))).toMatchObject({ total: 5 });
    expect(await ask(new FindAsk(ASK.purpose, TODAY))).toMatchObject({ ask: { state: 'answered' } });
    expect(await ask(new ListDecisions())).toMatchObject({ total: 2 });
    expect(await ask(new FindDecision(DECISION.offices, TODAY))).toMatchObject({ decision: { answers: 1 } });
    expect(await ask(new ListResponses())).toMatchObject({ total: 3 });
    expect(await ask(new FindResponse(RESPONSE.begun, NOW))).toMatchObject({ response: { state: 'started' } });
    expect(await ask(new ListOrganisations())).toMatchObject({ total: 2 });
    expect(await ask(new FindOrganisation(ORGANISATION.kent, TODAY))).toMatchObject({
      organisation: { name: 'Kent County Council' },
    });
    expect(await ask(new SearchEverything('consent'))).toMatchObject({ total: 1 });
    expect(await ask(new HomeDesk(NOW))).toMatchObject({ toTriage: { total: 2 } });
    expect((await ask(new KnownAbout({ policyIds: [POLICY.offices] }, NOW))).policies.size).toBe(1);
  });

  it('tell the history of an item from the log, the latest first', async () => {
    const history = await ask(new ItemHistory('ask', ASK.purpose));
    expect(history.map(({ revision, type }) => [revision, type])).toEqual([
      [3, 'AskDeliveryReported'],
      [2, 'AskAnswered'],
      [1, 'AskAgreed'],
      [0, 'AskProposed'],
    ]);
    expect(await ask(new ItemHistory('policy', ASK.purpose))).toEqual([]);
  });

  it('are answered as of an earlier position', async () => {
    const inLog = await store.read(`ask-${ASK.purpose}`);
    const before = inLog.find(({ type }) => type === 'AskAnswered')!.position - 1;
    expect(await ask(new FindAsk(ASK.purpose, TODAY), before)).toMatchObject({ ask: { state: 'awaiting' } });
    expect((await ask(new ItemHistory('ask', ASK.purpose), before)).map(({ type }) => type)).toEqual([
      'AskAgreed',
      'AskProposed',
    ]);
    expect(await ask(new FindAsk(ASK.purpose, TODAY))).toMatchObject({ ask: { state: 'answered' } });
  });
});

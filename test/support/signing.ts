import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore, type DomainEvent } from '#event-store';
import { sha256OfAnswer, type ResponseEvent, type Stance } from '#responses';
import { startTestTracker, type TestTracker } from './tracker.js';
import { Visitor } from './visitor.js';

/** Four members, and responses whose answers are drafted. */
export interface Signing extends TestTracker {
  readonly members: Readonly<Record<'kent' | 'leeds' | 'york' | 'devon', string>>;
  readonly responseId: string;
  /** another one, of the same words, in a round: Kent has said yes, then the second answer was changed */
  readonly staleId: string;
  /** of the first response */
  readonly questionIds: readonly string[];
  /** somebody with a browser who plays a part: `chair`, `member.<organisationId>` */
  readonly playing: (part: string) => Visitor;
}

export const ANSWERS: readonly (readonly [Stance, string])[] = [
  ['agree', 'We **agree**, provided that councils keep a help desk.\n\n- It must be funded.'],
  ['agree_with_changes', 'By April 2028.'],
  ['no_view', ''],
];
export const LATER = 'By April 2029, at the latest.';
const QUESTIONS = ['Do you agree?', 'By when could you be ready? (10 words)', 'What would it cost?'];
const LEAD = '0198c0de-0000-7000-8000-000000000001';

/** What a position to the words that were drafted at first names. */
export const wordsOf = (questionIds: readonly string[]) =>
  ANSWERS.map(([stance, text], n) => ({ questionId: questionIds[n]!, sha256: sha256OfAnswer(text), stance }));

/** Starts a tracker on a log that holds all this. */
export async function startSigning(): Promise<Signing> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signing-'));
  const store = await SqliteEventStore.open({ file: join(dataDir, 'events.sqlite') });
  const put = (stream: string, events: readonly DomainEvent[]) =>
    store.append(
      stream,
      events.map((event) => ({
        ...event,
        id: randomUUID(),
        metadata: { actor: `person-${LEAD}`, $correlationId: randomUUID(), $causationId: randomUUID() },
      })),
      'none',
    );
  const members = { kent: randomUUID(), leeds: randomUUID(), york: randomUUID(), devon: randomUUID() };
  const names = { kent: 'Kent County Council', leeds: 'Leeds City Council', york: 'City of York', devon: 'Devon' };
  for (const [place, organisationId] of Object.entries(members))
    await put(`organisation-${organisationId}`, [
      {
        type: 'OrganisationJoined',
        data: {
          organisationId,
          name: names[place as keyof typeof names],
          kind: 'county',
          nation: 'england',
          joinedOn: '2024-01-01',
        },
      },
    ]);
  const responded = async (title: string, more: (responseId: string, ids: readonly string[]) => ResponseEvent[]) => {
    const [consultationId, responseId] = [randomUUID(), randomUUID()];
    const questionIds = QUESTIONS.map(() => randomUUID());
    await put(`consultation-${consultationId}`, [
      {
        type: 'ConsultationLogged',
        data: {
          consultationId,
          title,
          kind: 'technical',
          departments: ['cabinet-office'],
          policyIds: [],
          themes: [],
          nations: ['england'],
          closesAt: '2020-01-31T17:00:00Z',
        },
      },
      {
        type: 'ConsultationQuestionsListed',
        data: {
          consultationId,
          questions: QUESTIONS.map((text, n) => ({
            questionId: questionIds[n]!,
            number: String(n + 1),
            text,
            kind: 'open',
          })),
        },
      },
    ]);
    await put(`response-${responseId}`, [
      { type: 'ResponseStarted', data: { responseId, consultationId, leadPersonId: LEAD } },
      ...ANSWERS.map(([stance, text], n) => drafted(responseId, questionIds[n]!, stance, text)),
      ...more(responseId, questionIds),
    ]);
    return { responseId, questionIds };
  };
  const first = await responded('One front door', () => []);
  const stale = await responded('One back door', (responseId, ids) => [
    {
      type: 'SignOffOpened',
      data: {
        responseId,
        round: 1,
        closesAt: '2099-01-01T12:00:00Z',
        quorumPercent: 50,
        roster: Object.values(members),
        answers: wordsOf(ids),
      },
    },
    {
      type: 'PositionTaken',
      data: {
        responseId,
        round: 1,
        organisationId: members.kent,
        position: 'yes',
        capacity: 'delegated_officer',
        answers: wordsOf(ids),
      },
    },
    drafted(responseId, ids[1]!, 'agree_with_changes', LATER),
  ]);
  await store.close();
  const tracker = await startTestTracker({ DATA_DIR: dataDir, EVENTSTORE_URL: '' });
  return {
    ...tracker,
    ...first,
    members,
    staleId: stale.responseId,
    playing: (part) => new Visitor(tracker.url, part),
    close: async () => {
      await tracker.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const drafted = (responseId: string, questionId: string, stance: Stance, text: string): ResponseEvent => ({
  type: 'AnswerDrafted',
  data: { responseId, questionId, stance, text, baseVersion: 0 },
});

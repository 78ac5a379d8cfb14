import { aLog, id, linesFrom } from '../../fixtures/a-log.js';
import { CATALOGUE } from './catalogue.js';
import { checkLogFile, faultInWords, type Progress } from './check-log-file.js';

type Changed = Record<string, unknown>;
const [joined, invited, registered, stage] = aLog().map((event): Changed => ({ ...event })) as [
  Changed,
  Changed,
  Changed,
  Changed,
];

const checked = async (...lines: unknown[]) => (await checkLogFile(linesFrom(...lines))).faults.map(faultInWords);
const withData = (event: Changed, data: object) => ({ ...event, data: { ...(event.data as object), ...data } });
const withMetadata = (event: Changed, metadata: object) => ({
  ...event,
  metadata: { ...(event.metadata as object), ...metadata },
});
const without = (event: Changed, field: string) =>
  Object.fromEntries(Object.entries(event).filter(([key]) => key !== field));

describe('the catalogue', () => {
  it('holds every event there is, by category, and what a stream begins with', () => {
    expect(
      [...CATALOGUE].map(([category, { begins, events }]) => [category, begins, Object.keys(events).length]),
    ).toEqual([
      ['policy', 'PolicyRegistered', 9],
      ['consultation', 'ConsultationLogged', 14],
      ['engagement', 'EngagementLogged', 4],
      ['ask', 'AskProposed', 10],
      ['decision', 'DecisionRecorded', 4],
      ['response', 'ResponseStarted', 22],
      ['claim', 'ClaimRaised', 9],
      ['organisation', 'OrganisationJoined', 3],
      ['person', 'PersonInvited', 4],
      ['meeting', 'MeetingScheduled', 7],
      ['report', 'ReportPinned', 1],
    ]);
  });

  it('begins every category with one of its own events', () => {
    for (const { begins, events } of CATALOGUE.values()) expect(Object.keys(events)).toContain(begins);
  });
});

describe('a log file', () => {
  it('in the export format has nothing wrong with it', async () => {
    const told: Progress[] = [];
    const log = aLog();
    expect(await checkLogFile(linesFrom(...log), (progress) => told.push(progress))).toEqual({
      events: log.length,
      faults: [],
      faultsInAll: 0,
      streams: new Map(log.map(({ stream, revision }) => [stream, revision])),
    });
    expect(told).toEqual([{ step: 'check', events: log.length, share: 1 }]);
  });

  it('may be empty, hold blank lines, and positions with gaps', async () => {
    expect(await checked()).toEqual([]);
    expect(await checked(joined, '', '  ', { ...invited, position: 70 })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"position":', 'Line 2: is not JSON'],
    ['no object', '[]', 'Line 2: must be one JSON object'],
    ['nothing', 'null', 'Line 2: must be one JSON object'],
    ['no position', without(invited, 'position'), 'Line 2: position must be a whole number'],
    ['a position that does not ascend', { ...invited, position: 0 }, 'Line 2: position must be more than 0'],
    ['a broken position', { ...invited, position: 1.5 }, 'Line 2: position must be a whole number'],
    ['no stream', without(invited, 'stream'), 'Line 2: stream must be <category>-<id>'],
    [
      'a stream of no category',
      { ...invited, stream: `invoice-${id('Ann')}` },
      'Line 2: stream must be <category>-<id>',
    ],
    [
      'a stream of a method',
      { ...invited, stream: `constructor-${id('Ann')}` },
      'Line 2: stream must be <category>-<id>',
    ],
    ['a stream without an id', { ...invited, stream: 'person-7' }, 'Line 2: stream must be <category>-<id>'],
    ['a stream without a dash', { ...invited, stream: 'person' }, 'Line 2: stream must be <category>-<id>'],
    [
      'a revision that does not run on',
      { ...invited, revision: 1 },
      'Line 2: revision must be 0, the next of its stream',
    ],
    ['no id', { ...invited, id: 'x' }, 'Line 2: id must be an id'],
    ['an id twice', { ...invited, id: joined.id }, 'Line 2: id must not be that of an earlier line'],
    [
      'another first event',
      { ...invited, type: 'PersonErased', data: { personId: id('Ann'), reason: 'Asked' } },
      'Line 2: type must be PersonInvited, with which such a stream begins',
    ],
    [
      'a type of another category',
      { ...invited, type: 'AskProposed' },
      'Line 2: type must be one of PersonInvited, PersonRolesChanged, PersonDeactivated, PersonErased',
    ],
    ['a type of a method', { ...invited, type: 'toString' }, 'Line 2: type must be one of PersonInvited'],
    ['no data', without(invited, 'data'), 'Line 2: data must be an object'],
    ['data of another shape', withData(invited, { roles: 'all' }), 'Line 2: data.roles must be'],
    [
      'data that the shape does not know',
      withData(invited, { shoeSize: 7 }),
      'Line 2: data.shoeSize is not a field of this',
    ],
    [
      'data with a trap',
      JSON.stringify(invited).replace('"roles"', '"__proto__":{"x":1},"roles"'),
      'Line 2: data.__proto__ is not a field of this',
    ],
    [
      'data of another stream',
      withData(invited, { personId: id('Bob') }),
      'Line 2: data.personId must be the id of the stream',
    ],
    ['no metadata', without(invited, 'metadata'), 'Line 2: metadata must be an object'],
    [
      'time that goes back',
      withMetadata(invited, { recordedAt: '2025-09-30T09:00:00.000Z' }),
      'Line 2: metadata.recordedAt must not be before 2025-10-01T09:00:00.000Z, that of the line before',
    ],
    [
      'a time that never was',
      withMetadata(invited, { recordedAt: '2026-02-30T09:00:00.000Z' }),
      'Line 2: metadata.recordedAt must be an instant in UTC',
    ],
    [
      'a time with an offset',
      withMetadata(invited, { recordedAt: '2026-02-03T09:00:00.000+01:00' }),
      'Line 2: metadata.recordedAt must be an instant in UTC',
    ],
    [
      'an actor without a name',
      withMetadata(invited, { actor: 'person-7' }),
      'Line 2: metadata.actor must be person-<id> or system:<name>',
    ],
    ['no command', withMetadata(invited, { $causationId: undefined }), 'Line 2: metadata.$causationId must be an id'],
    ['metadata of its own', withMetadata(invited, { colour: 'red' }), 'Line 2: metadata.colour is not a field of this'],
    [
      'more than a store takes',
      withData(invited, { roles: Array.from({ length: 120_000 }, (_, role) => `role-${role}`) }),
      'Line 2: is too large: ',
    ],
    [
      'endless nesting',
      JSON.stringify(invited).replace('"c2VhbGVk"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      'Line 2: is nested more than 20 levels deep',
    ],
    ['fields of its own', { ...invited, colour: 'red' }, 'Line 2: colour is not a field of this'],
  ])('with %s is named by line, field and reason', async (_, line, words) => {
    expect(await checked(joined, line, { ...registered, position: 2_000_000 })).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it('names every fault of every line, and what cannot be read', async () => {
    const lines = [
      { number: 1, problem: 'is not UTF-8', share: 0.1 },
      ...linesFrom(joined, { ...stage, position: -1, id: 7 }).map((line) => ({ ...line, number: line.number + 1 })),
    ];
    expect((await checkLogFile(lines)).faults).toEqual([
      { line: 1, field: '', reason: 'is not UTF-8' },
      { line: 3, field: 'position', reason: expect.any(String) },
      { line: 3, field: 'id', reason: 'must be an id' },
      { line: 3, field: 'revision', reason: 'must be 0, the next of its stream' },
    ]);
  });

  it('lists a thousand faults and counts them all', async () => {
    const { faults, faultsInAll, events } = await checkLogFile(linesFrom(...Array.from({ length: 1500 }, () => '7')));
    expect([faults.length, faultsInAll, events]).toEqual([1000, 1500, 1500]);
  });
});

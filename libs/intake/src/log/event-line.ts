import { EventTooLarge, refuseSize, type RecordedEvent } from '#event-store';
import { faultsIn, type Fault } from '#vocabulary';
import { isUUID } from 'class-validator';
import { CATALOGUE, type Category } from './catalogue.js';
import type { Line } from './lines.js';

type Rules = Readonly<Record<string, readonly [holds: (value: unknown) => boolean, message: string]>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isId = (value: unknown) => isUUID(value, 'all');
const isName = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 500;
const isActor = (value: unknown) =>
  typeof value === 'string' &&
  (value.startsWith('person-') ? isId(value.slice('person-'.length)) : /^system:\S{1,100}$/.test(value));
const isUtc = (value: unknown) => {
  const instant = typeof value === 'string' && value.length === 24 ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString() === value;
};

/*
 * The envelope is the same on every line, and a file may have a million of them: it is looked at by hand, where the
 * data of the events are looked at by their shapes.
 */
const ENVELOPE: Rules = {
  position: [isWhole, 'must be a whole number from 0'],
  stream: [isName, 'must be <category>-<id>'],
  revision: [isWhole, 'must be a whole number from 0'],
  id: [isId, 'must be an id'],
  type: [isName, 'must be the name of an event'],
  data: [isObject, 'must be an object'],
  metadata: [isObject, 'must be an object'],
};
const METADATA: Rules = {
  recordedAt: [isUtc, 'must be an instant in UTC with milliseconds, like 2025-01-10T10:00:00.000Z'],
  actor: [isActor, 'must be person-<id> or system:<name>'],
  $correlationId: [isId, 'must be an id'],
  $causationId: [isId, 'must be an id'],
  importedFrom: [(value) => value === undefined || isName(value), 'must be text of 1 to 500 characters'],
};

function faultsBy(rules: Rules, object: Record<string, unknown>, path = ''): Fault[] {
  const faults: Fault[] = [];
  for (const field in rules) {
    const [holds, message] = rules[field]!;
    if (!holds(object[field])) faults.push({ field: path + field, message });
  }
  for (const field in object)
    if (!Object.hasOwn(rules, field)) faults.push({ field: path + field, message: 'is not a field of this' });
  return faults;
}

/** One line of a log file, read and looked at for itself; what it says may be wrong all the same. */
export interface EventLine {
  readonly event: RecordedEvent;
  readonly faults: readonly Fault[];
}

/** Reads a line in the export format and checks it as far as it can be checked alone. */
export function eventIn({ text, problem }: Line): EventLine | { readonly faults: readonly Fault[] } {
  if (text === undefined) return { faults: [{ field: '', message: problem ?? 'cannot be read' }] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { faults: [{ field: '', message: 'is not JSON' }] };
  }
  if (!isObject(json)) return { faults: [{ field: '', message: 'must be one JSON object' }] };
  if (isDeep(json)) return { faults: [{ field: '', message: `is nested more than ${DEEPEST} levels deep` }] };
  const event = json as unknown as RecordedEvent;
  const envelope = faultsBy(ENVELOPE, json);
  const metadata = isObject(json.metadata) ? faultsBy(METADATA, json.metadata, 'metadata.') : [];
  const faults = [...envelope, ...metadata];
  const readable = !envelope.some(({ field }) => field === 'stream' || field === 'type' || field === 'data');
  return { event, faults: readable ? [...faults, ...(sizeFault(text, event) ?? dataFaults(event))] : faults };
}

const DEEPEST = 20;

/** No shape is that deep; what is would take the validators with it. */
function isDeep(json: object): boolean {
  let level: object[] = [json];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++)
    level = level.flatMap((value) => Object.values(value).filter((of) => typeof of === 'object' && of !== null));
  return level.length > 0;
}

const SURELY_FITS = 200_000;

/** What no store would take must not come to light when half of the file is stored. */
function sizeFault(text: string, { type, data, metadata }: RecordedEvent): Fault[] | undefined {
  if (text.length < SURELY_FITS) return undefined;
  try {
    refuseSize([{ type, data: JSON.stringify(data), metadata: JSON.stringify(metadata ?? {}) }]);
    return undefined;
  } catch (error) {
    if (error instanceof EventTooLarge) return [{ field: '', message: `is too large: ${error.message}` }];
    throw error;
  }
}

function dataFaults({ stream, type, data }: RecordedEvent): Fault[] {
  const dash = stream.indexOf('-');
  const id = stream.slice(dash + 1);
  const category = CATALOGUE.get(stream.slice(0, Math.max(dash, 0)));
  if (!category || !isUUID(id, 'all') || id !== id.toLowerCase()) {
    const categories = [...CATALOGUE.keys()].join(', ');
    return [{ field: 'stream', message: `must be <category>-<id>, the category one of ${categories}` }];
  }
  return shapeFaults(category, id, type, data);
}

function shapeFaults({ events, id: idField }: Category, id: string, type: string, data: object): Fault[] {
  if (!Object.hasOwn(events, type))
    return [{ field: 'type', message: `must be one of ${Object.keys(events).join(', ')}` }];
  const faults = [...faultsIn(events[type]!, data), ...nameFaults(data)].map(({ field, message }) => ({
    field: `data.${field}`,
    message,
  }));
  const field = `data.${idField}`;
  if (!faults.some((fault) => fault.field === field) && (data as Record<string, unknown>)[idField] !== id)
    return [...faults, { field, message: 'must be the id of the stream' }];
  return faults;
}

/** Names that no shape has and that would reach into JavaScript's own objects. */
function nameFaults(value: unknown, path = ''): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, of]) => {
    const field = path ? `${path}.${name}` : name;
    if (name === '__proto__' || name === 'constructor') return [{ field, message: 'is not a field of this' }];
    return nameFaults(of, field);
  });
}

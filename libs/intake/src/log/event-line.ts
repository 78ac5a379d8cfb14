import type { RecordedEvent } from '#event-store';
import { faultsIn, IsId, isInstant, IsLine, IsWholeNumber, Nested, Optional, type Fault } from '#vocabulary';
import { isUUID, Matches, ValidateBy } from 'class-validator';
import { CATALOGUE, type Category } from './catalogue.js';
import type { Line } from './lines.js';

const isUtc = (value: unknown) => isInstant(value) && /^.{19}\.\d{3}Z$/.test(value);
const IsRecordedAt = () =>
  ValidateBy({
    name: 'isRecordedAt',
    validator: {
      validate: isUtc,
      defaultMessage: () => 'must be an instant in UTC with milliseconds, like 2025-01-10T10:00:00.000Z',
    },
  });
const IsActor = () =>
  Matches(/^(?:person-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|system:[^\s:]\S{0,99})$/i, {
    message: 'must be person-<id> or system:<name>',
  });

class LineMetadata {
  @IsRecordedAt() recordedAt: string;
  @IsActor() actor: string;
  @IsId() $correlationId: string;
  @IsId() $causationId: string;
  @Optional() @IsLine() importedFrom?: string;
}

class Envelope {
  @IsWholeNumber(0, Number.MAX_SAFE_INTEGER) position: number;
  @IsLine(100) stream: string;
  @IsWholeNumber(0, Number.MAX_SAFE_INTEGER) revision: number;
  @IsId() id: string;
  @IsLine(100) type: string;
  @Nested(() => LineMetadata) metadata: LineMetadata;
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
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { faults: [{ field: '', message: 'must be one JSON object' }] };
  const { data, ...envelope } = json as RecordedEvent;
  const faults = faultsIn(Envelope, envelope);
  return { event: json as RecordedEvent, faults: [...faults, ...dataFaults(json as RecordedEvent, data, faults)] };
}

function dataFaults({ stream, type }: RecordedEvent, data: unknown, envelope: readonly Fault[]): Fault[] {
  if (envelope.some(({ field }) => field === 'stream' || field === 'type')) return [];
  const dash = stream.indexOf('-');
  const id = stream.slice(dash + 1);
  const category = CATALOGUE.get(stream.slice(0, Math.max(dash, 0)));
  if (!category || !isUUID(id, 'all') || id !== id.toLowerCase()) {
    const categories = [...CATALOGUE.keys()].join(', ');
    return [{ field: 'stream', message: `must be <category>-<id>, the category one of ${categories}` }];
  }
  return shapeFaults(category, id, type, data);
}

function shapeFaults({ events, id: idField }: Category, id: string, type: string, data: unknown): Fault[] {
  if (!Object.hasOwn(events, type))
    return [{ field: 'type', message: `must be one of ${Object.keys(events).join(', ')}` }];
  const faults = [...faultsIn(events[type]!, data), ...nameFaults(data)].map(({ field, message }) => ({
    field: field ? `data.${field}` : 'data',
    message,
  }));
  const field = `data.${idField}`;
  const named = faults.some((fault) => fault.field === field || fault.field === 'data');
  if (!named && (data as Record<string, unknown>)[idField] !== id)
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

import type { RecordedEvent } from '#event-store';

/**
 * An event as somebody may read of it: lists of ids without those that are withheld from them. What is about such an item
 * itself, like an answer given by a decision under embargo, they do not read of at all.
 */
export function seenIn(event: RecordedEvent, withheld: ReadonlySet<string>): RecordedEvent[] {
  if (withheld.size === 0) return [event];
  const data = without(event.data, withheld);
  return data === HIDDEN ? [] : [{ ...event, data: data as RecordedEvent['data'] }];
}

const HIDDEN = Symbol('names something that is withheld');

function without(value: unknown, withheld: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return withheld.has(value) ? HIDDEN : value;
  if (Array.isArray(value)) return value.map((one) => without(one, withheld)).filter((one) => one !== HIDDEN);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, without(field, withheld)] as const);
  return fields.some(([, field]) => field === HIDDEN) ? HIDDEN : Object.fromEntries(fields);
}

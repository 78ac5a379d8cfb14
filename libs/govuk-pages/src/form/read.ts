import { Temporal } from 'temporal-polyfill';
import { isLocalDate, londonInstant, type Fault } from '#vocabulary';
import { KEPT, type ChoiceField, type Field, type Raw } from './fields.js';

/** What was answered, as the data of the event would hold it, and what could not be read at all. */
export interface Answers {
  readonly values: Record<string, unknown>;
  readonly faults: readonly Fault[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** All values of a body by name, whatever a parser made of it. */
export function rawOf(body: unknown): Raw {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
  );
}

/** Reads the answers to the fields: nothing answered is absent, spaces around are gone, dates and instants are put together. */
export function readAnswers(fields: readonly Field[], raw: Raw): Answers {
  const faults: Fault[] = [];
  const values = readFields(fields, raw, '', faults);
  return { values, faults };
}

function readFields(fields: readonly Field[], raw: Raw, prefix: string, faults: Fault[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = readField(field, raw, prefix + field.name, faults);
    if (value !== undefined) values[field.name] = value;
    if (field.kind === 'choice') {
      const chosen = field.options.find((option) => option.value === (raw[prefix + field.name]?.[0] ?? ''));
      Object.assign(values, readFields(chosen?.reveals ?? [], raw, prefix, faults));
    }
  }
  return values;
}

function readField(field: Field, raw: Raw, name: string, faults: Fault[]): unknown {
  switch (field.kind) {
    case 'line':
      return first(raw, name);
    case 'hidden':
      return field.shows === undefined ? first(raw, name) : objectIn(first(raw, name));
    case 'choice':
      return field.others ? chosenOrTyped(field, raw, name, faults) : chosenIn(field, raw, name);
    case 'text': {
      const text = first(raw, name)?.replaceAll('\r\n', '\n');
      return field.list ? linesIn(text) : text;
    }
    case 'number': {
      const typed = first(raw, name);
      return typed === undefined || !/^-?\d+$/.test(typed) ? typed : Number(typed);
    }
    case 'yesNo': {
      const answer = first(raw, name);
      return answer === undefined ? undefined : answer === 'yes';
    }
    case 'choices': {
      const typed = (first(raw, `${name}.others`) ?? '').split(',').map(slugOf);
      const chosen = new Set([...(raw[name] ?? []), ...typed].filter((value) => value !== ''));
      // In the order of the options, whatever the order on the page was: the same answers are always the same list.
      const listed = field.options.map(({ value }) => value).filter((value) => chosen.delete(value));
      const all = [...listed, ...chosen];
      if (field.absentWhenNone && all.length === 0) return undefined;
      return field.json ? all.map(objectIn) : all;
    }
    case 'date':
      return readDate(raw, name, faults);
    case 'instant':
      return readInstant(raw, name, faults);
    case 'group': {
      const inside = readFields(field.fields, raw, `${name}.`, faults);
      const answered = Object.values(inside).some((value) => !Array.isArray(value) || value.length > 0);
      return answered ? { ...field.defaults, ...inside } : undefined;
    }
    case 'rows': {
      const rows = rowNumbers(raw, name).map((row) => readFields(field.fields, raw, `${name}.${row}.`, faults));
      return field.about ? rows : rows.filter((row) => Object.keys(row).some((key) => key !== field.id));
    }
    case 'file':
      return undefined;
  }
}

/** The name of the file that was chosen for a field, if one was kept. */
export function keptFileName(raw: Raw, name: string): string | undefined {
  try {
    const kept: unknown = JSON.parse(raw[KEPT + name]?.[0] ?? 'null');
    return typeof kept === 'object' && kept !== null && 'fileName' in kept ? String(kept.fileName) : undefined;
  } catch {
    return undefined;
  }
}

const first = (raw: Raw, name: string) => raw[name]?.[0]?.trim() || undefined;

const linesIn = (text: string | undefined) => {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length > 0 ? lines : undefined;
};

function chosenIn(field: ChoiceField, raw: Raw, name: string): unknown {
  const answer = first(raw, name);
  return field.json ? chosenObject(field, answer) : answer;
}

/** What was typed is that of the list when it is called the same. */
function chosenOrTyped(field: ChoiceField, raw: Raw, name: string, faults: Fault[]): unknown {
  const chosen = chosenIn(field, raw, name);
  const typed = first(raw, `${name}.others`);
  if (typed === undefined) return chosen;
  const same = field.options.find(({ label }) => label.toLowerCase() === typed.toLowerCase())?.value ?? typed;
  if (chosen !== undefined && chosen !== same)
    faults.push({ field: name, message: 'must be chosen from the list or typed, not both' });
  return same;
}

/** What a value that travelled as JSON says; what is none is left for the shape to refuse. */
function objectIn(value: string | undefined): unknown {
  try {
    return value === undefined ? undefined : (JSON.parse(value) as unknown);
  } catch {
    return value;
  }
}

const chosenObject = ({ options }: ChoiceField, answer: string | undefined): unknown =>
  options.some(({ value }) => value === answer) && answer ? (JSON.parse(answer) as unknown) : answer;

const slugOf = (typed: string) =>
  typed
    .trim()
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** The rows of a list that a body holds answers for, in order. */
export const rowNumbers = (raw: Raw, name: string): number[] => {
  const numbers = Object.keys(raw).flatMap((key) => {
    const row = key.startsWith(`${name}.`) ? /^\d{1,4}(?=\.)/.exec(key.slice(name.length + 1)) : null;
    return row ? [Number(row[0])] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
};

function readDate(raw: Raw, name: string, faults: Fault[]): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => first(raw, `${name}.${part}`));
  if (!day && !month && !year) return undefined;
  const missing = [!day && 'a day', !month && 'a month', !year && 'a year'].filter(Boolean);
  const named = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const number = named > 0 ? String(named) : (month ?? '');
  const date = `${year?.padStart(4, '0')}-${number.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (missing.length > 0) faults.push({ field: name, message: `must include ${missing.join(' and ')}` });
  else if (!isLocalDate(date) || (year ?? '').length !== 4)
    faults.push({ field: name, message: 'must be a real date, like 8 April 2025' });
  return date;
}

/** `HH:MM` from “17:00”, “5pm”, “5.30 pm”, “midday”, “noon”, “midnight”; nothing when it is no time. */
export function timeOf(typed: string): string | undefined {
  const text = typed.toLowerCase().replaceAll(/\s/g, '');
  if (text === 'midday' || text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(text);
  if (!parts || (!parts[2] && !parts[3])) return undefined;
  const hours = Number(parts[1]);
  if (parts[3] && (hours < 1 || hours > 12)) return undefined;
  const shifted = parts[3] ? (hours % 12) + (parts[3] === 'pm' ? 12 : 0) : hours;
  const minutes = Number(parts[2] ?? 0);
  if (shifted > 23 || minutes > 59) return undefined;
  return Temporal.PlainTime.from({ hour: shifted, minute: minutes }).toString().slice(0, 5);
}

function readInstant(raw: Raw, name: string, faults: Fault[]): string | undefined {
  const typed = first(raw, `${name}.time`);
  const before = faults.length;
  const date = readDate(raw, name, faults);
  if (date === undefined && typed === undefined) return undefined;
  if (faults.length > before) return undefined;
  const time = typed === undefined ? undefined : timeOf(typed);
  if (date === undefined) faults.push({ field: name, message: 'must include a date' });
  else if (typed === undefined) faults.push({ field: name, message: 'must include a time, like 5pm' });
  else if (time === undefined)
    faults.push({ field: name, message: 'must have a real time, like 5pm, 9:30am or midday' });
  return date !== undefined && time !== undefined ? londonInstant(date, time) : undefined;
}

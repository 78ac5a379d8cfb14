import { faultsIn, type Fault, type Shape } from '#vocabulary';
import { capitalised, uncapitalised } from '../words.js';
import type { Field, Form, Mistake, Raw } from './fields.js';
import { readAnswers, rowNumbers } from './read.js';

/** A field with the full path of its answer. */
export interface Placed {
  readonly field: Exclude<Field, { kind: 'hidden' }>;
  readonly name: string;
}

/** All fields that may hold an answer, groups and revealed ones before those inside them, rows as they stand in a body. */
export function placed(
  fields: readonly Field[],
  prefix = '',
  rows: (name: string) => readonly number[] = () => [],
): Placed[] {
  return fields.flatMap((field): Placed[] => {
    if (field.kind === 'hidden') return [];
    const name = prefix + field.name;
    const self = { field, name };
    if (field.kind === 'group') return [self, ...placed(field.fields, `${name}.`, rows)];
    if (field.kind === 'rows')
      return [self, ...rows(name).flatMap((row) => placed(field.fields, `${name}.${row}.`, rows))];
    if (field.kind === 'choice')
      return [self, ...field.options.flatMap((option) => placed(option.reveals ?? [], prefix, rows))];
    return [self];
  });
}

/** The noun of a field, in the words of its mistakes. */
export const nounOf = ({ noun, label }: Placed['field']): string => noun ?? uncapitalised(label);

const article = (noun: string) => (/^[aeiou]/i.test(noun) ? 'an' : 'a');

/** “Enter a title”, “Select a stage”: what is said about an answer that is missing. */
function missing(field: Placed['field']): string {
  const noun = nounOf(field);
  if (field.kind === 'choices') return `Select at least one ${noun}`;
  if (field.kind === 'rows') return `Enter at least one ${noun}`;
  if (field.kind === 'yesNo') return `Select whether ${noun}`;
  if (field.kind === 'file') return `Select ${article(noun)} ${noun}`;
  return `${field.kind === 'choice' ? 'Select' : 'Enter'} ${article(noun)} ${noun}`;
}

/** The end of the sentence as a person would say it: what is said for programs is put in the words of the page. */
function readable(message: string, kind: Field['kind']): string {
  if (/^must be (one line|text) of 1 to ([\d,]+) characters$/.test(message))
    return `must be ${kind === 'line' ? 'one line of' : ''} ${/([\d,]+) characters/.exec(message)?.[1]} characters or fewer`.replace(
      '  ',
      ' ',
    );
  if (message.startsWith('must be an instant')) return 'must be a real date and time, like 8 April 2025 at 5pm';
  return message.replace('like 2025-04-08', 'like 8 April 2025');
}

const wasAnswered = (raw: Raw, name: string) =>
  Object.entries(raw).some(([key, [value]]) => (key === name || key.startsWith(`${name}.`)) && value?.trim());

/** A fault of the data as a sentence beside its field. */
export function mistakeOf(fault: Fault, fields: readonly Placed[], raw: Raw): Mistake {
  const at = fields
    .filter(({ name }) => fault.field === name || fault.field.startsWith(`${name}.`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!at) return { text: `${capitalised(fault.field)} ${fault.message}`.trim() };
  const { field, name } = at;
  const text = wasAnswered(raw, name)
    ? `${capitalised(nounOf(field))} ${readable(fault.message, field.kind)}`
    : missing(field);
  return { name, text };
}

/** What is wrong with a value for a shape; a group that had to be there is looked into, so that its own fields are named. */
function faultsOf(shape: Shape, values: Record<string, unknown>, fields: readonly Field[]): Fault[] {
  const faults = faultsIn(shape, values);
  const groups = fields.filter((field) => field.kind === 'group' && faults.some((fault) => fault.field === field.name));
  if (groups.length === 0) return faults;
  const opened = Object.fromEntries(
    groups.map((group) => [group.name, group.kind === 'group' ? { ...group.defaults } : {}]),
  );
  const inside = faultsIn(shape, { ...values, ...opened });
  return inside.length > 0 ? inside : faults;
}

/** The answers of a form, and the mistakes in them, in the order of the questions. */
export function checkForm(
  form: Pick<Form, 'fields' | 'shape'>,
  raw: Raw,
  given: Readonly<Record<string, unknown>> = {},
): { values: Record<string, unknown>; mistakes: Mistake[] } {
  const { values, faults: unreadable } = readAnswers(form.fields, raw);
  const all = { ...asShapeAsks(form, values), ...given };
  return { values: all, mistakes: mistakesIn(form, raw, all, unreadable) };
}

/** The mistakes in the data that was made of the answers of a form, in the order of the questions. */
export function mistakesIn(
  form: Pick<Form, 'fields' | 'shape'>,
  raw: Raw,
  data: Record<string, unknown>,
  unreadable: readonly Fault[] = [],
): Mistake[] {
  const known = new Set(unreadable.map((fault) => fault.field));
  const faults = [...unreadable, ...faultsOf(form.shape, data, form.fields).filter((fault) => !known.has(fault.field))];
  const fields = fieldsOf(form, raw);
  return inOrder(
    faults.map((fault) => mistakeOf(fault, fields, raw)),
    fields,
  );
}

/** A group that the shape asks for holds its defaults at least; a list that it can do without is left out when empty. */
function asShapeAsks(
  { fields, shape }: Pick<Form, 'fields' | 'shape'>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const required = new Set(faultsIn(shape, {}).map((fault) => fault.field));
  const filled = { ...values };
  for (const field of fields) {
    if (field.kind === 'group' && field.defaults && required.has(field.name))
      filled[field.name] ??= { ...field.defaults };
    const list = filled[field.name];
    if (Array.isArray(list) && list.length === 0 && !required.has(field.name)) delete filled[field.name];
  }
  return filled;
}

/** The fields of a form with the rows that a body holds. */
export const fieldsOf = (form: Pick<Form, 'fields'>, raw: Raw): Placed[] =>
  placed(form.fields, '', (name) => rowNumbers(raw, name));

function inOrder(mistakes: readonly Mistake[], fields: readonly Placed[]): Mistake[] {
  const order = fields.map(({ name }) => name);
  const one = new Map(mistakes.toReversed().map((mistake) => [mistake.name ?? mistake.text, mistake]));
  return [...one.values()].sort((a, b) => order.indexOf(a.name ?? '') - order.indexOf(b.name ?? ''));
}

/** The paths of the answers that the shape can do without; of a correction, those that it lets be taken away. */
export function optionalFields(form: Pick<Form, 'fields' | 'shape' | 'corrects'>): ReadonlySet<string> {
  const all = placed(form.fields);
  const mustStay = form.corrects
    ? faultsIn(form.shape, Object.fromEntries(form.fields.map(({ name }) => [name, null]))).map(({ field }) => field)
    : [];
  const skeleton: Record<string, unknown> = {};
  const needed = new Set([
    ...mustStay,
    ...faultsIn(form.shape, {}).map(({ field }) => field),
    ...all
      .filter(({ field }) => field.kind === 'group')
      .flatMap(({ name }) => {
        skeleton[name] = {};
        return faultsIn(form.shape, skeleton).map(({ field }) => field);
      }),
  ]);
  return new Set(all.map(({ name }) => name).filter((name) => !needed.has(name)));
}

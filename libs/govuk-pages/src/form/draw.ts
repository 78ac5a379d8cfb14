import { v7 as newId } from 'uuid';
import { piecesOf } from '../cells.js';
import { component, drawn } from '../templating.js';
import { capitalised } from '../words.js';
import { lengthInWords } from './length.js';
import type { ChoiceField, ChoicesField, Field, Finder, Form, Mistake, Raw } from './fields.js';
import { optionalFields } from './mistakes.js';
import { keptFileName, rowNumbers } from './read.js';

/** What the drawing of fields draws on. */
interface Drawing {
  readonly raw: Raw;
  readonly mistakes: ReadonlyMap<string, string>;
  readonly optional: ReadonlySet<string>;
  /** inside a group that can be left out: what is said of the group is not said again of each field */
  readonly inOptionalGroup?: boolean;
}

/** A list of at most so many choices is all shown; a longer one is a select, or can be filtered. */
const SHOWN_AT_ONCE = 12;
/** More radios than these are small ones. */
const MANY = 5;

/** The id of the control that a mistake's link leads to. */
export function anchorOf(
  form: Pick<Form, 'fields'>,
  name: string,
  fields: readonly Field[] = form.fields,
  prefix = '',
): string {
  for (const field of fields) {
    const path = prefix + field.name;
    if (path === name && (field.kind === 'date' || field.kind === 'instant')) return `${name}.day`;
    if (field.kind === 'group') {
      if (path === name) return anchorOf(form, `${name}.${field.fields[0]?.name}`, field.fields, `${path}.`);
      if (name.startsWith(`${path}.`)) return anchorOf(form, name, field.fields, `${path}.`);
    }
    if (field.kind === 'rows' && name.startsWith(`${path}.`)) {
      const row = name.slice(path.length + 1).split('.')[0];
      return anchorOf(form, name, field.fields, `${path}.${row}.`);
    }
    if (field.kind === 'choice' && path !== name) {
      const inside = field.options.flatMap((option) => option.reveals ?? []);
      if (inside.some((revealed) => prefix + revealed.name === name)) return anchorOf(form, name, inside, prefix);
    }
  }
  return name;
}

/** The markup of all fields of a form, with the answers and the mistakes in them. */
export function drawFields(
  form: Pick<Form, 'fields' | 'shape' | 'corrects'>,
  raw: Raw,
  mistakes: readonly Mistake[],
): string {
  const texts = new Map(mistakes.flatMap(({ name, text }) => (name === undefined ? [] : [[name, text] as const])));
  const drawing = { raw, mistakes: texts, optional: optionalFields(form) };
  const folds = form.fields.findIndex(isAside);
  if (folds < 0) return fieldsMarkup(form.fields, '', drawing);
  const shown = (fields: readonly Field[]) =>
    fieldsMarkup(
      fields.filter((field) => !isAside(field)),
      '',
      drawing,
    );
  return [
    shown(form.fields.slice(0, folds)),
    asideMarkup(form.fields.filter(isAside), drawing),
    shown(form.fields.slice(folds)),
  ].join('\n');
}

const isAside = (field: Field): boolean => field.kind !== 'hidden' && field.aside === true;

const asideMarkup = (fields: readonly Field[], drawing: Drawing): string =>
  drawn('fieldset.njk', {
    name: 'aside',
    legend: 'More details',
    folded: true,
    open: fields.some(({ name }) => isTouched(name, drawing)),
    content: fieldsMarkup(fields, '', drawing),
  });

const fieldsMarkup = (fields: readonly Field[], prefix: string, drawing: Drawing): string =>
  fields.map((field) => fieldMarkup(field, prefix, drawing)).join('\n');

function fieldMarkup(field: Field, prefix: string, drawing: Drawing): string {
  const name = prefix + field.name;
  const answer = drawing.raw[name]?.[0] ?? '';
  if (field.kind === 'hidden')
    return drawn('hidden.njk', { name, values: [field.shows === undefined ? answer : JSON.stringify(field.shows)] });
  const mistake = drawing.mistakes.get(name);
  const optional = !field.needed && drawing.optional.has(withoutRows(name));
  const label = `${field.label}${optional && !drawing.inOptionalGroup ? ' (optional)' : ''}`;
  const common = {
    id: name,
    name,
    label: { text: label, classes: 'govuk-label--s' },
    ...(field.hint && { hint: { text: field.hint } }),
    ...(mistake && { errorMessage: { text: mistake } }),
  };
  const fieldset = { legend: { text: label, classes: 'govuk-fieldset__legend--s' } };
  switch (field.kind) {
    case 'line':
      return component('govukInput', 'input', {
        ...common,
        value: field.input === 'password' ? '' : answer,
        ...(field.autocomplete && { autocomplete: field.autocomplete }),
        classes: { short: 'govuk-input--width-10', half: 'govuk-!-width-one-half' }[field.width ?? ('full' as 'short')],
        ...(field.input && inputMode(field.input)),
      });
    case 'number':
      return component('govukInput', 'input', {
        ...common,
        value: answer,
        classes: 'govuk-input--width-5',
        inputmode: 'numeric',
      });
    case 'text':
      return (
        component('govukTextarea', 'textarea', { ...common, value: answer, rows: field.rows ?? 4 }) +
        (field.counted
          ? drawn('count.njk', { name, ...field.counted, text: lengthInWords(answer, field.counted) })
          : '') +
        (field.finder ? finderMarkup(name, field.finder) : '')
      );
    case 'file':
      return component('govukFileUpload', 'file-upload', {
        ...common,
        ...fileHint(field.hint, keptFileName(drawing.raw, name)),
        javascript: true,
        ...(field.accept && { attributes: { accept: field.accept } }),
      });
    case 'yesNo':
      return component('govukRadios', 'radios', {
        ...common,
        idPrefix: name,
        fieldset,
        classes: 'govuk-radios--inline',
        value: answer,
        items: [
          { value: 'yes', text: field.yes ?? 'Yes' },
          { value: 'no', text: field.no ?? 'No' },
        ],
      });
    case 'choice':
      return choiceMarkup(field, prefix, drawing, { ...common, fieldset });
    case 'choices':
      return choicesMarkup(field, name, drawing, { ...common, fieldset });
    case 'date':
    case 'instant':
      return dateMarkup(field.kind === 'instant', name, drawing.raw, { ...common, fieldset });
    case 'group':
      return drawn('fieldset.njk', {
        name,
        legend: label,
        hint: field.hint,
        mistake,
        folded: field.folded,
        open: mistake !== undefined || isTouched(name, drawing),
        content: fieldsMarkup(field.fields, `${name}.`, { ...drawing, inOptionalGroup: optional }),
      });
    case 'rows':
      return rowsMarkup(field, name, drawing, mistake, label);
  }
}

const finderMarkup = (name: string, finder: Finder): string =>
  drawn('finder.njk', {
    ...finder,
    name,
    found: finder.found.map((one) => ({ ...one, title: piecesOf(one.title), about: piecesOf(one.about) })),
  });

/** Whether anything of a question or inside a group was answered, or is wrong. */
function isTouched(name: string, { raw, mistakes }: Drawing): boolean {
  const isOwn = (path: string) => path === name || path.startsWith(`${name}.`);
  return (
    [...mistakes.keys()].some(isOwn) ||
    Object.entries(raw).some(([path, values]) => isOwn(path) && values.some((value) => value !== ''))
  );
}

const fileHint = (hint: string | undefined, kept: string | undefined) => {
  const text = kept ? `“${kept}” is chosen. Choose another file to replace it.` : hint;
  return text ? { hint: { text } } : {};
};

const withoutRows = (name: string) => name.replaceAll(/\.\d+(?=\.)/g, '');

const inputMode = (input: 'url' | 'email' | 'numeric' | 'password') =>
  input === 'numeric' ? { inputmode: 'numeric' } : { type: input, spellcheck: false };

function choiceMarkup(field: ChoiceField, prefix: string, drawing: Drawing, common: object): string {
  const name = prefix + field.name;
  const value = drawing.raw[name]?.[0] ?? '';
  if (field.select || field.options.length > SHOWN_AT_ONCE || field.options.length === 0) {
    const items = field.options.map((option) => ({ value: option.value, text: option.label }));
    const choose = items[0]?.value === '' ? items : [{ value: '', text: 'Choose one' }, ...items];
    const select = component('govukSelect', 'select', { ...common, value, items: choose });
    return select + othersMarkup(field, name, drawing);
  }
  const radios = component('govukRadios', 'radios', {
    ...common,
    idPrefix: name,
    classes: field.options.length > MANY ? 'govuk-radios--small' : '',
    items: field.options.map((option) => ({
      value: option.value,
      text: option.label,
      checked: option.value === value,
      ...(option.hint && { hint: { text: option.hint } }),
      ...(option.reveals && { conditional: { html: fieldsMarkup(option.reveals, prefix, drawing) } }),
    })),
  });
  return radios + othersMarkup(field, name, drawing);
}

/** The line for what is not in the list. */
function othersMarkup(field: ChoiceField | ChoicesField, name: string, { raw }: Drawing): string {
  if (!field.others) return '';
  const others = `${name}.others`;
  return component('govukInput', 'input', {
    id: others,
    name: others,
    label: { text: field.others },
    ...(field.kind === 'choices' && { hint: { text: 'Separate them with commas' } }),
    value: raw[others]?.[0] ?? '',
    formGroup: { classes: 'others' },
  });
}

function choicesMarkup(field: ChoicesField, name: string, drawing: Drawing, common: object): string {
  if (field.options.length === 0) return nothingMarkup(field, name, drawing);
  const chosen = new Set(drawing.raw[name]);
  const boxes = component('govukCheckboxes', 'checkboxes', {
    ...common,
    idPrefix: name,
    classes: 'govuk-checkboxes--small',
    attributes: {
      ...(field.firstOf && { 'data-first-of': field.firstOf }),
      ...(field.options.length > SHOWN_AT_ONCE && { 'data-filter': `Find in this list: ${field.label.toLowerCase()}` }),
    },
    items: field.options.map((option) => ({
      value: option.value,
      text: option.label,
      checked: chosen.has(option.value),
      ...(option.hint && { hint: { text: option.hint } }),
      ...(option.of && { attributes: { 'data-of': option.of.join(' ') } }),
    })),
  });
  return boxes + othersMarkup(field, name, drawing);
}

/** A list with nothing in it: its label and its hint say so. */
const nothingMarkup = (field: ChoicesField, name: string, drawing: Drawing): string =>
  drawn('fieldset.njk', {
    name,
    legend: field.label,
    bare: true,
    hint: field.hint,
    mistake: drawing.mistakes.get(name),
    content: othersMarkup(field, name, drawing),
  });

function dateMarkup(
  withTime: boolean,
  name: string,
  raw: Raw,
  common: { errorMessage?: object; fieldset: object },
): string {
  const item = (part: string, width: number) => ({
    id: `${name}.${part}`,
    name: `${name}.${part}`,
    label: part.charAt(0).toUpperCase() + part.slice(1),
    value: raw[`${name}.${part}`]?.[0] ?? '',
    classes: `govuk-input--width-${width} ${common.errorMessage ? 'govuk-input--error' : ''}`,
  });
  return component('govukDateInput', 'date-input', {
    hint: { text: withTime ? 'For example, 8 4 2025 at 5pm' : 'For example, 8 4 2025' },
    ...common,
    items: [
      item('day', 2),
      item('month', 2),
      item('year', 4),
      ...(withTime ? [{ ...item('time', 5), inputmode: 'text' }] : []),
    ],
  });
}

function rowsMarkup(
  field: Extract<Field, { kind: 'rows' }>,
  name: string,
  drawing: Drawing,
  mistake: string | undefined,
  label: string,
): string {
  const filled = rowNumbers(drawing.raw, name);
  const rows = filled.length > 0 ? filled : [0];
  return drawn('rows.njk', {
    name,
    legend: label,
    hint: field.hint,
    mistake,
    noun: field.noun,
    given: field.about !== undefined,
    rows: rows.map((row, index) => ({
      path: `${name}.${row}`,
      ...(field.about?.[index] ?? { title: `${capitalised(field.noun)} ${index + 1}` }),
      content: fieldsMarkup(field.fields, `${name}.${row}.`, withId(field.id && `${name}.${row}.${field.id}`, drawing)),
    })),
  });
}

/** A row that has no id yet gets one with its first drawing, and keeps it. */
function withId(name: string | undefined, drawing: Drawing): Drawing {
  if (!name || drawing.raw[name]?.[0]) return drawing;
  return { ...drawing, raw: { ...drawing.raw, [name]: [newId()] } };
}

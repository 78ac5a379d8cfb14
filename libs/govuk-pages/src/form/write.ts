import { isInstant, isLocalDate, londonDate, londonTime } from '#vocabulary';
import type { ChoiceField, Field, GroupField, Raw } from './fields.js';

/** The answers that a form starts with: the inverse of reading them. */
export function writeAnswers(fields: readonly Field[], values: Readonly<Record<string, unknown>>, prefix = ''): Raw {
  return Object.assign({}, ...fields.map((field) => writeField(field, values[field.name], prefix, values))) as Raw;
}

function writeField(field: Field, value: unknown, prefix: string, siblings: Readonly<Record<string, unknown>>): Raw {
  const name = prefix + field.name;
  if (field.kind === 'choice') {
    const revealed = field.options.flatMap((option) => option.reveals ?? []);
    return {
      ...writeAnswers(revealed, siblings, prefix),
      ...writeChoice(field, name, value === undefined || value === null ? '' : asText(value)),
    };
  }
  if (value === undefined || value === null) return {};
  switch (field.kind) {
    case 'date':
      return dateParts(name, asText(value));
    case 'instant':
      return isInstant(value) ? { ...dateParts(name, londonDate(value)), [`${name}.time`]: [londonTime(value)] } : {};
    case 'yesNo':
      return { [name]: [value === true ? 'yes' : 'no'] };
    case 'choices':
      return writeChoices(field, name, (value as readonly unknown[]).map(asText));
    case 'group':
      return writeAnswers(field.fields, beyondDefaults(field, value as Record<string, unknown>), `${name}.`);
    case 'rows':
      return Object.assign(
        {},
        ...(value as Record<string, unknown>[]).map((row, index) =>
          writeAnswers(field.fields, row, `${name}.${index}.`),
        ),
      ) as Raw;
    case 'text':
      return { [name]: [Array.isArray(value) ? value.join('\n') : asText(value)] };
    case 'file':
      return {};
    default:
      return { [name]: [asText(value)] };
  }
}

/** What stands in a group when nothing was answered is not written as an answer: the option that answers nothing is chosen. */
const beyondDefaults = ({ defaults = {} }: GroupField, value: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(value).filter(([name, one]) => !(name in defaults) || defaults[name] !== one));

const writeChoice = ({ options, others }: ChoiceField, name: string, value: string): Raw =>
  others && value !== '' && !options.some((option) => option.value === value)
    ? { [name]: [''], [`${name}.others`]: [value] }
    : { [name]: [value] };

function writeChoices(field: Extract<Field, { kind: 'choices' }>, name: string, values: readonly string[]): Raw {
  const listed = new Set(field.options.map((option) => option.value));
  const others = values.filter((value) => !listed.has(value));
  return {
    [name]: field.others ? values.filter((value) => listed.has(value)) : values,
    ...(field.others && others.length > 0 && { [`${name}.others`]: [others.join(', ')] }),
  };
}

function dateParts(name: string, date: string): Raw {
  if (!isLocalDate(date)) return {};
  const [year = '', month, day] = date.split('-');
  return {
    [`${name}.day`]: [String(Number(day))],
    [`${name}.month`]: [String(Number(month))],
    [`${name}.year`]: [year],
  };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

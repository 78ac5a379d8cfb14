import { isLocalDate } from '#vocabulary';
import { dateInWords, timeInWords } from '../dates.js';
import type { Form, Raw } from './fields.js';
import { fieldsOf, type Placed } from './mistakes.js';
import { keptFileName, readAnswers, timeOf } from './read.js';

/** The answers of a form in words, in the order of the questions; what was not answered says so. */
export function answersShown(form: Form, raw: Raw): { name: string; label: string; answer: string }[] {
  return fieldsOf(form, raw)
    .filter(({ field }) => field.kind !== 'group' && field.kind !== 'rows')
    .filter(({ field, name }) => asked(form, field, name, raw))
    .map(({ field, name }) => ({ name, label: field.label, answer: inWords(field, name, raw) || 'Not answered' }));
}

/** A question inside a choice that was not taken is not asked. */
function asked(form: Form, field: Placed['field'], name: string, raw: Raw): boolean {
  return fieldsOf(form, raw).every(
    (placed) =>
      placed.field.kind !== 'choice' ||
      placed.field.options.every(
        (option) =>
          !option.reveals?.includes(field) || !isBeside(placed.name, name) || raw[placed.name]?.[0] === option.value,
      ),
  );
}

const isBeside = (a: string, b: string) => a.split('.').slice(0, -1).join('.') === b.split('.').slice(0, -1).join('.');

const typedInstead = (name: string, raw: Raw) => raw[`${name}.others`]?.[0]?.trim() ?? '';

function inWords(field: Placed['field'], name: string, raw: Raw): string {
  const answer = raw[name]?.[0]?.trim() ?? '';
  switch (field.kind) {
    case 'choice':
      return field.options.find(({ value }) => value === answer)?.label || answer || typedInstead(name, raw);
    case 'file':
      return keptFileName(raw, name) ?? '';
    case 'choices': {
      const chosen = (raw[name] ?? []).map(
        (value) => field.options.find((option) => option.value === value)?.label ?? value,
      );
      return [...chosen, typedInstead(name, raw)].filter(Boolean).join('\n');
    }
    case 'yesNo':
      return answer === '' ? '' : answer === 'yes' ? (field.yes ?? 'Yes') : (field.no ?? 'No');
    case 'date':
    case 'instant': {
      const date = readAnswers([{ ...field, kind: 'date', name }], raw).values[name];
      const time = timeOf(raw[`${name}.time`]?.[0] ?? '');
      if (!isLocalDate(date)) return '';
      return field.kind === 'instant' && time ? `${dateInWords(date)} at ${timeInWords(time)}` : dateInWords(date);
    }
    default:
      return answer;
  }
}

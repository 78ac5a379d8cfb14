import { checkForm, writeAnswers, type Form } from '#govuk-pages';

/**
 * The details to record: what was not changed in the form stays exactly as it was seen (a form shows neither seconds nor
 * the order of a list), what was changed is as it was answered.
 */
export function asSeen(
  form: Pick<Form, 'fields' | 'shape'>,
  seen: object,
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shown = checkForm(form, writeAnswers(form.fields, { ...seen })).values;
  const same = (field: string) => JSON.stringify(shown[field]) === JSON.stringify(answers[field]);
  const kept = Object.entries(seen).filter(([field]) => field in answers && same(field));
  return { ...answers, ...Object.fromEntries(kept) };
}

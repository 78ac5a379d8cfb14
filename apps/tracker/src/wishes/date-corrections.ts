import type { Field } from '#govuk-pages';
import type { About, Wish } from './wish.js';

const correctionField: Field = {
  kind: 'text',
  name: 'correction',
  label: 'Why was the date wrong?',
  noun: 'reason why the date was wrong',
  rows: 3,
  needed: true,
};

/**
 * The form that puts the date of a fact right: the fact as it stands, to be recorded once more with why its date was
 * wrong. The API takes the same with the call that records the fact.
 */
export const puttingDateRight = (
  wish: Wish,
  {
    path,
    title,
    starts,
  }: { readonly path: string; readonly title: string; readonly starts: (about: About) => Promise<object> },
): Wish => ({
  ...wish,
  path,
  done: 'Date put right',
  starts,
  form: async (about) => {
    const form = await wish.form(about);
    return {
      ...form,
      title,
      intro: 'The date that was recorded before stays in the history, with why it was wrong.',
      fields: [...form.fields, correctionField],
      submit: 'Put the date right',
      checkAnswers: false,
    };
  },
});

/** The wish of a command among others. */
export function wishOf(wishes: readonly Wish[], command: { readonly name: string }): Wish {
  const found = wishes.find((wish) => wish.command.name === command.name);
  if (!found) throw new Error(`There is no wish for ${command.name}`);
  return found;
}

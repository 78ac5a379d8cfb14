import type { FiltersBlock } from './page.js';
import { component } from './templating.js';

/** The questions of a form that narrows a page. */
export function filterFields({ selects, dates, words = [] }: FiltersBlock): string {
  const label = (text: string) => ({ text, classes: 'govuk-label--s' });
  return [
    ...words.map(({ name, value, ...word }) =>
      component('govukInput', 'input', {
        id: name,
        name,
        value,
        type: 'search',
        label: label(word.label),
        classes: 'govuk-input--width-20',
      }),
    ),
    ...selects.map(({ name, value, options, ...select }) =>
      component('govukSelect', 'select', {
        id: name,
        name,
        value,
        label: label(select.label),
        classes: 'filter-select',
        items: options,
      }),
    ),
    ...dates.map(({ name, value, ...date }) =>
      component('govukInput', 'input', {
        id: name,
        name,
        value,
        type: 'date',
        label: label(date.label),
        classes: 'govuk-input--width-10',
      }),
    ),
  ].join('\n');
}

import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { percentDone } from '#vocabulary';
import { dateInWords } from './dates.js';
import { labelOf } from './words.js';

const here = fileURLToPath(new URL('./templates', import.meta.url));
const govuk = fileURLToPath(new URL('..', import.meta.resolve('govuk-frontend')));

const environment = new nunjucks.Environment(
  [new nunjucks.FileSystemLoader(here), new nunjucks.FileSystemLoader(govuk)],
  { autoescape: true, trimBlocks: true, lstripBlocks: true },
);
environment.addFilter('date', dateInWords);
environment.addFilter('label', labelOf);
environment.addFilter('percentDone', percentDone);

const templates = new Map<string, nunjucks.Template>();

/** Draws a template of this library. Every text is escaped; only `Html` goes through `| safe`. */
export const drawn = (template: string, context: object): string => environment.render(template, context);

/** Draws a component of the design system, like `component('govukInput', 'input', { … })`. */
export function component(macro: string, folder: string, params: object): string {
  let template = templates.get(macro);
  if (!template) {
    const source = `{% from "govuk/components/${folder}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`;
    template = nunjucks.compile(source, environment);
    templates.set(macro, template);
  }
  return template.render({ params });
}

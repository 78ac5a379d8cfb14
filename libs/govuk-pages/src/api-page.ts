import type { Site } from './page.js';
import { frame } from './pages.js';
import { drawn } from './templating.js';

/** One call of the API, as the page to try it shows it. */
export interface ApiCall {
  readonly id: string;
  readonly method: string;
  /** with `{names}` of parameters */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly description?: string;
    readonly required: boolean;
  }[];
  /** what could be sent as a body */
  readonly example?: string;
}

/** The page to read about the API and to try it. Trying needs JavaScript, reading does not. */
export const drawApiPage = (
  groups: readonly { readonly title: string; readonly calls: readonly ApiCall[] }[],
  site: Site,
): string => drawn('api.njk', { ...frame({ title: 'API' }, site), groups });

import type { Site } from './page.js';
import { frame } from './pages.js';
import { drawn } from './templating.js';
import { paginationOf } from './pagination.js';
import { count, labelOf } from './words.js';

interface Segment {
  readonly text: string;
  readonly match: boolean;
}

/** What was looked for, and what was found (nothing yet: an empty box). */
export interface Search {
  readonly q: string;
  readonly kind: string;
  readonly found?: {
    readonly hits: readonly {
      readonly kind: string;
      readonly href: string;
      readonly title: readonly Segment[];
      readonly excerpt: readonly Segment[];
    }[];
    readonly total: number;
    readonly counts: readonly { readonly kind: string; readonly count: number }[];
    readonly page: number;
    readonly pageCount: number;
  };
}

/** The page of a search: what matches is marked. */
export function drawSearch({ q, kind, found }: Search, site: Site): string {
  const address = (parameters: Record<string, string>) =>
    `/search?${new URLSearchParams({ q, ...parameters }).toString()}`;
  const kept: Record<string, string> = kind ? { kind } : {};
  return drawn('search.njk', {
    ...frame({ title: q ? `Search: ${q}` : 'Search' }, site),
    q,
    kind,
    found: found && {
      said: count(found.total, 'match', 'matches'),
      hits: found.hits.map((hit) => ({ ...hit, label: labelOf(hit.kind) })),
      kinds: found.counts.map((counted) => ({
        text: `${labelOf(counted.kind)} (${counted.count.toLocaleString('en-GB')})`,
        href: address({ kind: counted.kind }),
        chosen: counted.kind === kind,
      })),
      all: address({}),
      pagination: found.pageCount > 1 && paginationOf(found, (page) => address({ ...kept, page: String(page) })),
    },
  });
}

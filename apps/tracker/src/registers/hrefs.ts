import type { ItemKind, ItemRef } from '#registers';
import type { Piece } from '#govuk-pages';

const PATHS: Readonly<Record<ItemKind, string>> = {
  policy: '/policies',
  consultation: '/consultations',
  engagement: '/engagements',
  ask: '/asks',
  decision: '/decisions',
  claim: '/claims',
  response: '/responses',
  organisation: '/members',
  meeting: '/meetings',
};

/** The address of an item's page. */
export const hrefOf = (kind: ItemKind, id: string): string => `${PATHS[kind]}/${id}`;

/** Links to items, by what they are called. */
export const linksTo = (kind: ItemKind, items: readonly ItemRef[]): Piece[] =>
  items.map(({ id, title }) => ({ text: title, href: hrefOf(kind, id) }));

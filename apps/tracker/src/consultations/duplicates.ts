import { LoggedConsultation } from '#registers';
import { closingInWords, type Block } from '#govuk-pages';
import { hrefOf } from '../registers/hrefs.js';
import type { About } from '../wishes/wish.js';

/** What a consultation that is about to be logged may be logged as already. */
export interface Likeness {
  readonly title?: string;
  readonly departments?: readonly string[];
  readonly source?: { readonly system?: string; readonly key?: string };
}

/** Points out what is logged already under the same source key, or with the same title and a department in common. */
export async function duplicatesOf(
  { title, departments, source }: Likeness,
  { id, now, ask }: Pick<About, 'id' | 'now' | 'ask'>,
): Promise<Block[]> {
  const { same, alike } = await ask(
    new LoggedConsultation({ system: source?.system, key: source?.key, title, departments }, now),
  );
  const others = [
    ...(same ? [{ ...same.consultation, why: 'has the same key there' }] : []),
    ...alike.map((row) => ({ ...row, why: 'has the same title and department' })),
  ].filter(({ consultationId }) => consultationId !== id);
  if (others.length === 0) return [];
  return [
    {
      kind: 'warning',
      text: 'This may be logged already. Look before you log it again.',
      links: others.map(({ consultationId, title: named, closesAt, why }) => ({
        text: `${named}${closesAt ? `, closing ${closingInWords(closesAt)}` : ''}: ${why}`,
        href: hrefOf('consultation', consultationId),
      })),
    },
  ];
}

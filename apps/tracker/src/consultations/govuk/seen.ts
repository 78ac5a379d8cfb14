import { consultationEvents } from '#consultations';
import type { Raw } from '#govuk-pages';
import type { GovukConsultation, Proposal } from '#intake';

/** What a page about an item of GOV.UK travels with: all that was read from the item, so that it is read only once. */
export interface Seen {
  readonly details?: GovukConsultation['details'];
  readonly proposals: readonly Proposal[];
  /** what could not be taken over, each a sentence */
  readonly leftOut: readonly string[];
}

/** What came with a form; undefined when it cannot be read. What it proposes is checked when it is recorded. */
export function seenIn(raw: Raw): Seen | undefined {
  try {
    const seen: unknown = JSON.parse(raw.seen?.[0] ?? '');
    return isSeen(seen) ? seen : undefined;
  } catch {
    return undefined;
  }
}

function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false;
  const { proposals, leftOut } = value as Partial<Seen>;
  return (
    Array.isArray(leftOut) &&
    Array.isArray(proposals) &&
    proposals.every(
      (proposal) => Array.isArray(proposal?.words) && Object.hasOwn(consultationEvents, proposal.event?.type),
    )
  );
}

/** The proposals as boxes to tick. */
export const boxes = (proposals: readonly Proposal[]) =>
  proposals.map(({ words }, index) => ({ value: String(index), label: words.join(' ') }));

/** The proposals whose boxes are ticked. */
export const ticked = (proposals: readonly Proposal[], values: readonly string[] = []): Proposal[] =>
  proposals.filter((_, index) => values.includes(String(index)));

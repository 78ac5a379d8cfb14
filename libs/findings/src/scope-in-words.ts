import { dateInWords, knownTitle, labelOf, titleOfSlug } from '#govuk-pages';
import type { AskedScope } from '#influence';

const titleOf = (slug: string) => knownTitle(slug) ?? titleOfSlug(slug);

/** What figures are narrowed to, in words; nothing when they are of everything. */
export function scopeInWords(scope: Omit<AskedScope, 'asOf'>, policyTitle?: string): string[] {
  const { theme, department, nation, policyId, direction, size, from, to, by, asAt } = scope;
  const day = by === 'raise' ? 'first raised' : 'decided';
  return [
    theme && `Theme: ${titleOf(theme)}`,
    department && `Department: ${titleOf(department)}`,
    nation && `Nation: ${labelOf(nation)}`,
    policyId && `Policy: ${policyTitle ?? policyId}`,
    direction && `Direction: ${labelOf(direction)}`,
    size && `Size: ${labelOf(size)}`,
    (from ?? to) &&
      `Period: ${day} ${[from && `from ${dateInWords(from)}`, to && `to ${dateInWords(to)}`].filter(Boolean).join(' ')}`,
    asAt && `Counting only what had happened by ${dateInWords(asAt)}`,
  ].filter((words): words is string => typeof words === 'string' && words !== '');
}

import { labelOf, sharesSvg } from '#govuk-pages';
import { number, text, type Finding, type Links } from './finding.js';
import { intervalInWords, rateInWords, tooFew } from './in-words.js';
import type { IndicatorNumbers, IntervalNumbers } from './numbers.js';

const BANDS = ['early', 'mid', 'late'] as const;
const ANY = 'In full, in part or in principle';
const STRICT = 'In full';

/** How asks fared by when they were first raised: side by side, and not as cause and effect. */
export function bandsFinding({ adoptionByBand, earlyMinusLate }: IndicatorNumbers, { rows }: Links): Finding {
  const part = (band: (typeof BANDS)[number], measure: 'any' | 'strict') => ({
    ...adoptionByBand[band][measure],
    href: rows?.(`adoptionByBand.${band}.${measure}.count`),
  });
  const cells = (path: string, rate: IntervalNumbers) => [
    number(rate.rate, rows?.(`${path}.count`), rateInWords(rate)),
    { shown: intervalInWords(rate), value: intervalInWords(rate) },
  ];
  return {
    id: 'early-against-late',
    heading: 'Early against late',
    text: `Of the asks that reached a decision, how many were taken up, by the stage of the policy when they were first raised. ${differenceInWords(earlyMinusLate, adoptionByBand)} Early and late are not cause and effect: the council may come in early where government already agrees with it.`,
    table: {
      caption: 'Asks that were taken up, by when they were first raised',
      columns: [
        { label: 'First raised' },
        { label: 'Reached a decision', numeric: true },
        { label: ANY },
        { label: '95% interval' },
        { label: STRICT },
        { label: '95% interval of “in full”' },
      ],
      rows: BANDS.map((band) => [
        text(labelOf(band)),
        number(adoptionByBand[band].n, rows?.(`adoptionByBand.${band}.n`)),
        ...cells(`adoptionByBand.${band}.any`, adoptionByBand[band].any),
        ...cells(`adoptionByBand.${band}.strict`, adoptionByBand[band].strict),
      ]),
      empty: 'No ask has reached a decision yet.',
    },
    chart: sharesSvg({
      id: 'early-against-late',
      title: 'Share of asks that were taken up, by when they were first raised, with 95% intervals',
      wide: ANY,
      strict: STRICT,
      groups: BANDS.map((band) => ({ label: labelOf(band), wide: part(band, 'any'), strict: part(band, 'strict') })),
    }),
  };
}

const points = (share: number) => `${share < 0 ? '−' : ''}${Math.round(Math.abs(share) * 100)}`;

function differenceInWords(
  { difference, low, high }: IndicatorNumbers['earlyMinusLate'],
  { early, late }: IndicatorNumbers['adoptionByBand'],
): string {
  if (difference === null || low === null || high === null)
    return `Early less late: ${tooFew(Math.min(early.n, late.n))}.`;
  const interval = `95% interval ${points(low)} to ${points(high)}`;
  const chance = low <= 0 && high >= 0 ? ' The interval holds 0: a difference of this size may be chance.' : '';
  return `Early less late, taken up at all: ${points(difference)} percentage points (${interval}).${chance}`;
}

import { BANDS, type Band } from '#vocabulary';
import { counting, narrower } from '../figure.js';
import { difference, rateWithInterval } from '../rates.js';
import { DECIDED, type CountedPairs } from './counted-pairs.js';

const STAGES_OF: Readonly<Record<Band, string>> = {
  early: 'signal, scoping or options',
  mid: 'consultation or analysing',
  late: 'decided or further',
};

/** How the decided pairs fared, by the band in which they were first raised. */
export function adoptionByBand({ decided }: CountedPairs) {
  const inBand = (band: Band) => {
    const words = `On the day of the first raise the policy was at ${STAGES_OF[band]}.`;
    const n = counting(
      narrower(DECIDED, words, 'stage'),
      decided.filter((pair) => pair.band === band),
    );
    const fared = (words: string, success: 'strictSuccess' | 'success') =>
      counting(
        narrower(n.rule, words),
        decided.filter((pair) => pair.band === band && pair[success]),
      );
    return {
      n,
      strict: rateWithInterval(n, fared('The latest answer is that it was adopted.', 'strictSuccess')),
      any: rateWithInterval(
        n,
        fared('The latest answer is that it was adopted, partly adopted, or adopted in principle.', 'success'),
      ),
    };
  };
  return Object.fromEntries(BANDS.map((band) => [band, inBand(band)])) as Record<Band, ReturnType<typeof inBand>>;
}

const EARLY_MINUS_LATE = narrower(
  DECIDED,
  'The share adopted, in full, in part or in principle, of those first raised at signal, scoping or options, less that of those first raised at decided or further. It compares; it does not say that one is the cause of the other.',
  'stage',
);

/** How much better those fared that were first raised early. */
export const earlyMinusLate = ({ early, late }: ReturnType<typeof adoptionByBand>) =>
  difference(early.any, late.any, EARLY_MINUS_LATE);

import type { IndicatorNumbers } from '#influence';
import { count } from './in-words.js';

type Rate = IndicatorNumbers['earlyRaiseRate'];
type Spread = Omit<IndicatorNumbers['notice'], 'beforeOpening'>;

const percent = (share: number) => `${Math.round(share * 100)} %`;
const days = (value: number | null) => (value === null ? 'unknown' : count(value, 'day'));

/** “5 of 15 (33 %)”; of fewer than five without the share. */
const rate = ({ n, count, rate }: Rate) => `${count} of ${n}${rate === null ? '' : ` (${percent(rate)})`}`;

const rateWithInterval = (one: IndicatorNumbers['adoptionByBand']['early']['any']) =>
  one.low === null || one.high === null ? rate(one) : `${rate(one)}, ${percent(one.low)} to ${percent(one.high)}`;

const spread = ({ n, min, q1, median, q3, max }: Spread) =>
  n === 0 ? 'none' : `median ${days(median)} (${n} counted: ${min}, ${q1}, ${median}, ${q3}, ${max})`;

const plain = (word: string) => word.replaceAll('_', ' ');

/** The indicators for people at a terminal: a line each. */
export function indicatorsInWords(of: IndicatorNumbers): string {
  const { headline, stageAtFirstRaise, adoptionByBand, earlyMinusLate, timeToAnswer, coverage, governmentAnswer } = of;
  const apart = (share: number) => `${Math.round(share * 100)} points`;
  const lines: [string, string][] = [
    ['Raised with government', count(headline.raised, 'ask on a policy', 'asks on policies')],
    ['Decided', String(headline.decided)],
    ['Adopted, in full, in part or in principle', String(headline.successes)],
    ['Of these with influence shown', `${headline.influence}, ${headline.earlyInfluence} of them early`],
    ['First raised early', rate(of.earlyRaiseRate)],
    [
      'Stage at first raise',
      Object.entries(stageAtFirstRaise)
        .filter(([, asks]) => asks > 0)
        .map(([stage, asks]) => `${plain(stage)} ${asks}`)
        .join(', ') || 'none',
    ],
    ['Lead time to opening', spread(of.leadTimeToOpening)],
    ['Lead time to decision', `${spread(of.leadTimeToDecision)}; ${of.leadTimeToDecision.raisedAfter} raised after it`],
    ...Object.entries(adoptionByBand).map(
      ([band, { strict, any }]) =>
        [`Adopted when raised ${band}`, `${rateWithInterval(any)}; in full ${rateWithInterval(strict)}`] as [
          string,
          string,
        ],
    ),
    [
      'Early minus late',
      earlyMinusLate.difference === null || earlyMinusLate.low === null || earlyMinusLate.high === null
        ? 'not shown: fewer than five'
        : `${apart(earlyMinusLate.difference)}, ${apart(earlyMinusLate.low)} to ${apart(earlyMinusLate.high)}`,
    ],
    ['Successes with evidence', `E2 ${rate(of.evidenced.e2)}; E3 ${rate(of.evidenced.e3)}`],
    ['Successes delivered', rate(of.followThrough.delivered)],
    ['Turned down at first, taken up since', String(of.followThrough.lateConversions)],
    [
      'Time to answer',
      `median ${days(timeToAnswer.median)} (${timeToAnswer.events} of ${timeToAnswer.n} answered); ${timeToAnswer.raisedAfterAnswer} raised after the answer`,
    ],
    [
      'Consultations to answer',
      `${coverage.n}: ${coverage.onTime} on time, ${coverage.late} late, ${coverage.lapsed} lapsed, ${coverage.missed} missed`,
    ],
    ['Notice of consultations', `${spread(of.notice)}; before opening ${rate(of.notice.beforeOpening)}`],
    [
      'Government’s answer',
      `median ${days(governmentAnswer.median)} (${governmentAnswer.events} of ${governmentAnswer.n} answered); within 84 days ${rate(governmentAnswer.within84)}; ${governmentAnswer.overdue.length} overdue`,
    ],
    [
      'Policies decided',
      `${of.earlyCoverage.n}: engaged early ${of.earlyCoverage.early}, later ${of.earlyCoverage.later}, missed ${of.earlyCoverage.missed}, unknown ${of.earlyCoverage.unknown}`,
    ],
    ['Organisations', String(of.participation.length)],
  ];
  const widest = Math.max(...lines.map(([label]) => label.length));
  return lines.map(([label, value]) => `${label.padEnd(widest)}  ${value}`).join('\n');
}

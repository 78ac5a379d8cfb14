import { count, waitingSvg } from '#govuk-pages';
import type { WaitCurves } from '#influence';
import { number, text, type Finding, type Links } from './finding.js';
import { daysInWords, rateInWords } from './in-words.js';
import type { IndicatorNumbers } from './numbers.js';

const medianInWords = (median: number | null) =>
  median === null ? 'more than half still wait' : `half within ${daysInWords(median)}`;

/** How long asks wait for an answer, and consultations for their outcome. */
export function waitingFinding(
  { timeToAnswer, governmentAnswer }: IndicatorNumbers,
  waits: WaitCurves,
  { rows }: Links,
): Finding {
  const groups = [
    {
      label: 'Asks, to the first answer',
      path: 'timeToAnswer',
      steps: waits.timeToAnswer,
      ...timeToAnswer,
    },
    {
      label: 'Consultations, to the outcome',
      path: 'governmentAnswer',
      steps: waits.governmentAnswer,
      ...governmentAnswer,
    },
  ];
  const { raisedAfterAnswer } = timeToAnswer;
  const leftOut =
    raisedAfterAnswer === 0
      ? ''
      : ` ${count(raisedAfterAnswer, 'ask was', 'asks were')} first answered on or before the first raise, and left out.`;
  return {
    id: 'time-to-answer',
    heading: 'Time to answer',
    text: `What has no answer yet still waits, and is counted as waiting for as long as it has: leaving it out would make government look quicker than it is (Kaplan–Meier).${leftOut}`,
    table: {
      caption: 'Time to answer',
      columns: [
        { label: 'From the first raise, or from the closing date' },
        { label: 'Number', numeric: true },
        { label: 'Answered', numeric: true },
        { label: 'Median days', numeric: true },
        { label: 'In words' },
      ],
      rows: groups.map(({ label, path, n, events, median }) => [
        text(label),
        number(n, rows?.(`${path}.n`)),
        number(events, rows?.(`${path}.events`)),
        number(median, rows?.(`${path}.median`)),
        { shown: n === 0 ? 'none yet' : medianInWords(median), value: n === 0 ? '' : medianInWords(median) },
      ]),
      empty: 'Nothing is waiting for an answer.',
    },
    chart: waitingSvg({
      id: 'time-to-answer',
      title: 'Share that still waits for an answer, by days',
      groups: groups
        .filter(({ n }) => n > 0)
        .map(({ label, path, n, median, steps }) => ({ label, n, median, steps, href: rows?.(`${path}.n`) })),
    }),
  };
}

/** The steps of the curves, one a row: for the file beside the picture. */
export const stepsTable = ({ timeToAnswer, governmentAnswer }: WaitCurves): Finding['table'] => ({
  caption: 'The steps of the curves',
  columns: [
    { label: 'Curve' },
    { label: 'Day', numeric: true },
    { label: 'Answered on it', numeric: true },
    { label: 'Known no longer', numeric: true },
    { label: 'Share still waiting', numeric: true },
  ],
  rows: [
    ...timeToAnswer.map((step) => ({ curve: 'Asks', ...step })),
    ...governmentAnswer.map((step) => ({ curve: 'Consultations', ...step })),
  ].map(({ curve, days, ended, censored, survival }) => [
    text(curve),
    number(days),
    number(ended),
    number(censored),
    number(survival, undefined, String(Math.round(survival * 1000) / 1000)),
  ]),
  empty: 'Nothing has been waited for yet.',
});

/** Whether government answers consultations within twelve weeks, and which it has left without an outcome. */
export const overdueFinding = (
  { governmentAnswer }: IndicatorNumbers,
  titles: ReadonlyMap<string, string>,
  { rows, consultation }: Links,
): Finding => ({
  id: 'overdue-outcomes',
  heading: 'Consultations without an outcome',
  text: `Outcome within 84 days (twelve weeks) of closing: ${rateInWords(governmentAnswer.within84)}. Below: closed for longer than that, not withdrawn, and no outcome.`,
  table: {
    caption: 'Closed for more than 84 days without an outcome, the longest first',
    columns: [{ label: 'Consultation' }, { label: 'Days since it closed', numeric: true }],
    rows: governmentAnswer.overdue.map(({ consultationId, days }) => [
      text(titles.get(consultationId) ?? consultationId, consultation?.(consultationId)),
      number(days, rows?.(`governmentAnswer.overdue.${consultationId}.days`)),
    ]),
    empty: 'No consultation has been closed for more than 84 days without an outcome.',
  },
});

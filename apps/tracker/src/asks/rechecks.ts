import { AskDeliveryReported, DELIVERIES, ReportAskDelivery, type Delivery } from '#asks';
import { dateInWords, labelOf, type Block, type Cell } from '#govuk-pages';
import type { AskDetail, Recheck } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import { referenceField } from '../wishes/fields.js';
import { wish } from '../wishes/wish.js';
import { askOf, headOf } from './asks.js';

/** The address of the form that records a re-check. */
export const recheckAddress = (askId: string): string => `${hrefOf('ask', askId)}/re-check`;

/** What is true while nobody has found anything else: as last reported, or that nobody knows. */
const asBefore = ({ ask }: AskDetail): Delivery =>
  DELIVERIES.find((delivery) => delivery === ask.delivery?.delivery) ?? 'unknown';

/**
 * A re-check is a report of delivery as seen on the day: also that nothing is new, in which case the last report is given
 * again.
 */
export const recheckWish = wish({
  command: ReportAskDelivery,
  shape: AskDeliveryReported,
  path: 're-check',
  summary: 'Records that an ask was looked at again after an answer',
  done: 'Re-check recorded',
  form: async (about) => {
    const same = asBefore(await askOf(about));
    return {
      title: 'Record a re-check',
      ...(await headOf(about)),
      intro:
        'An ask is never closed for good: it is looked at 6, 12 and 30 months after an answer. Say what you have found, also when it is nothing new. If government has said something further, record that as an answer instead.',
      fields: [
        {
          kind: 'choice',
          name: 'delivery',
          label: 'What did you find?',
          noun: 'finding',
          options: [
            { value: same, label: 'Re-checked, nothing new', hint: `Delivery: ${labelOf(same).toLowerCase()}` },
            ...DELIVERIES.filter((delivery) => delivery !== same).map((value) => ({ value, label: labelOf(value) })),
          ],
        },
        { kind: 'date', name: 'asOf', label: 'When did you look?', noun: 'date of the re-check' },
        referenceField('Where that can be seen'),
      ],
      submit: 'Record re-check',
    };
  },
  starts: ({ today }) => ({ asOf: today }),
});

function outcomeOf({ on, settledBy }: Recheck, today: string): Cell {
  if (settledBy)
    return {
      text: labelOf(settledBy.found),
      hint: `${settledBy.kind === 'answer' ? 'Answered' : 'As seen'} on ${dateInWords(settledBy.on)}`,
    };
  return on <= today ? { text: 'Due', tag: 'yellow' } : { text: 'To come', tag: 'grey' };
}

/** When an ask was and is to be looked at again. */
export function rechecksOf({ ask, rechecks }: AskDetail, today: string): Block[] {
  if (rechecks.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Re-checks',
      caption: 'When it is looked at again after an answer',
      columns: [{ label: 'Re-check' }, { label: 'On' }, { label: 'Found' }],
      rows: rechecks.map((recheck) => [
        `${recheck.months} months after the answer of ${dateInWords(recheck.answeredOn)}`,
        dateInWords(recheck.on),
        outcomeOf(recheck, today),
      ]),
      empty: '',
      links: [{ text: 'Record a re-check', href: recheckAddress(ask.askId) }],
    },
  ];
}

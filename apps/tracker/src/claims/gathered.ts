import { dateInWords, inWords, labelOf, type Block, type Cell, type Link } from '#govuk-pages';
import type { ClaimDetail, Ground } from '#registers';
import { documentOf } from '../asks/answers.js';
import { titleOfBody } from '../registers/bodies.js';
import { hrefOf } from '../registers/hrefs.js';
import { shortened } from './claims.js';

const withWhom = ({ counterpart, reached }: Ground): Cell =>
  counterpart
    ? { text: titleOfBody(counterpart.body), ...(counterpart.role && { hint: counterpart.role }) }
    : {
        text: inWords(reached.map(titleOfBody)) || 'No department is named',
        hint: 'The consultation that was answered',
      };

const recordOf = ({ kind, record }: Ground): Cell => {
  if (kind === 'response') return 'The response itself';
  return record ? { text: record.title, ...(record.url && { href: record.url }) } : 'No record';
};

function hoopOf({ passes, isOnRecord, isWithDepartment }: Ground): Cell {
  if (passes) return { text: 'Passes', tag: 'green' };
  const reasons = [
    ...(isOnRecord ? [] : ['no record']),
    ...(isWithDepartment ? [] : ['not with a department that decided']),
  ];
  return { text: 'Does not pass', tag: 'grey', hint: inWords(reasons).replace(/^./, (letter) => letter.toUpperCase()) };
}

/** The hoop, as computed: which raises there were before the decision, when, with whom, on what record. */
export const groundsOf = (grounds: readonly Ground[], decidedOn: string | null): Block => ({
  kind: 'table',
  heading: 'The hoop',
  caption: `Raised before ${decidedOn === null ? 'the decision' : dateInWords(decidedOn)}, the day of the decision`,
  columns: [{ label: 'Raised in' }, { label: 'When' }, { label: 'With' }, { label: 'On record' }, { label: 'Hoop' }],
  rows: grounds.map((ground) => [
    {
      text: `${labelOf(ground.kind)}: ${shortened(ground.title)}`,
      href: hrefOf(ground.kind, ground.id),
      ...(ground.inConfidence && { hint: 'In confidence' }),
    },
    dateInWords(ground.on),
    withWhom(ground),
    recordOf(ground),
    hoopOf(ground),
  ]),
  empty: 'It was not raised before the day of the decision.',
});

/** What was attached to a claim. */
export const evidenceOf = ({ evidence }: ClaimDetail, links: readonly Link[] = []): Block => ({
  kind: 'table',
  heading: 'Evidence',
  caption: 'What speaks for it',
  columns: [{ label: 'Evidence' }, { label: 'Test' }, { label: 'Dated' }, { label: 'Where it says so' }],
  rows: evidence.map(({ description, test, dated, reference }) => [
    description,
    { text: labelOf(test), tag: test === 'smoking_gun' ? 'turquoise' : 'grey' },
    dateInWords(dated),
    documentOf(reference),
  ]),
  empty: 'No evidence is attached.',
  links,
});

/** What else may explain the answer. */
export const rivalsOf = ({ rivals }: ClaimDetail, links: readonly Link[] = []): Block => ({
  kind: 'table',
  heading: 'Other explanations',
  caption: 'What else may explain the answer',
  columns: [{ label: 'Explanation' }, { label: 'Addressed' }],
  rows: rivals.map(({ explanation, addressed, how }) => [
    explanation,
    { text: addressed ? 'Addressed' : 'Not addressed', tag: addressed ? 'green' : 'yellow', ...(how && { hint: how }) },
  ]),
  empty: 'None is recorded.',
  links,
});

/** What people who were there say. */
export const substantiationsOf = ({ substantiations }: ClaimDetail, links: readonly Link[] = []): Block => ({
  kind: 'table',
  heading: 'What others say',
  caption: 'Those who were asked whether it is so',
  columns: [
    { label: 'Who' },
    { label: 'Independent' },
    { label: 'Says' },
    { label: 'When' },
    { label: 'In which words' },
  ],
  rows: substantiations.map(({ by, independent, agreement, on, reference }) => [
    { text: by.role, hint: titleOfBody(by.body) },
    independent ? 'Yes' : 'No',
    { text: labelOf(agreement), tag: agreement === 'agrees' ? 'green' : agreement === 'partly' ? 'yellow' : 'red' },
    dateInWords(on),
    documentOf(reference),
  ]),
  empty: 'Nobody outside was asked yet, or nobody has answered.',
  links,
});

/** Who contests it, and how that was resolved. */
export function contestsOf({ contests }: ClaimDetail, links: readonly Link[] = []): Block[] {
  if (contests.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Contests',
      caption: 'Who contests it, the latest first',
      columns: [{ label: 'Contested by' }, { label: 'Why' }, { label: 'How it was resolved' }],
      rows: contests.map(({ by, reason, resolution }) => [
        by,
        reason,
        resolution ?? ({ text: 'Open', tag: 'orange' } as const),
      ]),
      empty: '',
      links,
    },
  ];
}

import { closingInWords, count, dateInWords, instantInWords, labelOf, type Block, type Cell } from '#govuk-pages';
import type { ConsultationDetail, Deadline, Publication } from '#registers';
import type { Reference } from '#vocabulary';
import { titleOfBody } from '../registers/bodies.js';
import { hrefOf } from '../registers/hrefs.js';
import { nameOfActor } from '../web/names.js';
import { triageAnswers } from './triage-questions.js';

const documentOf = (reference: Reference | null): Cell =>
  reference && { text: reference.title, ...(reference.url && { href: reference.url }) };

/** What people said and what government answered, the texts folded. */
export function publishedOf({ feedback, outcomes }: ConsultationDetail): Block[] {
  const steps = [
    ...feedback.map((published) => ({ ...published, what: 'What people said' })),
    ...outcomes.map((published) => ({ ...published, what: 'Outcome' })),
  ];
  if (steps.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'What government published',
      caption: 'Feedback and outcome',
      columns: [{ label: 'What' }, { label: 'Published on' }, { label: 'Document' }],
      rows: steps.map(({ what, publishedOn, reference }) => [what, dateInWords(publishedOn), documentOf(reference)]),
      empty: '',
    },
    ...steps.flatMap(({ what, ...published }) => wordsOf(published, what)),
  ];
}

function wordsOf({ summary, reference, publishedOn }: Publication, what: string): Block[] {
  const text = summary ?? reference?.quotation;
  if (!text) return [];
  const summaryOf = `${what}, ${dateInWords(publishedOn)}: in its own words`;
  return [{ kind: 'folded', summary: summaryOf, blocks: [{ kind: 'prose', text }] }];
}

/** What the council chose to do, the latest choice with its six answers, earlier ones below. */
export function triageOf({ triages }: ConsultationDetail): Block[] {
  const [latest, ...earlier] = triages;
  if (!latest) return [];
  const lead = latest.leadPersonId;
  return [
    {
      kind: 'facts',
      heading: 'Triage',
      rows: [
        { label: 'The council will', value: labelOf(latest.decision).toLowerCase() },
        { label: 'Why', value: latest.reason },
        ...(lead ? [{ label: 'Lead', value: nameOfActor(`person-${lead}`) }] : []),
        ...triageAnswers(latest.relatesTo ?? {}).map(({ question, answer }) => ({ label: question, value: answer })),
      ],
    },
    ...(earlier.length > 0
      ? [
          {
            kind: 'table',
            caption: 'Earlier choices',
            columns: [{ label: 'Choice' }, { label: 'Why' }, { label: 'Recorded on' }],
            rows: earlier.map(({ decision, reason, recordedAt }) => [
              labelOf(decision),
              reason,
              instantInWords(recordedAt),
            ]),
            empty: '',
          } as const,
        ]
      : []),
  ];
}

/** The questions of the form, in order. */
export const questionsOf = ({ questions, consultation }: ConsultationDetail): Block => ({
  kind: 'table',
  heading: 'Questions',
  caption: `The questions, ${count(questions.length, 'in all', 'in all')}`,
  columns: [{ label: 'Number' }, { label: 'Question' }, { label: 'Kind' }],
  rows: questions.map(({ number, text, kind, options = [] }) => [
    number,
    [{ text }, ...options.map((option) => ({ text: `– ${option}` }))],
    labelOf(kind),
  ]),
  empty: 'No question is listed yet.',
  ...(consultation.state !== 'withdrawn' && {
    links: [
      {
        text: questions.length > 0 ? 'Change the list of questions' : 'List the questions',
        href: `${hrefOf('consultation', consultation.consultationId)}/list-questions`,
      },
      {
        text: 'Paste questions, one a line',
        href: `${hrefOf('consultation', consultation.consultationId)}/paste-questions`,
      },
    ],
  }),
});

export const responsesOf = ({ responses, consultation }: ConsultationDetail): Block => ({
  kind: 'table',
  heading: 'Responses',
  caption: 'The council’s responses',
  columns: [{ label: 'Response' }, { label: 'State' }, { label: 'Submitted' }],
  rows: responses.map(({ responseId, state, submittedAt }) => [
    { text: `Response to ${consultation.title}`, href: hrefOf('response', responseId) },
    labelOf(state),
    submittedAt ? instantInWords(submittedAt) : 'Not yet',
  ]),
  empty: 'The council has sent no response.',
});

export const engagementsOf = ({ engagements }: ConsultationDetail): Block => ({
  kind: 'table',
  heading: 'Engagements',
  caption: 'Engagements about this consultation',
  columns: [{ label: 'What' }, { label: 'When' }, { label: 'With' }],
  rows: engagements.map(({ engagementId, kind, happenedOn, counterpart }) => [
    { text: labelOf(kind), href: hrefOf('engagement', engagementId) },
    dateInWords(happenedOn),
    titleOfBody(counterpart.body),
  ]),
  empty: 'No engagement about it is logged.',
});

export const decisionsOf = ({ decisions }: ConsultationDetail): Block => ({
  kind: 'table',
  heading: 'Decisions',
  caption: 'Decisions that followed',
  columns: [{ label: 'Decision' }, { label: 'Decided on' }, { label: 'Kind' }],
  rows: decisions.map(({ decisionId, title, decidedOn, kind }) => [
    { text: title, href: hrefOf('decision', decisionId) },
    dateInWords(decidedOn),
    labelOf(kind),
  ]),
  empty: 'No decision that followed from it is recorded.',
});

const how = ({ how: came, publishedOn }: Deadline) =>
  came === 'moved' && publishedOn
    ? `Moved, as published on ${dateInWords(publishedOn)}`
    : came === 'logged'
      ? 'As it was logged'
      : 'Corrected';

/** Which deadline was known from when on. */
export const deadlinesOf = ({ deadlines }: ConsultationDetail): Block => ({
  kind: 'table',
  heading: 'Deadline: what was known when',
  caption: 'The deadlines in the order in which they became known here',
  columns: [{ label: 'Known here since' }, { label: 'Closes' }, { label: 'How' }, { label: 'Why' }],
  rows: deadlines.map((deadline) => [
    { text: instantInWords(deadline.recordedAt), hint: nameOfActor(deadline.actor) },
    deadline.closesAt ? closingInWords(deadline.closesAt) : 'No closing date',
    how(deadline),
    [
      ...(deadline.reason ? [{ text: deadline.reason }] : []),
      ...(deadline.reference
        ? [{ text: deadline.reference.title, ...(deadline.reference.url && { href: deadline.reference.url }) }]
        : []),
    ],
  ]),
  empty: 'No closing date has been known so far.',
});

import type { ConsultationEvent, ConsultationLogged } from '#consultations';
import { dateInWords } from '#vocabulary';
import {
  because,
  closing,
  correctedTo,
  handled,
  handlingChanged,
  listed,
  plain,
  puttingRight,
  type Told,
  type Wording,
} from './plain.js';

const quoted = (text: string) => `“${text}”`;
const words = (values: readonly string[]) => listed(values.map(plain));

const source = ({ system, key, url }: NonNullable<ConsultationLogged['source']>) =>
  [system === 'govuk' ? 'GOV.UK' : plain(system), key, url].filter(Boolean).join(', ');
const ways = ({ url, email, postalAddress }: NonNullable<ConsultationLogged['waysToRespond']>) =>
  listed([url, email, postalAddress].filter((way) => way !== undefined));

const FIELDS: Readonly<Record<string, Told>> = {
  title: ['title', quoted],
  kind: ['kind', plain],
  summary: ['summary', quoted],
  departments: ['departments', listed],
  policyIds: ['policies', (ids: readonly string[], name) => name.all('policy', ids)],
  themes: ['themes', listed],
  nations: ['nations', words],
  opensOn: ['opening date', dateInWords],
  closesAt: ['closing', closing],
  source: ['source', source],
  waysToRespond: ['ways to respond', ways],
  handling: ['handling', handled],
};

/** The history of a consultation in plain sentences. */
export const consultationWords: Wording<ConsultationEvent> = {
  ConsultationLogged: ({ title, kind, opensOn, closesAt }) =>
    [
      `Logged as “${title}” (${plain(kind)})`,
      opensOn && `opening on ${dateInWords(opensOn)}`,
      closesAt && `closing at ${closing(closesAt)}`,
    ]
      .filter(Boolean)
      .join(', '),
  ConsultationQuestionsListed: ({ questions }) =>
    questions.length === 1 ? '1 question listed' : `${questions.length} questions listed`,
  ConsultationDeadlineMoved: ({ closesAt, publishedOn, reason }) =>
    because(`Deadline moved to ${closing(closesAt)}, made public on ${dateInWords(publishedOn)}`, reason),
  ConsultationTriaged: ({ decision, reason }) => because(`Triaged: ${plain(decision)}`, reason),
  ConsultationMilestoneSet: ({ milestone, on, reason }) =>
    because(
      on
        ? `Milestone “${plain(milestone)}” put on ${dateInWords(on)}`
        : `Milestone “${plain(milestone)}” counted from the calendar again`,
      reason,
    ),
  ConsultationLinkedToPolicy: ({ policyId }, name) => `Linked to the policy ${name.one('policy', policyId)}`,
  ConsultationUnlinkedFromPolicy: ({ policyId }, name) =>
    `No longer linked to the policy ${name.one('policy', policyId)}`,
  ConsultationFeedbackPublished: ({ publishedOn, reference }) =>
    `Feedback published on ${dateInWords(publishedOn)}: “${reference.title}”`,
  ConsultationOutcomePublished: ({ publishedOn, reference }) =>
    `Outcome published on ${dateInWords(publishedOn)}: “${reference.title}”`,
  ConsultationOutcomeCorrected: ({ publishedOn, reference, reason }) =>
    because(
      `Outcome corrected: published on ${dateInWords(publishedOn)}${reference ? `, “${reference.title}”` : ''}`,
      reason,
    ),
  ConsultationWithdrawn: ({ withdrawnOn, explanation, correction }) =>
    puttingRight(because(`Withdrawn by government on ${dateInWords(withdrawnOn)}`, explanation), correction),
  ConsultationLapsed: ({ lapsedOn, reason, correction }) =>
    puttingRight(
      because(`Lapsed on ${dateInWords(lapsedOn)}: the council meant to answer and did not`, reason),
      correction,
    ),
  ConsultationDetailsCorrected: (data, name) => correctedTo(data, FIELDS, name),
  ConsultationHandlingChanged: handlingChanged,
};

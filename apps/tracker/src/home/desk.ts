import {
  ageInWords,
  closesInWords,
  closingInWords,
  count,
  dateInWords,
  instantInWords,
  labelOf,
  type Table,
} from '#govuk-pages';
import type { Desk, ReasonWanted } from '#registers';
import { recheckAddress } from '../asks/rechecks.js';
import { shortened } from '../claims/claims.js';
import { gradeTag, stateTag } from '../claims/words.js';
import { hrefOf } from '../registers/hrefs.js';
import { today } from '../web/clock.js';
import { nameOfPerson } from '../web/names.js';
import { more } from './more.js';

const notSent = ({ kind, title }: ReasonWanted) => (kind === 'response' ? `Response to ${title}` : title);

const reasonsOf = ({ reasonsWanted: { rows } }: Desk): Table => ({
  kind: 'table',
  heading: 'Reasons asked for',
  caption: 'Responses that lapsed, and consultations that went unanswered, without a reason',
  columns: [{ label: 'What was not sent' }, { label: 'Closed' }],
  rows: rows.map((row) => [
    { text: notSent(row), href: hrefOf(row.kind, row.id) },
    { text: closingInWords(row.closesAt), hint: closesInWords(row.closesAt, today()) },
  ]),
  empty: 'Whatever was not sent has its reason.',
  links: rows.map((row) => ({
    text: `Say why “${notSent(row)}” was not ${row.kind === 'response' ? 'sent' : 'answered'}`,
    href: `${hrefOf(row.kind, row.id)}/lapse`,
  })),
});

/** What waits for the secretariat, list by list. */
export const deskOf = (desk: Desk): Table[] => [
  {
    kind: 'table',
    heading: 'To triage',
    caption: 'Consultations that nobody has triaged',
    columns: [{ label: 'Consultation' }, { label: 'Closes' }],
    rows: desk.toTriage.rows.map(({ consultationId, title, closesAt }) => [
      { text: title, href: hrefOf('consultation', consultationId) },
      closesAt ? { text: closingInWords(closesAt), hint: closesInWords(closesAt, today()) } : 'No closing date',
    ]),
    empty: 'Every consultation is triaged.',
    links: more(desk.toTriage.total, desk.toTriage.rows.length, '/consultations?triage=untriaged', 'to triage'),
  },
  {
    kind: 'table',
    heading: 'Closing soon',
    caption: 'Consultations that the council answers and that close within 28 days',
    columns: [{ label: 'Consultation' }, { label: 'Triage' }, { label: 'Closes' }],
    rows: desk.closingSoon.rows.map(({ consultationId, title, triage, closesAt }) => [
      { text: title, href: hrefOf('consultation', consultationId) },
      triage && labelOf(triage),
      closesAt && { text: closingInWords(closesAt), hint: closesInWords(closesAt, today()) },
    ]),
    empty: 'None that the council means to answer closes within four weeks.',
    links: more(desk.closingSoon.total, desk.closingSoon.rows.length, '/consultations?state=open', 'closing soon'),
  },
  {
    kind: 'table',
    heading: 'In drafting',
    caption: 'Responses that are neither sent nor ended',
    columns: [{ label: 'Response' }, { label: 'Lead' }, { label: 'Closes' }],
    rows: desk.inDrafting.rows.map(({ responseId, consultation, leadPersonId, closesAt }) => [
      { text: `Response to ${consultation.title}`, href: hrefOf('response', responseId) },
      nameOfPerson(leadPersonId),
      closesAt ? { text: closingInWords(closesAt), hint: closesInWords(closesAt, today()) } : 'No closing date',
    ]),
    empty: 'No response is being drafted.',
    links: more(desk.inDrafting.total, desk.inDrafting.rows.length, '/responses?state=started', 'in drafting'),
  },
  reasonsOf(desk),
  {
    kind: 'table',
    heading: 'Answers to record',
    caption: 'Decisions that have not answered all asks of their policies',
    columns: [{ label: 'Decision' }, { label: 'Decided on' }, { label: 'Asks to answer', numeric: true }],
    rows: desk.answersToRecord.rows.map(({ decisionId, title, decidedOn, asksToAnswer }) => [
      { text: title, href: hrefOf('decision', decisionId) },
      dateInWords(decidedOn),
      asksToAnswer,
    ]),
    empty: 'Every decision has answered the asks of its policies.',
    links: more(desk.answersToRecord.total, desk.answersToRecord.rows.length, '/decisions', 'with answers to record'),
  },
  {
    kind: 'table',
    heading: 'Claims to verify',
    caption: 'Claims that nobody has verified, or whose verification has lapsed',
    columns: [{ label: 'Claim' }, { label: 'Grade' }, { label: 'State' }],
    rows: desk.claimsToVerify.rows.map(({ claimId, statement, grade, state }) => [
      { text: shortened(statement), href: hrefOf('claim', claimId) },
      gradeTag(grade),
      stateTag(state),
    ]),
    empty: 'Every claim is verified.',
    links: more(desk.claimsToVerify.total, desk.claimsToVerify.rows.length, '/claims?counts=no', 'to verify'),
  },
  {
    kind: 'table',
    heading: 'Re-checks due',
    caption: 'Asks to look at again after an answer',
    columns: [{ label: 'Ask' }, { label: 'Due since' }],
    rows: desk.rechecksDue.rows.map(({ askId, statement, nextRecheckOn }) => [
      { text: statement, href: hrefOf('ask', askId) },
      nextRecheckOn && dateInWords(nextRecheckOn),
    ]),
    empty: 'No ask is to be looked at again.',
    links: desk.rechecksDue.rows.map(({ askId, statement }) => ({
      text: `Record the re-check of “${statement}”`,
      href: recheckAddress(askId),
    })),
  },
  {
    kind: 'table',
    heading: 'Awaiting government',
    caption: 'Asks that were raised and have no answer',
    columns: [{ label: 'Ask' }, { label: 'First raised' }, { label: 'Waiting for' }],
    rows: desk.awaitingAnswer.rows.map(({ askId, statement, firstRaisedOn }) => [
      { text: statement, href: hrefOf('ask', askId) },
      firstRaisedOn && dateInWords(firstRaisedOn),
      firstRaisedOn && ageInWords(firstRaisedOn, today()),
    ]),
    empty: 'No ask is waiting for an answer.',
    links: more(
      desk.awaitingAnswer.total,
      desk.awaitingAnswer.rows.length,
      '/asks?state=awaiting',
      'waiting for an answer',
    ),
  },
  {
    kind: 'table',
    heading: 'Awaiting an outcome',
    caption: 'Closed consultations that the council answered and that have no outcome',
    columns: [{ label: 'Consultation' }, { label: 'Closed for' }],
    rows: desk.awaitingOutcome.rows.map(({ consultationId, title, days }) => [
      { text: title, href: hrefOf('consultation', consultationId) },
      count(days, 'day'),
    ]),
    empty: 'No consultation that the council answered is waiting for its outcome.',
    links: more(
      desk.awaitingOutcome.total,
      desk.awaitingOutcome.rows.length,
      '/consultations?state=closed_awaiting_outcome',
      'awaiting an outcome',
    ),
  },
  {
    kind: 'table',
    heading: 'Recorded lately',
    caption: 'The latest items',
    columns: [{ label: 'What' }, { label: 'Recorded on' }],
    rows: desk.recent.map(({ kind, id, title, recordedAt }) => [
      { text: title, href: hrefOf(kind, id), hint: labelOf(kind) },
      instantInWords(recordedAt),
    ]),
    empty: 'Nothing is recorded yet.',
  },
];
